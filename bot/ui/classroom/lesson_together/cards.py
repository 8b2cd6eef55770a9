"""The card of a lesson together that everybody in the channel sees, phase by phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import MediaGalleryItem, ui

from bot.services.classroom.lesson_together.scenes import LessonTogetherScene
from bot.tutor.classroom.lesson_together.way import OF_CARDS, LessonStage
from bot.tutor.classroom.lesson_together.words import (
    option_lines,
    seen_line,
    stem_of,
    told_lines,
    try_lines,
    vote_lines,
)
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import TypeIn
from bot.ui.classroom.lesson_together.buttons import (
    BUTTONS,
    OwnCardButton,
    TypedTogetherModal,
    have_read,
    lessons_of,
    onward_row,
)
from bot.ui.classroom.lesson_together.ends import lobby, what_came_out
from bot.ui.classroom.lesson_together.inputs import public_rows, try_row
from bot.ui.course.lessons import TOGETHER
from bot.ui.course.looking import UNDRAWN
from bot.ui.course.telling import asked
from bot.ui.exercises.questions import title_of
from bot.ui.kit.cards import LESSONS, QUESTIONS, card, gallery, show
from bot.ui.kit.persistent import press_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.tutor.classroom.lesson_together.state import LessonTogether
    from bot.ui.client import TutorBot

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]] | None

REMOVED = "This part was taken out of the lesson meanwhile. Go on, please."
TALK = (
    "**Now talk about it here:** say what you chose and why, if you like. Then everybody answers "
    "once more, the same or something else."
)


def lesson_together_card(scene: LessonTogetherScene) -> ui.LayoutView:
    state = scene.state
    draw = {
        LessonStage.LOBBY: lobby,
        LessonStage.READ: _read,
        LessonStage.TRY: _try,
        LessonStage.THEN: _then,
        LessonStage.ALONE: _vote,
        LessonStage.AGAIN: _vote,
        LessonStage.RESULT: _result,
        LessonStage.DONE: what_came_out,
    }
    about = LESSONS if state.stage in OF_CARDS | {LessonStage.LOBBY} else QUESTIONS
    return card(about, *draw[state.stage](scene))


def _read(scene: LessonTogetherScene) -> list[Part]:
    return _of_card(scene, [[have_read(scene.state)]])


def _try(scene: LessonTogetherScene) -> list[Part]:
    state, shown = scene.state, scene.state.card
    if shown is None or shown.tried is None:
        return _of_card(scene, [])
    parts: list[Part] = [asked(shown.tried), try_row(state, shown.tried)]
    return _of_card(scene, [*parts, f"-# {seen_line(state)}"])


def _then(scene: LessonTogetherScene) -> list[Part]:
    state, shown = scene.state, scene.state.card
    if shown is None:
        return _of_card(scene, [])
    ask = f"**{shown.tried.ask}**" if shown.tried is not None else ""
    counts = "\n".join(line for line in (ask, *try_lines(state, shown)) if line)
    return _of_card(scene, [counts if shown.tried else None, shown.then, [have_read(state)]])


def _of_card(scene: LessonTogetherScene, parts: list[Part]) -> list[Part]:
    """Return a card of the lesson with what is done on it."""
    state, shown = scene.state, scene.state.card
    if shown is None:
        return [REMOVED, onward_row(state), _place(state)]
    return [
        f"### {shown.title}\n{shown.text}",
        gallery(scene.pictures) if scene.pictures else None,
        UNDRAWN if scene.undrawn else None,
        *parts,
        _by_hand(state) if state.stage is not LessonStage.TRY else None,
        onward_row(state),
        _place(state),
    ]


def _by_hand(state: LessonTogether) -> list[ui.Item[Any]] | None:
    """Return the way to the step that each does by hand, on their own card of the lesson."""
    shown = state.card
    if shown is None or shown.hands_on is None:
        return None
    here: dict[str, Any] = {"gathering": state.gathering.id, "card": shown.id}
    return [OwnCardButton.labelled("Its step by hand, on my own", **here)]


def _vote(scene: LessonTogetherScene) -> list[Part]:
    state, question = scene.state, scene.state.question
    if question is None or state.is_lost:
        return [REMOVED, onward_row(state), _place(state)]
    answered = state.asked(question)
    again = state.stage is LessonStage.AGAIN
    hint = f"-# {answered.hint}" if isinstance(answered, TypeIn) else None
    return [
        title_of(stem_of(state, question)),
        *_options(scene, option_lines(answered)),
        hint,
        TALK if again else "**First alone:** answer before you talk about it.",
        *public_rows(state, answered),
        f"-# {seen_line(state)}",
        onward_row(state),
        _place(state),
    ]


def _options(scene: LessonTogetherScene, lines: list[str]) -> list[Part]:
    """Return the options: lines, or each line with its picture where there are pictures."""
    if not scene.pictures:
        return ["\n".join(lines)]
    parts: list[Part] = []
    for letter, picture in zip(LETTERS, scene.pictures, strict=False):
        parts.append(f"**{letter}**")
        media = f"attachment://{picture.file_name}"
        parts.append(ui.MediaGallery(MediaGalleryItem(media, description=picture.alt_text)))
    return parts


def _result(scene: LessonTogetherScene) -> list[Part]:
    state, question = scene.state, scene.state.question
    if question is None or state.is_lost:
        return [REMOVED, onward_row(state), _place(state)]
    pictures = _options(scene, option_lines(state.asked(question))) if scene.pictures else []
    return [
        title_of(stem_of(state, question)),
        *pictures,
        "\n".join(vote_lines(state, question)),
        "\n".join(told_lines(state, question)),
        "-# **My part** tells you alone what to make of your own answers.",
        [have_read(state)],
        onward_row(state),
        _place(state),
    ]


def _place(state: LessonTogether) -> str:
    """Say where the lesson is, and how many are done, without names."""
    lesson, stop, turnout = state.lesson, state.stop, state.turnout
    cards = sum(one.stage in {LessonStage.READ, LessonStage.THEN} for one in state.way)
    questions = len(state.gathering.plan.items)
    where = (
        f"card {stop.place + 1} of {cards}"
        if state.stage in OF_CARDS
        else f"question {stop.place + 1} of {questions}"
    )
    everybody = len(turnout.done) + len(turnout.missing)
    away = f" · {len(turnout.away)} away for now" if turnout.away else ""
    done = f"{len(turnout.done)} of {everybody} done{away}"
    return f"-# Lesson {lesson.number}: {lesson.title}, together · {where} · {done}"


async def open_together(interaction: Interaction[Any], typed: str | None) -> None:
    await show(interaction, lessons_of(interaction).begin(press_of(interaction), typed))


async def setup(bot: TutorBot) -> None:
    bot.add_opener(TOGETHER, open_together)
    bot.add_dynamic_items(*BUTTONS)
    bot.add_submission(TypedTogetherModal)
    bot.add_drawing(LessonTogetherScene, lesson_together_card)
