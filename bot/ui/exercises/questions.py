"""A lesson's questions: what is asked, a second try, and how sure a person is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.exercises.scenes import QuestionScene
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
)
from bot.ui.exercises.inputs import choose_one, choose_several, pair_up, put_in_order, type_in
from bot.ui.exercises.inputs.sure import sure_menu
from bot.ui.kit.cards import QUESTIONS, card, show
from bot.ui.kit.keys import attempt_in
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.kit.rooms import go_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Verdict
    from bot.ui.client import TutorBot
    from bot.ui.exercises.inputs.drawing import InputDrawing

GAP = re.compile("_{3,}")
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
        await show(interaction, await questions.show(press_of(interaction), attempt))


def question_card(scene: QuestionScene) -> ui.LayoutView:
    place = f"-# Question {scene.number} of {len(scene.state.drawn)}"
    title = f"### {GAP.sub(_as_typed, scene.stem)}"
    if scene.closed:
        return _closed_card(scene, title, place)
    drawing = INPUTS[type(scene.asked)]
    return card(
        QUESTIONS,
        scene.note,
        f"{title}\n" + "\n".join(drawing.lines(scene, scene.asked)),
        f"{_verdict(scene, scene.verdict)} **One more try.**" if scene.verdict else None,
        None if scene.state.tried[scene.question.id] else [sure_menu(scene)],
        *drawing.rows(scene, scene.asked),
        place,
    )


def _as_typed(gap: re.Match[str]) -> str:
    """Escape a gap: two of them would underline what stands between."""
    return r"\_" * len(gap[0])


def _closed_card(scene: QuestionScene, title: str, place: str) -> ui.LayoutView:
    return card(
        QUESTIONS,
        scene.note,
        title,
        _verdict(scene, scene.verdict) if scene.verdict else None,
        scene.ending,
        [
            go_on(scene.lesson)
            if scene.state.finished
            else NextQuestionButton.labelled(
                "Next question", ButtonStyle.primary, attempt=scene.attempt
            )
        ],
        place,
    )


def _verdict(scene: QuestionScene, verdict: Verdict) -> str:
    sure = f"You were {scene.confidence}% sure." if scene.closed and scene.confidence else ""
    said = INPUTS[type(scene.asked)].said(scene, scene.asked)
    parts = (_headline(verdict), sure, said, verdict.feedback)
    return " ".join(part for part in parts if part)


def _headline(verdict: Verdict) -> str:
    if verdict.right is None:
        return "📝 Noted."
    if verdict.right:
        return "✅ Right."
    return "❌ Not all of it." if verdict.credit else "❌ Not that one."


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(NextQuestionButton)
    bot.add_drawing(QuestionScene, question_card)
