"""How fast one person may write, by a clock that a test moves on."""

from __future__ import annotations

import pytest

from bot.services.conversation.pace import PEOPLE, Allowance, Heed, TalkPace
from tests.fakes import HandClock

ANA, BEN = 1, 2
READ, TELL, SILENT = Heed.READ, Heed.TELL, Heed.SILENT


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


async def test_six_at_once_are_read_then_one_line_is_said_and_then_nothing(
    clock: HandClock,
) -> None:
    pace = TalkPace(clock)
    assert [pace.take(ANA) for _ in range(10)] == [READ] * 6 + [TELL] + [SILENT] * 3
    assert pace.take(BEN) is READ


async def test_one_every_two_seconds_is_always_read(clock: HandClock) -> None:
    pace = TalkPace(clock)
    for _ in range(50):
        assert pace.take(ANA) is READ
        await clock.advance(2)


@pytest.mark.parametrize(("waited", "heed"), [(1, SILENT), (5, SILENT), (6, READ), (60, READ)])
async def test_it_reads_on_after_the_rest_that_was_told(
    clock: HandClock, waited: float, heed: Heed
) -> None:
    pace = TalkPace(clock)
    for _ in range(7):
        pace.take(ANA)
    await clock.advance(waited)
    assert pace.rest == 6
    assert pace.take(ANA) is heed


async def test_who_goes_on_writing_while_told_to_wait_does_not_wait_longer(
    clock: HandClock,
) -> None:
    pace = TalkPace(clock)
    for _ in range(7):
        pace.take(ANA)
    heeds = []
    for _ in range(12):
        await clock.advance(0.5)
        heeds.append(pace.take(ANA))
    assert heeds == [SILENT] * 11 + [READ]


async def test_whoever_was_silent_for_longest_is_forgotten(clock: HandClock) -> None:
    pace = TalkPace(clock, Allowance(burst=1, seconds=100))
    for person in range(PEOPLE):
        pace.take(person)
    assert pace.take(0) is TELL
    pace.take(PEOPLE)  # person 1 makes place
    assert [pace.take(0), pace.take(2), pace.take(1)] == [SILENT, TELL, READ]
