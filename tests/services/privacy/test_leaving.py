from __future__ import annotations

from dataclasses import dataclass, field

from bot.services.privacy.leaving import PAUSE, Leaving
from tests.fakes import HandClock

GUILD, OTHER, ANA, BEN = 7, 8, 1, 2


@dataclass(slots=True)
class KeptDepartures:
    """The port `Departures` in memory."""

    left: set[tuple[int, int | None]] = field(default_factory=set)
    unknown: set[int] = field(default_factory=set)

    async def note(self, guild: int, person: int | None) -> bool:
        if person in self.unknown:
            return False
        self.left.add((guild, person))
        return True

    async def back(self, guild: int, person: int | None) -> None:
        self.left.discard((guild, person))

    async def noted(self) -> frozenset[tuple[int, int | None]]:
        return frozenset(self.left)

    async def guilds(self) -> frozenset[int]:
        return frozenset({GUILD, OTHER})

    async def members(self, after: int, most: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        return 0, ((GUILD, ANA), (GUILD, BEN))


@dataclass(slots=True)
class ToldPresence:
    """The port `Presence`, which says what a test told it."""

    gone: dict[int, bool | None]

    async def is_gone(self, guild: int, person: int) -> bool | None:
        return self.gone[person]


async def test_who_left_is_found_by_asking_and_whoever_is_back_is_noted_no_more() -> None:
    kept, clock = KeptDepartures(), HandClock()
    leaving = Leaving(kept, clock)
    presence = leaving.presence = ToldPresence({ANA: True, BEN: None})
    await leaving.start()
    await clock.advance(2 * PAUSE)
    assert kept.left == {(GUILD, ANA)}
    presence.gone[ANA] = False
    await clock.advance(2 * PAUSE)
    assert kept.left == set()


async def test_a_press_forgets_that_somebody_left_also_after_a_restart() -> None:
    kept = KeptDepartures({(GUILD, ANA)})
    leaving = Leaving(kept, HandClock())
    await leaving.start()
    await leaving.back(GUILD, BEN)
    await leaving.back(GUILD, ANA)
    assert kept.left == set()


async def test_servers_are_compared_at_a_start() -> None:
    kept = KeptDepartures({(OTHER, None)})
    leaving = Leaving(kept, HandClock())
    await leaving.start()
    await leaving.compare([OTHER])
    assert kept.left == {(GUILD, None)}


async def test_whoever_was_unknown_when_they_left_is_noted_the_next_time() -> None:
    kept = KeptDepartures(unknown={ANA})
    leaving = Leaving(kept, HandClock())
    await leaving.left(GUILD, ANA)
    assert kept.left == set()
    kept.unknown.clear()
    await leaving.left(GUILD, ANA)
    assert kept.left == {(GUILD, ANA)}


async def test_of_whoever_is_deleted_nothing_is_remembered_or_asked() -> None:
    kept, clock = KeptDepartures({(GUILD, ANA), (GUILD, BEN)}), HandClock()
    leaving = Leaving(kept, clock)
    leaving.presence = ToldPresence({BEN: False})  # nobody asks about Ana
    await leaving.start()
    leaving.forget(ANA)
    await leaving.back(GUILD, ANA)
    assert kept.left == {(GUILD, ANA), (GUILD, BEN)}, "the store is asked no more about Ana"
    await clock.advance(PAUSE)
    leaving.forget(ANA)
    await clock.advance(PAUSE)
    assert kept.left == {(GUILD, ANA)}
