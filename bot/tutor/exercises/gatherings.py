"""People who do something together: a post that a class answers, a group's game, a shared lesson.

Whoever belongs to it may act; a `phase` counts how far it is, and what a card shows names the
phase, so that one person's step does not make the cards of the others old.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.exercises.plans import Plan

JOINED = "joined"
"""The term of a plan that says how many had joined when one of them was deleted, of FEW or more."""
FEW = 5
"""In a group smaller than this, counts may tell who answered what."""
CLOSING = -1
"""The phase of a gathering that takes nothing more and whose attempts are about to be scored."""


class OverError(TutorError):
    """Somebody acted in a gathering that is closed, or about to be."""

    def __init__(self) -> None:
        super().__init__(
            "This one is closed, so nothing more is counted. What you did before counts."
        )


class NotAMemberError(TutorError):
    """Somebody acted in a gathering that they did not join, or left."""

    def __init__(self) -> None:
        super().__init__("You are not in this one, so nothing was counted. Press Join first.")


class ElsewhereError(TutorError):
    """Somebody acted in a gathering of another server."""

    def __init__(self) -> None:
        super().__init__("This one is of another server, so nothing was counted here.")


class FullError(TutorError):
    """Nobody more may join."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"There are {most} people in this one already, and more cannot join. Nothing changed."
        )


@dataclass(frozen=True, slots=True)
class Member:
    """One person in a gathering. `role` is what they are there for, such as trainer or learner.

    `since` is the phase in which they joined, or came back.
    """

    person: int
    role: str
    joined_at: datetime
    left_at: datetime | None = None
    since: int = 0


@dataclass(frozen=True, slots=True)
class WantedGathering:
    """What somebody opens. At `due_at` it goes on by itself: none stays open."""

    kind: str
    plan: Plan
    due_at: datetime
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has a time to end, and that time has come. `kind` says what it is."""

    kind: str
    id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Gathering:
    """Everything about a gathering but what its members answered.

    `host` is None once that person was deleted, `message` until the card is posted. `members` stand
    in the order of joining, and whoever left is among them. `switched_off` names what whoever runs
    its server switched off there.
    """

    id: int
    kind: str
    guild: int | None
    channel: int | None
    message: int | None
    host: int | None
    plan: Plan
    phase: int
    opened_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    members: tuple[Member, ...]
    switched_off: frozenset[str] = frozenset()

    @property
    def closed(self) -> bool:
        return self.closed_at is not None

    @property
    def takes_answers(self) -> bool:
        return not self.closed and self.phase != CLOSING

    def member(self, person: int) -> Member | None:
        """Return somebody who joined, whether or not they left; None for a stranger."""
        return next((one for one in self.members if one.person == person), None)

    @property
    def are_few(self) -> bool:
        """Whether counts may tell who answered what, as so few joined.

        Whoever left counts, and so does whoever was deleted: the others were told how counts are
        shown among so many, and that still holds.
        """
        return max(len(self.members), int(self.plan.terms.get(JOINED, 0))) < FEW

    @property
    def present(self) -> tuple[Member, ...]:
        """Those who joined and did not leave."""
        return tuple(member for member in self.members if member.left_at is None)
