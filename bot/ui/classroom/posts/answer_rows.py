"""What answers a question on a private card: letters, a send button, or a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
)
from bot.ui.classroom.posts.answer_forms import answer_keys
from bot.ui.classroom.posts.answers import (
    AnswerFormButton,
    ChooseButton,
    PickLettersButton,
    SendButton,
)
from bot.ui.exercises.inputs.drawing import NOTHING
from bot.ui.exercises.inputs.letters import LetterButtons, in_rows, order_rows, switch_rows

if TYPE_CHECKING:
    from bot.services.classroom.scenes import AnswerScene


def answer_rows(scene: AnswerScene) -> list[list[ui.Item[Any]]]:
    """Return what answers the question of a private card."""
    keys = answer_keys(scene)
    rows: list[list[ui.Item[Any]]] = []
    match scene.asked:
        case ChooseOne() as asked:
            letters = LETTERS[: len(asked.options)]
            rows = in_rows([ChooseButton.labelled(one, letter=one, **keys) for one in letters])
        case ChooseSeveral() as asked:
            rows = switch_rows(asked, scene.picked, _letter_buttons(scene))
        case PutInOrder() as asked:
            rows = order_rows(asked, scene.picked, _letter_buttons(scene))
        case TypeIn() | PairUp() as asked:
            label = "Type my answer" if isinstance(asked, TypeIn) else "Match them"
            rows = [[AnswerFormButton.labelled(label, ButtonStyle.primary, **keys)]]
    return rows


def _letter_buttons(scene: AnswerScene) -> LetterButtons:
    keys = answer_keys(scene)

    def pick(label: str, picked: str, *, disabled: bool = False) -> PickLettersButton:
        return PickLettersButton.labelled(
            label, disabled=disabled, picked=picked or NOTHING, **keys
        )

    def send(ready: bool) -> SendButton:
        return SendButton.labelled(
            "Send my answer",
            ButtonStyle.primary,
            disabled=not ready,
            picked=scene.picked or NOTHING,
            **keys,
        )

    return LetterButtons(pick, send)
