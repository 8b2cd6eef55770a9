"""What the games of several people have in common: who is waited for, who is away, when to go on.

Nobody waits for anybody: with two thirds done anyone may go on, and after ten minutes with fewer.
Whoever missed two questions in a row is away and not waited for until they answer again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Mapping, Set
    from datetime import datetime

    from bot.tutor.exercises.gatherings import Gathering, Member

LASTS = timedelta(hours=24)
"""How long a phase waits; then the game ends with what was played."""
PATIENCE = timedelta(minutes=10)
"""After so long in one phase nobody has to wait for others any more."""
MISSES = 2
MOVED_ON = (
    "The game had moved on already, so nothing was counted. The card in the channel shows where "
    "it is now."
)


class NotYetError(TutorError):
    """Somebody would go on while too many are still thinking."""


@dataclass(frozen=True, slots=True)
class Turnout:
    """Where the people present stand in a phase, by their Discord ids in the order of joining.

    `missing` are those who are waited for, `away` those who are not.
    """

    done: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    away: tuple[int, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether nobody is waited for, and somebody did what was asked."""
        return bool(self.done) and not self.missing

    @property
    def needed(self) -> int:
        """How many must be done before anyone may go on: two thirds of those waited for."""
        return ceil(2 * (len(self.done) + len(self.missing)) / 3)

    @property
    def enough(self) -> bool:
        """Whether anyone may go on; where nobody is asked for anything, at once."""
        return not self.missing or len(self.done) >= max(1, self.needed)


def waiting_for(
    gathering: Gathering,
    done: Set[int | None],
    before: Mapping[int, Set[int | None]],
    asked: Set[int] | None = None,
) -> Turnout:
    """Return who did what the present phase asks, and who is waited for.

    `before` says of each earlier phase that asked everybody who answered in it; `asked` are the
    only ones who have something to do now, None for all.
    """
    people = [one for one in gathering.present if asked is None or one.person in asked]
    away = {one.person for one in people if one.person not in done and is_away(one, before)}
    return Turnout(
        tuple(one.person for one in people if one.person in done),
        tuple(one.person for one in people if one.person not in done and one.person not in away),
        tuple(one.person for one in people if one.person in away),
    )


def is_away(member: Member, before: Mapping[int, Set[int | None]]) -> bool:
    """Whether somebody missed the last two phases that asked them."""
    asked = sorted(phase for phase in before if phase >= member.since)[-MISSES:]
    return len(asked) == MISSES and all(member.person not in before[phase] for phase in asked)


def patience_left(gathering: Gathering, now: datetime) -> timedelta:
    """Return for how long a phase still waits for two thirds; nothing once it waited enough."""
    if gathering.due_at is None:
        return timedelta()
    left = gathering.due_at - LASTS + PATIENCE - now
    return max(timedelta(), min(left, PATIENCE))


def check_going_on(gathering: Gathering, turnout: Turnout, person: int, now: datetime) -> None:
    """Raise NotYetError where a person may not go on: they owe an answer, or too many do."""
    left = patience_left(gathering, now)
    if not left:
        return  # whatever keeps somebody from answering, it keeps nobody for ever
    if person in turnout.missing or person in turnout.away:
        raise NotYetError("Your own answer is still missing. Give it first, then press once more.")
    if turnout.enough:
        return
    minutes = ceil(left.total_seconds() / 60)
    everybody = len(turnout.done) + len(turnout.missing)
    raise NotYetError(
        f"{len(turnout.done)} of {everybody} are done. Once {turnout.needed} are, anyone may go on "
        f"without the others; in {minutes} {'minute' if minutes == 1 else 'minutes'} also with "
        "fewer."
    )


def go_on_label(turnout: Turnout, label: str) -> str:
    """Name the button that goes on: `label`, or without how many it would go on."""
    count = len(turnout.missing)
    return f"Go on without {count}" if count else label
