from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import NotYoursError
from bot.tutor.people import Press

if TYPE_CHECKING:
    from bot.store.course.readings import Readings

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002


async def test_a_lesson_opens_at_its_first_card(readings: Readings) -> None:
    reading = await readings.open(Press(1, ANA), "loss")
    assert (reading.person, reading.lesson) == (ANA, "loss")
    assert (reading.card, reading.furthest, reading.finished_at) == (1, 1, None)
    assert await readings.get(reading.id) == reading


async def test_a_lesson_opened_again_is_the_same_and_now_touched_last(readings: Readings) -> None:
    first = await readings.open(Press(1, ANA), "loss")
    await readings.turn(Press(2, ANA), first.id, 3)
    second = await readings.open(Press(3, ANA), "layers")
    assert [r.id for r in await readings.all_of(ANA)] == [second.id, first.id]
    again = await readings.open(Press(4, ANA), "loss")
    assert (again.id, again.card) == (first.id, 3)
    assert again.touched_at > second.touched_at
    assert [r.id for r in await readings.all_of(ANA)] == [first.id, second.id]


async def test_an_opening_delivered_twice_touches_once(readings: Readings) -> None:
    opened = await readings.open(Press(1, ANA), "loss")
    assert await readings.open(Press(1, ANA), "loss") == opened


async def test_a_lesson_opens_although_its_press_did_something_else_before(
    readings: Readings,
) -> None:
    first = await readings.open(Press(1, ANA), "loss")
    await readings.finish(Press(2, ANA), first.id)
    assert (await readings.open(Press(2, ANA), "layers")).card == 1


async def test_turning_moves_the_card_and_the_furthest_never_shrinks(readings: Readings) -> None:
    opened = await readings.open(Press(1, ANA), "loss")
    far = await readings.turn(Press(2, ANA), opened.id, 5)
    back = await readings.turn(Press(3, ANA), opened.id, 2)
    assert (far.card, far.furthest, back.card, back.furthest) == (5, 5, 2, 5)
    assert opened.touched_at < far.touched_at < back.touched_at
    assert await readings.get(opened.id) == back


async def test_a_turn_delivered_twice_changes_nothing_and_shows_the_present(
    readings: Readings,
) -> None:
    opened = await readings.open(Press(1, ANA), "loss")
    await readings.turn(Press(2, ANA), opened.id, 2)
    now = await readings.turn(Press(3, ANA), opened.id, 3)
    assert await readings.turn(Press(2, ANA), opened.id, 2) == now


async def test_the_first_time_a_lesson_is_finished_is_kept(readings: Readings) -> None:
    opened = await readings.open(Press(1, ANA), "loss")
    first = await readings.finish(Press(2, ANA), opened.id)
    second = await readings.finish(Press(3, ANA), opened.id)
    assert first.finished_at is not None
    assert second.finished_at == first.finished_at
    assert second.touched_at > first.touched_at


@pytest.mark.parametrize("change", ["turn", "finish"])
async def test_another_persons_reading_is_refused_and_stays(
    readings: Readings, change: str
) -> None:
    opened = await readings.open(Press(1, ANA), "loss")
    stranger = Press(2, BEN)
    with pytest.raises(NotYoursError):
        await (
            readings.turn(stranger, opened.id, 4)
            if change == "turn"
            else readings.finish(stranger, opened.id)
        )
    assert await readings.get(opened.id) == opened
    # The refused press left no note either: it still counts where it is allowed.
    own = await readings.open(stranger, "loss")
    assert (own.id, own.person) != (opened.id, ANA)


async def test_people_have_their_own_readings(readings: Readings) -> None:
    await readings.open(Press(1, ANA), "loss")
    await readings.open(Press(2, BEN), "loss")
    assert [r.person for r in await readings.all_of(ANA)] == [ANA]
    assert await readings.all_of(7) == ()
    assert await readings.get(99) is None
