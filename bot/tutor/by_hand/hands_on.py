"""Steps to do by hand on a card of a lesson: what every kind of them is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.tutor.errors import TutorError
from bot.tutor.shapes import TableKind

if TYPE_CHECKING:
    from bot.tutor.pictures.kind import PictureSpec

MOST_MOVES, LONGEST_STATE = 5, 30


@dataclass(frozen=True, slots=True)
class Move:
    """A button under the step: its label, and the state that a press leads to."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class HandsOnView:
    """What is shown in one state. `text` is Markdown, of which the table is a code block.

    `found` holds values for the line that is said when the goal is met, None before. It is only
    `noted` where the goal cannot be met, and somebody tried enough to see that. `picture` is a
    picture of this state, where the step has one. Where what is said or found depends on the
    numbers of that picture, `once_drawn` makes the whole view of them.
    """

    text: str
    moves: tuple[Move, ...]
    found: Mapping[str, str] | None = None
    noted: bool = False
    picture: PictureSpec | None = None
    once_drawn: Callable[[Mapping[str, float]], HandsOnView] | None = None


class HandsOnTask(Protocol):
    """A step on a card. A state is at most 30 characters without a colon; a custom id carries it.

    Nothing here raises but TutorError, also for a state that was forged.
    """

    def begin(self) -> str:
        """Return the state that the step begins with."""
        ...

    def view(self, state: str) -> HandsOnView:
        """Show a state; at most five moves lead on."""
        ...


HandsOnKind = TableKind[HandsOnTask]


class UnreadableStateError(TutorError):
    """A button holds a state that the step does not have: it is old, or it was forged."""

    def __init__(self) -> None:
        super().__init__(
            "I cannot read what this button holds: the step was changed meanwhile. "
            "Nothing was lost. Type `/learn` to get the card as it is now."
        )
