"""A game of rival test sets that is played by its rules alone, without any storage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

from bot.tutor.exercises.gatherings import Gathering, Member
from bot.tutor.game.rivals import LOBBY, Rivals, agree, draw_rivals, pick_for, rivals_of
from bot.tutor.game.rivals_writing import be_ready, write_for
from bot.tutor.game.together import LASTS
from tests.tutor.game.material import GAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import timedelta

    from bot.tutor.exercises.attempts import Entry

ANA, BEN, CY, EVA = 1, 2, 3, 4
BEGAN = datetime(2026, 11, 27, 8, tzinfo=UTC)
SAID = ("Yo, the documentation of the assessment is complete", "formal")


@dataclass(slots=True)
class Played:
    """`roles` are the people there, each with their team; who is in `left` left."""

    roles: dict[int, str] = field(default_factory=lambda: {ANA: "circle", BEN: "square"})
    left: set[int] = field(default_factory=set)
    phase: int = LOBBY
    seed: int = 3
    entries: list[Entry] = field(default_factory=list)

    @property
    def game(self) -> Rivals:
        plan = draw_rivals(GAME, Random(self.seed))
        members = tuple(
            Member(person, role, BEGAN, BEGAN if person in self.left else None)
            for person, role in self.roles.items()
        )
        now = (self.phase, BEGAN, BEGAN + LASTS, None, members)
        gathering = Gathering(1, "rivals", 1, 1, 1, ANA, plan, *now)
        return rivals_of(GAME, gathering, tuple(self.entries))

    def do(self, person: int | None, rule: Callable[[Rivals], Entry]) -> None:
        """Do what a rule allows; the author is added as the store adds it."""
        entry = rule(self.game)
        assert len(entry.turn) <= 64
        turns = {(one.author, one.turn) for one in self.entries}
        assert (person, entry.turn) not in turns
        self.entries.append(replace(entry, author=person))

    def ids(self, places: Iterable[int]) -> frozenset[str]:
        return frozenset(self.game.offered[place].id for place in places)

    def pick(self, person: int, places: Iterable[int]) -> None:
        ids, game = self.ids(places), self.game
        seen = game.pick_of(game.team_of(person)).number
        self.do(person, lambda now: pick_for(now, person, seen, ids))

    def agree(self, person: int) -> None:
        game = self.game
        seen = game.pick_of(game.team_of(person)).number
        self.do(person, lambda now: agree(now, person, seen))

    def write(self, person: int, text: str = SAID[0], label: str = SAID[1]) -> None:
        self.do(person, lambda now: write_for(now, person, text, label))

    def ready(self, person: int) -> None:
        self.do(person, lambda now: be_ready(now, person))

    def later(self, by: timedelta) -> datetime:
        return BEGAN + by
