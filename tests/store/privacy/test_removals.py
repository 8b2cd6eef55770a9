"""Messages that are to be mended after a deletion: some tries each, and then no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.left_messages import note_messages
from bot.store.privacy.removals import MOST_TRIES, Removals
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
        await removals.failed(first.id)
    assert await removals.waiting(0, 9) == (first, second)
    await removals.failed(first.id)
    assert await removals.waiting(0, 9) == (second,)
    await removals.done(second.id)
    assert await removals.waiting(0, 9) == ()


def test_people_are_told_how_often_it_is_tried() -> None:
    assert MOST_TRIES == 5
    assert "five times" in rule_of("removal").kept
