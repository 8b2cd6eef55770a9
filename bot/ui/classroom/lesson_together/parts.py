"""What one person sees of a lesson together: their own answers, and the cards so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.services.classroom.lesson_together.scenes import LeftScene, OwnPartScene
from bot.services.course.showing import Telling
from bot.tutor.classroom.lesson_together.own import own_lines
from bot.tutor.classroom.lesson_together.way import READING, LessonStage
from bot.tutor.classroom.lesson_together.words import seen_line, stem_of
from bot.tutor.text import shortened
from bot.ui.classroom.lesson_together.buttons import have_read, onward_button
from bot.ui.classroom.lesson_together.ends import LABEL
from bot.ui.classroom.lesson_together.inputs import private_lines, private_rows, try_row
from bot.ui.course.buttons import CARDS_OFFERED, IN_A_ROW, OpenButton
from bot.ui.course.looking import look_at
from bot.ui.course.telling import asked
from bot.ui.exercises.questions import title_of
from bot.ui.kit.cards import LESSONS, card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.classroom.lesson_together.state import LessonTogether
    from bot.ui.client import TutorBot

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]] | None


def own_part_card(scene: OwnPartScene) -> ui.LayoutView:
    state = scene.state
    return card(
        LESSONS,
        scene.note,
        *_open(scene),
        "\n".join(own_lines(state, scene.person)),
        _onward(scene),
        *_cards_so_far(state),
        _own_lesson(state),
        f"-# Lesson {state.lesson.number}: {state.lesson.title}, together · only you see this card",
    )


def _open(scene: OwnPartScene) -> list[Part]:
    """Return what the present phase asks of somebody who has not answered yet."""
    state = scene.state
    if state.is_lost or state.own(scene.person, state.phase) is not None:
        return []
    shown, question = state.card, state.question
    if state.stage is LessonStage.TRY and shown is not None and shown.tried is not None:
        return [asked(shown.tried), try_row(state, shown.tried), f"-# {seen_line(state)}"]
    if state.stage in {LessonStage.ALONE, LessonStage.AGAIN} and question is not None:
        answered = state.asked(question)
        return [
            "\n".join((title_of(stem_of(state, question)), *private_lines(answered, scene.picked))),
            *private_rows(state, answered, scene.picked),
            f"-# {seen_line(state)}",
        ]
    return []


def _onward(scene: OwnPartScene) -> list[ui.Item[Any]]:
    """Return the way on, which is here as well: the card in the channel may be lost."""
    state = scene.state
    if state.stage is LessonStage.DONE:
        return []
    row: list[ui.Item[Any]] = [onward_button(state)]
    if state.stage in READING and state.own(scene.person, state.phase) is None:
        row.insert(0, have_read(state))
    return row


def _cards_so_far(state: LessonTogether) -> list[Part]:
    """Return a button for each card that was shown whole: who came late looks at them there."""
    shown = state.cards_so_far[-CARDS_OFFERED:]
    if not shown:
        return []
    buttons: list[ui.Item[Any]] = [
        look_at(state.lesson, one, shortened(one.title, LABEL), Telling.WHOLE) for one in shown
    ]
    rows = [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
    return ["**The cards so far**, to look at:", *rows]


def _own_lesson(state: LessonTogether) -> list[ui.Item[Any]] | None:
    if state.stage is not LessonStage.DONE:
        return None
    return [OpenButton.labelled("Open my own lesson", lesson=state.lesson.id)]


def left_card(scene: LeftScene) -> ui.LayoutView:
    return card(LESSONS, scene.text)


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(OwnPartScene, own_part_card)
    bot.add_drawing(LeftScene, left_card)
