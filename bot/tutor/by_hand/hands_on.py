"""Steps to do by hand on a card of a lesson: what every kind of them is, and which there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.tutor.shapes import TableKind

if TYPE_CHECKING:
    from bot.tutor.pictures.kind import PictureSpec


@dataclass(frozen=True, slots=True)
class Move:
    """A button under the step: its label, and the state that a press leads to."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class HandsOnView:
    """What is shown in one state. `text` is Markdown, of which the table is a code block.

    `found` holds values for the line that is said when the goal is met, None before. `picture` is
    a picture of this state, where the step has one.
    """

    text: str
    moves: tuple[Move, ...]
    found: Mapping[str, str] | None = None
    picture: PictureSpec | None = None


class HandsOnTask(Protocol):
    """A step on a card. A state is at most 40 characters without a colon; a custom id carries it.

    Nothing here raises but TutorError, also for a state that was forged.
    """

    def begin(self) -> str:
        """Return the state that the step begins with."""
        ...

    def view(self, state: str) -> HandsOnView:
        """Show a state; at most five moves lead on."""
        ...


HandsOnKind = TableKind[HandsOnTask]

HANDS_ON: tuple[HandsOnKind, ...] = ()
"""The kinds of steps that a lesson file may name, each under `room`."""
