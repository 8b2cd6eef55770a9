"""The end of a term: what was answered goes, and no number on a card is given again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.classroom.terms import Terms
from bot.tutor.classroom.answers import POST
from bot.tutor.people import Press
from tests.store.building import rows
from tests.store.privacy.planted import BEN, GUILD, plant

if TYPE_CHECKING:
    from bot.store.database import Database


async def test_the_numbers_of_a_term_that_ended_are_given_to_no_other(database: Database) -> None:
    await database.write(plant)
    highest = "SELECT (SELECT max(id) FROM attempt), (SELECT max(id) FROM gathering)"
    before = rows(database.path, highest)
    [(answered, post)] = before
    assert rows(database.path, f"SELECT attempt_id FROM entry WHERE attempt_id = {answered}")  # noqa: S608 - ours
    assert await Terms(database).delete(Press(2**60, BEN, GUILD), GUILD, [POST], 3) == 1
    assert (answered, post) == (7, 3)
    assert rows(database.path, highest) == before
    for table in ("entry", "rule"):
        left = f"SELECT attempt_id FROM {table} WHERE attempt_id = {answered}"  # noqa: S608 - ours
        assert rows(database.path, left) == []
