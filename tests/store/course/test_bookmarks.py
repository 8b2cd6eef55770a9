from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.course.bookmarks import CardPlace
from bot.tutor.errors import NotYoursError
from bot.tutor.people import Press

if TYPE_CHECKING:
    from bot.store.course.bookmarks import Bookmarks

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002


async def test_a_lesson_opens_at_its_first_card(bookmarks: Bookmarks) -> None:
    bookmark = await bookmarks.open(Press(1, ANA), "loss")
    assert (bookmark.person, bookmark.lesson) == (ANA, "loss")
    assert (bookmark.card, bookmark.furthest, bookmark.finished_at) == (1, 1, None)
    assert await bookmarks.get(bookmark.id) == bookmark


async def test_a_lesson_opened_again_is_the_same_and_now_touched_last(bookmarks: Bookmarks) -> None:
    first = await bookmarks.open(Press(1, ANA), "loss")
    await bookmarks.turn(Press(2, ANA), first.id, CardPlace(3))
    second = await bookmarks.open(Press(3, ANA), "layers")
    assert [r.id for r in await bookmarks.all_of(ANA)] == [second.id, first.id]
    again = await bookmarks.open(Press(4, ANA), "loss")
    assert (again.id, again.card) == (first.id, 3)
    assert again.touched_at > second.touched_at
    assert [r.id for r in await bookmarks.all_of(ANA)] == [first.id, second.id]


async def test_an_opening_delivered_twice_touches_once(bookmarks: Bookmarks) -> None:
    opened = await bookmarks.open(Press(1, ANA), "loss")
    assert await bookmarks.open(Press(1, ANA), "loss") == opened


async def test_a_lesson_opens_although_its_press_did_something_else_before(
    bookmarks: Bookmarks,
) -> None:
    first = await bookmarks.open(Press(1, ANA), "loss")
    await bookmarks.finish(Press(2, ANA), first.id)
    assert (await bookmarks.open(Press(2, ANA), "layers")).card == 1


async def test_turning_moves_the_card_and_the_furthest_never_shrinks(bookmarks: Bookmarks) -> None:
    opened = await bookmarks.open(Press(1, ANA), "loss")
    far = await bookmarks.turn(Press(2, ANA), opened.id, CardPlace(5))
    back = await bookmarks.turn(Press(3, ANA), opened.id, CardPlace(2))
    assert (far.card, far.furthest, back.card, back.furthest) == (5, 5, 2, 5)
    assert opened.touched_at < far.touched_at < back.touched_at
    assert await bookmarks.get(opened.id) == back


async def test_a_turn_delivered_twice_changes_nothing_and_shows_the_present(
    bookmarks: Bookmarks,
) -> None:
    opened = await bookmarks.open(Press(1, ANA), "loss")
    await bookmarks.turn(Press(2, ANA), opened.id, CardPlace(2))
    now = await bookmarks.turn(Press(3, ANA), opened.id, CardPlace(3))
    assert await bookmarks.turn(Press(2, ANA), opened.id, CardPlace(2)) == now


async def test_the_first_time_a_lesson_is_finished_is_kept(bookmarks: Bookmarks) -> None:
    opened = await bookmarks.open(Press(1, ANA), "loss")
    first = await bookmarks.finish(Press(2, ANA), opened.id)
    second = await bookmarks.finish(Press(3, ANA), opened.id)
    assert first.finished_at is not None
    assert second.finished_at == first.finished_at
    assert second.touched_at > first.touched_at


@pytest.mark.parametrize("change", ["turn", "finish"])
async def test_another_persons_reading_is_refused_and_stays(
    bookmarks: Bookmarks, change: str
) -> None:
    opened = await bookmarks.open(Press(1, ANA), "loss")
    stranger = Press(2, BEN)
    with pytest.raises(NotYoursError):
        await (
            bookmarks.turn(stranger, opened.id, CardPlace(4))
            if change == "turn"
            else bookmarks.finish(stranger, opened.id)
        )
    assert await bookmarks.get(opened.id) == opened
    # The refused press left no note either: it still counts where it is allowed.
    own = await bookmarks.open(stranger, "loss")
    assert (own.id, own.person) != (opened.id, ANA)


async def test_people_have_their_own_bookmarks(bookmarks: Bookmarks) -> None:
    await bookmarks.open(Press(1, ANA), "loss")
    await bookmarks.open(Press(2, BEN), "loss")
    assert [r.person for r in await bookmarks.all_of(ANA)] == [ANA]
    assert await bookmarks.all_of(7) == ()
    assert await bookmarks.get(99) is None
