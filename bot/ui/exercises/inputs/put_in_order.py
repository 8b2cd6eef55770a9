"""Put lines in order: their letters are pressed one after the other, then sent with Check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import letters_of
from bot.tutor.exercises.replies import Ordered
from bot.ui.exercises.inputs.drawing import InputDrawing, lettered
from bot.ui.exercises.inputs.letters import order_rows
from bot.ui.exercises.inputs.picks import letter_buttons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord import ui

    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.exercises.questions.inputs import PutInOrder


def _lines(scene: QuestionScene, asked: PutInOrder) -> list[str]:
    picked = f"**Your order:** {_in_a_row(scene.picked)}" if scene.picked else ""
    hint = picked or "-# Press the letters in order, the first one first, then press Check."
    return [*lettered(asked.options), hint]


def _rows(scene: QuestionScene, asked: PutInOrder) -> list[list[ui.Item[Any]]]:
    return order_rows(asked, scene.picked, letter_buttons(scene))


def _said(scene: QuestionScene, asked: PutInOrder) -> str:
    if not isinstance(scene.said, Ordered):
        return ""
    return f"Your order was {_in_a_row(letters_of(asked.options, scene.said.ids))}."


def _in_a_row(letters: Iterable[str]) -> str:
    return " → ".join(letters)


DRAWING = InputDrawing(_lines, _rows, _said)
