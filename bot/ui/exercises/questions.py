"""A lesson's questions: what is asked, a second try, and how sure a person is."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.exercises.scenes import Purpose, QuestionScene
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
)
from bot.tutor.exercises.replies import Ordered, Paired, Several, Typed
from bot.tutor.text import plain
from bot.ui.exercises.helping import card_buttons, help_buttons, help_lines
from bot.ui.exercises.inputs import choose_one, choose_several, pair_up, put_in_order, type_in
from bot.ui.exercises.inputs.drawing import may_say_how_sure
from bot.ui.exercises.inputs.sure import sure_menu, sureness_told
from bot.ui.kit.cards import QUESTIONS, card, show
from bot.ui.kit.keys import attempt_in
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.kit.rooms import go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Verdict
    from bot.ui.client import TutorBot
    from bot.ui.exercises.inputs.drawing import InputDrawing

GAP = re.compile("_{3,}")
NAMES = {
    Purpose.CHECKPOINT: "Checkpoint",
    Purpose.PRACTICE: "Practice",
    Purpose.MISTAKES: "My mistakes",
}
NO_LEAVINGS: Mapping[str, Callable[[Any], ui.Item[Any]]] = {}
LAST_STEP = "This is the last step: it answers the question."
INPUTS: Mapping[type[Input], InputDrawing] = {
    ChooseOne: choose_one.DRAWING,
    ChooseSeveral: choose_several.DRAWING,
    PutInOrder: put_in_order.DRAWING,
    PairUp: pair_up.DRAWING,
    TypeIn: type_in.DRAWING,
}


class NextQuestionButton(PersistentButton, shape="quiz-next:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        questions, attempt = services_of(interaction).questions, attempt_in(self.keys)
        await show(interaction, questions.show(press_of(interaction), attempt))


def question_card(
    scene: QuestionScene,
    endings: Mapping[str, Callable[[Any], ui.Item[Any]]],
    leavings: Mapping[str, Callable[[Any], ui.Item[Any]]] = NO_LEAVINGS,
) -> ui.LayoutView:
    leave = leavings.get(scene.purpose)
    leaving = [leave(scene)] if leave is not None and not scene.state.finished else []
    if scene.closed:
        return _closed_card(scene, endings.get(scene.purpose, _go_on), leaving)
    drawing, asked = INPUTS[type(scene.asked)], scene.asked
    question = "\n".join([title_of(scene.stem), *help_lines(scene), *_step(scene)])
    lines = "\n".join(drawing.lines(scene, asked))
    sure = [sure_menu(scene)] if may_say_how_sure(scene) else None
    parts: list[str | ui.Item[Any] | Sequence[ui.Item[Any]] | None]
    parts = [f"{question}\n{lines}", _heard(scene), sure]
    if scene.pictures:  # the letters are pressed right below what they stand beside
        parts = [question, _heard(scene), sure, lines, *_pictures(scene)]
    elif scene.verdict and scene.verdict.follow_up:  # what was said comes before what is asked next
        parts = [question, _heard(scene), sure, lines]
    return card(
        QUESTIONS,
        scene.note,
        opening_of(scene),
        *parts,
        *drawing.rows(scene, asked),
        [*help_buttons(scene), *leaving],
        place_of(scene),
    )


def opening_of(scene: QuestionScene) -> str:
    """Say what begins, above the first question of a checkpoint."""
    if scene.purpose is not Purpose.CHECKPOINT or scene.state.step:
        return ""
    return f"Now the questions: {len(scene.state.drawn)} of them, two tries each, nothing is timed."


def _step(scene: QuestionScene) -> list[str]:
    """Ask the step that is open."""
    if not scene.help.step:
        return []
    return [f"**{scene.help.step}**" + (f" {LAST_STEP}" if scene.help.is_last else "")]


def _heard(scene: QuestionScene) -> str:
    return scene.help.heard or (_verdict(scene, scene.verdict) if scene.verdict else "")


def title_of(stem: str) -> str:
    """Write what a question asks as a heading."""
    return f"### {GAP.sub(_as_typed, stem)}"


def place_of(scene: QuestionScene) -> str:
    """Say what the question is one of, of which lesson, and whether it was answered with help."""
    lesson = f"lesson {scene.lesson.number}: {scene.lesson.title}"
    number = f"question {scene.number} of {len(scene.state.drawn)}"
    place = f"{NAMES[scene.purpose]} · {lesson} · {number}"
    if scene.question.id not in scene.state.helped:
        return f"-# {place}"
    return f"-# {place} · {'with a hint' if scene.help.hints else 'in steps'}"


def _as_typed(gap: re.Match[str]) -> str:
    """Escape a gap: two of them would underline what stands between."""
    return r"\_" * len(gap[0])


def _closed_card(
    scene: QuestionScene, ending: Callable[[Any], ui.Item[Any]], leaving: list[ui.Item[Any]]
) -> ui.LayoutView:
    following: ui.Item[Any] = (
        ending(scene)
        if scene.state.finished
        else NextQuestionButton.labelled(
            "Next question", ButtonStyle.primary, attempt=scene.attempt
        )
    )
    return card(
        QUESTIONS,
        scene.note,
        "\n".join([title_of(scene.stem), *_options(scene)]),
        *_pictures(scene),
        _verdict(scene, scene.verdict) if scene.verdict else None,
        scene.ending,
        [following, *card_buttons(scene), *leaving],
        place_of(scene),
    )


def _go_on(scene: QuestionScene) -> ui.Item[Any]:
    return go_on(scene.lesson)


def _options(scene: QuestionScene) -> list[str]:
    """Return the options of which one is chosen, each marked by how it turned out."""
    if not isinstance(scene.asked, ChooseOne):
        return []
    return choose_one.DRAWING.lines(scene, scene.asked)


def _pictures(scene: QuestionScene) -> list[str | ui.Item[Any]]:
    if not scene.pictures or not isinstance(scene.asked, ChooseOne):
        return []
    return choose_one.pictured(scene, scene.asked)


def _verdict(scene: QuestionScene, verdict: Verdict) -> str:
    judged = scene.confidence is not None and verdict.follow_up is None
    sure = sureness_told(scene.confidence or 0, verdict.right) if judged else ""
    drawing = type_in.DRAWING if verdict.follow_up else INPUTS[type(scene.asked)]
    again = "**One more try.**" if verdict.right is False and not scene.closed else ""
    missed = verdict.missed if scene.closed else ""
    said = "\n".join(line for line in (verdict.feedback, missed) if line)
    given = "" if _is_told_below(scene, verdict) else drawing.said(scene, scene.asked)
    heard = " ".join(filter(None, (_headline(scene, verdict), sure, given)))
    told = _apart(scene).join(filter(None, (heard, said, again)))
    return "\n".join(filter(None, (_in_own_words(scene), told)))


def _is_told_below(scene: QuestionScene, verdict: Verdict) -> bool:
    """Tell whether what was given is all told with the right answer, with words to the letters."""
    return verdict.right is True and isinstance(scene.said, Several | Ordered | Paired)


def _apart(scene: QuestionScene) -> str:
    """Return what stands between the parts of a verdict: several letters have a line each."""
    several = isinstance(scene.said, Several) and scene.question.id not in scene.state.words
    return "\n" if several else " "


def _in_own_words(scene: QuestionScene) -> str:
    """Quote what the person wrote, whose ideas are counted after it."""
    words = scene.state.words.get(scene.question.id)
    return f"Your answer: “{plain(words.text)}”" if isinstance(words, Typed) else ""


def _headline(scene: QuestionScene, verdict: Verdict) -> str:
    if verdict.right is None:
        return "📝 Noted."
    if verdict.right:
        return "✅ Right."
    if verdict.headline:
        return f"❌ {verdict.headline}"
    return "❌ Not all of it." if verdict.credit else "❌ Not that one."


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(NextQuestionButton)
    bot.add_drawing(
        QuestionScene, partial(question_card, endings=bot.endings, leavings=bot.leavings)
    )
