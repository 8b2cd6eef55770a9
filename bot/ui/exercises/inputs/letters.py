"""Rows of letters: switched on and off, or pressed in order, then sent.

Whoever draws a question says what its buttons are; which letters they carry is worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import letters_of
from bot.ui.exercises.inputs.drawing import ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from discord import ui

    from bot.tutor.exercises.questions.inputs import ChooseSeveral, PutInOrder

    Rows = list[list[ui.Item[Any]]]


class MakePick(Protocol):
    def __call__(self, label: str, picked: str, *, disabled: bool = False) -> ui.Item[Any]:
        """Return the button after which these letters are picked."""
        ...


@dataclass(frozen=True, slots=True)
class LetterButtons:
    """`pick` makes a button of a letter; `send` the one that sends, which can be pressed or not."""

    pick: MakePick
    send: Callable[[bool], ui.Item[Any]]


def switch_rows(asked: ChooseSeveral, picked: str, buttons: LetterButtons) -> Rows:
    """Return a switch for each letter; a ✓ stands on those that are on."""
    letters = LETTERS[: len(asked.options)]
    at_first = letters_of(asked.options, asked.ticked)
    switches = [
        buttons.pick(
            f"✓ {letter}" if (letter in picked) != (letter in at_first) else letter,
            "".join(other for other in letters if (other in picked) != (other == letter)),
        )
        for letter in letters
    ]
    return [*in_rows(switches), [buttons.send(len(picked) >= asked.least)]]


def order_rows(asked: PutInOrder, picked: str, buttons: LetterButtons) -> Rows:
    """Return a button for each letter that is not picked yet, and Undo."""
    letters = LETTERS[: len(asked.options)]
    presses = [buttons.pick(one, picked + one, disabled=one in picked) for one in letters]
    undo = buttons.pick("Undo", picked[:-1], disabled=not picked)
    return [*in_rows(presses), [undo, buttons.send(len(picked) == len(letters))]]


def in_rows(buttons: Sequence[ui.Item[Any]]) -> Rows:
    """Break buttons into rows as Discord takes them."""
    return [list(buttons[start : start + ROW]) for start in range(0, len(buttons), ROW)]
