"""Messages that are to be mended after a deletion: some tries each, and then no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.store.exercises.gatherings import Gatherings
from bot.store.left_messages import note_messages
from bot.store.privacy.removals import MOST_TRIES, Removals, note_cards
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from bot.tutor.privacy.registry import rule_of

if TYPE_CHECKING:
    from bot.store.database import Database


async def test_a_message_is_given_up_after_some_tries_and_the_others_wait(
    database: Database,
) -> None:
    removals, now = Removals(database), database.clock()
    await database.write(lambda c: note_messages(c, [(7, 5, 1), (7, 5, 2), (7, 5, 1)], now))
    first, second = await removals.waiting(0, 9)
    assert (first.message, second.message) == (1, 2)
    for _ in range(MOST_TRIES - 1):
        await removals.failed(first.id, now)
    assert await removals.waiting(0, 9) == (replace(first, refused_at=now), second)
    await removals.failed(first.id, now)
    assert await removals.waiting(0, 9) == (second,)
    await removals.done(second)
    assert await removals.waiting(0, 9) == ()


async def test_a_card_that_is_noted_again_while_it_is_drawn_is_drawn_once_more(
    database: Database,
) -> None:
    removals, now = Removals(database), database.clock()
    later = now + timedelta(seconds=1)
    gathering = await opened(database)
    await database.write(lambda c: note_cards(c, [gathering], now, all_of_them=True))
    [seen] = await removals.waiting(0, 9)
    for _ in range(MOST_TRIES - 1):
        await removals.failed(seen.id, now)
    await database.write(lambda c: note_cards(c, [gathering], later, all_of_them=True))
    await removals.done(seen)
    [again] = await removals.waiting(0, 9)
    assert (again.noted_at, again.refused_at) == (later, None)
    for _ in range(MOST_TRIES - 1):
        await removals.failed(again.id, now)
    assert await removals.waiting(0, 9) == (replace(again, refused_at=now),)
    await removals.done(again)
    assert await removals.waiting(0, 9) == ()


async def opened(database: Database) -> int:
    wanted = WantedGathering("partner", Plan(), database.clock())
    return (await Gatherings(database).open(Press(2**59, 101, 7), wanted)).id


def test_people_are_told_how_often_it_is_tried() -> None:
    assert MOST_TRIES == 5
    assert "five times" in rule_of("removal").kept
