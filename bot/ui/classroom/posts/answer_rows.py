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
    letters_of,
)
from bot.ui.classroom.posts.answers import (
    AnswerFormButton,
    ChooseButton,
    PickLettersButton,
    SendButton,
    answer_keys,
)
from bot.ui.exercises.inputs.drawing import NOTHING, ROW

if TYPE_CHECKING:
    from bot.services.classroom.scenes import AnswerScene


def answer_rows(scene: AnswerScene) -> list[list[ui.Item[Any]]]:
    """Return what answers the question of a private card."""
    match scene.asked:
        case ChooseOne() as asked:
            keys, letters = answer_keys(scene), LETTERS[: len(asked.options)]
            rows = _rows([ChooseButton.labelled(one, letter=one, **keys) for one in letters])
        case ChooseSeveral() as asked:
            rows = _several(scene, asked, LETTERS[: len(asked.options)])
        case PutInOrder() as asked:
            rows = _in_order(scene, asked, LETTERS[: len(asked.options)])
        case TypeIn() | PairUp() as asked:
            label = "Type my answer" if isinstance(asked, TypeIn) else "Match them"
            rows = [[AnswerFormButton.labelled(label, ButtonStyle.primary, **answer_keys(scene))]]
        case None:
            rows = []
    return rows


def _several(scene: AnswerScene, asked: ChooseSeveral, letters: str) -> list[list[ui.Item[Any]]]:
    at_first, keys = letters_of(asked.options, asked.ticked), answer_keys(scene)
    buttons: list[ui.Item[Any]] = []
    for letter in letters:
        on = (letter in scene.picked) != (letter in at_first)
        picked = "".join(one for one in letters if (one in scene.picked) != (one == letter))
        label = f"✓ {letter}" if on else letter
        buttons.append(PickLettersButton.labelled(label, picked=picked or NOTHING, **keys))
    return [*_rows(buttons), [_send(scene, ready=len(scene.picked) >= asked.least)]]


def _in_order(scene: AnswerScene, asked: PutInOrder, letters: str) -> list[list[ui.Item[Any]]]:
    keys, picked = answer_keys(scene), scene.picked
    buttons: list[ui.Item[Any]] = [
        PickLettersButton.labelled(one, disabled=one in picked, picked=picked + one, **keys)
        for one in letters
    ]
    undo = PickLettersButton.labelled(
        "Undo", disabled=not picked, picked=picked[:-1] or NOTHING, **keys
    )
    return [*_rows(buttons), [undo, _send(scene, ready=len(picked) == len(asked.options))]]


def _send(scene: AnswerScene, *, ready: bool) -> SendButton:
    return SendButton.labelled(
        "Send my answer",
        ButtonStyle.primary,
        disabled=not ready,
        picked=scene.picked or NOTHING,
        **answer_keys(scene),
    )


def _rows(buttons: list[Any]) -> list[list[ui.Item[Any]]]:
    return [buttons[start : start + ROW] for start in range(0, len(buttons), ROW)]
