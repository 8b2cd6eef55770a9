"""Choose several options: each letter is switched on and off, then all are sent with Check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import letters_of
from bot.tutor.exercises.replies import Several
from bot.ui.exercises.inputs.drawing import InputDrawing, lettered
from bot.ui.exercises.inputs.letters import switch_rows
from bot.ui.exercises.inputs.picks import letter_buttons

if TYPE_CHECKING:
    from discord import ui

    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.exercises.questions.inputs import ChooseSeveral


HOW = "-# Switch on every letter that fits, then press Check."
TICK = "**Tick what your answer has, then press Check.** None of it? Press Check as well."
TICK_MORE = (
    "**Tick what else your answer has, then press Check.** A ✓ is what I spotted: "
    "press its letter where I am wrong."
)
ALL_TICKED = (
    "**I spotted words for all of it: press Check.** Where I am wrong, press the letter first."
)


def _lines(scene: QuestionScene, asked: ChooseSeveral) -> list[str]:
    if asked.least:
        return [*lettered(asked.options), HOW]
    on = asked.reply(scene.picked).ids
    lines = (
        f"{line} ✓" if option.id in on else line
        for line, option in zip(lettered(asked.options), asked.options, strict=True)
    )
    if len(asked.ticked) == len(asked.options):
        return [ALL_TICKED, *lines]
    return [TICK_MORE if asked.ticked else TICK, *lines]


def _rows(scene: QuestionScene, asked: ChooseSeveral) -> list[list[ui.Item[Any]]]:
    return switch_rows(asked, scene.picked, letter_buttons(scene))


def _said(scene: QuestionScene, asked: ChooseSeveral) -> str:
    if not isinstance(scene.said, Several) or scene.question.id in scene.state.words:
        return ""
    return f"You chose {', '.join(letters_of(asked.options, scene.said.ids)) or 'none'}."


DRAWING = InputDrawing(_lines, _rows, _said)
