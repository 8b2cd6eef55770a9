"""People who play as a network by the rules alone, without any storage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from bot.tutor.exercises.gatherings import CLOSING, Gathering, Member
from bot.tutor.game.human_network import seats
from bot.tutor.game.human_network.drawing import draw_network
from bot.tutor.game.human_network.state import LAST_PHASE, NetworkState, network_state
from tests.tutor.game.material import FORMALITY

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.plans import Plan

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@cache
def plan_drawn(seed: int) -> Plan:
    return draw_network(FORMALITY, Random(seed))


@dataclass(slots=True)
class People:
    """A game as it is stored. Going on takes as little as the rules need: nobody is waited for."""

    plan: Plan = field(default_factory=lambda: plan_drawn(3))
    phase: int = 0
    there: dict[int, bool] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    @property
    def gathering(self) -> Gathering:
        members = tuple(
            Member(person, "", NOON, None if here else NOON) for person, here in self.there.items()
        )
        closed = NOON if self.phase == CLOSING else None
        when = NOON, NOON, closed
        return Gathering(1, "human-network", 1, 2, 3, 4, self.plan, self.phase, *when, members)

    @property
    def state(self) -> NetworkState:
        return network_state(self.gathering, self.entries)

    @property
    def present(self) -> frozenset[int]:
        return frozenset(person for person, here in self.there.items() if here)

    def enter(self, person: int, entry: Entry) -> None:
        self.entries.append(replace(entry, author=person, turn=entry.turn or str(self.phase)))

    def join(self, *people: int) -> None:
        for person in people:
            self.there[person] = True
            self.enter(person, seats.hold(self.entries, person, self.present, self.phase))

    def start(self, person: int = 1) -> None:
        self.enter(person, seats.start(self.entries, self.present))
        self.phase = 1

    def nudge(self, person: int, choice: str) -> None:
        self.enter(person, seats.nudge(self.entries, person, self.phase, choice))

    def go_on(self, times: int = 1) -> None:
        for _ in range(times):
            self.phase = CLOSING if self.phase == LAST_PHASE else self.phase + 1

    def delete(self, person: int) -> None:
        """Delete a person: what they did stays, without their name."""
        del self.there[person]
        self.entries = [
            replace(one, author=None) if one.author == person else one for one in self.entries
        ]


def begun(count: int, seed: int = 3) -> People:
    """Return a game of people 1 to `count`, before the first forward pass."""
    people = People(plan_drawn(seed))
    people.join(*range(1, count + 1))
    people.start()
    return people


def nearest(change: float) -> str:
    """Return the nudge that is nearest to a change."""
    return min(seats.NUDGES, key=lambda one: abs(float(one) - change))


def played(count: int, seed: int = 3, *, against: bool = False) -> People:
    """Play a game to its end: all nudge as gradient descent would, or all against it."""
    people = begun(count, seed)
    while people.state.current is not None:
        people.go_on()
        step = people.state.current
        assert step is not None
        for seat, true in enumerate(step.true_step):
            people.nudge(seat + 1, nearest(-true if against else true))
        people.go_on(2)
    return people
