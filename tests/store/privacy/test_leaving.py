"""What belongs to a server that somebody left is kept for 30 days, whatever the clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.forgetting import Forgetting
from bot.store.presses import first_id_at
from bot.store.privacy.departures import Departures
from bot.store.privacy.forgetting_left import forget_left
from bot.store.tables.privacy import departure, removal
from tests.store.privacy.planted import ANA, BEN, GUILD, WORD, found_in, plant, rows_of

if TYPE_CHECKING:
    from bot.store.database import Database

START = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
async def departures(database: Database) -> Departures:
    def work(connection: sa.Connection) -> None:
        plant(connection)
        connection.execute(sa.delete(departure))

    await database.write(work)
    await pressed_at(database, START)
    return Departures(database)


async def pressed_at(database: Database, moment: datetime) -> None:
    text = "INSERT INTO press VALUES (?, 2, '2026-11-01')"
    await database.write(lambda c: c.exec_driver_sql(text, (first_id_at(moment),)))


async def forget(database: Database, now: datetime) -> None:
    database.clock = lambda: now
    while await Forgetting(database, (forget_left,)).forget_some():
        pass


async def kept(database: Database) -> list[tuple[str, str]]:
    return await database.read(lambda connection: found_in(connection, WORD))


def counted(text: str, connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql(text).scalar_one())


async def test_a_person_who_left_loses_what_was_in_the_server_alone(
    departures: Departures,
) -> None:
    database = departures.database
    database.clock = lambda: START
    await departures.note(GUILD, ANA)
    before = await kept(database)
    await pressed_at(database, START + timedelta(days=29))
    await forget(database, START + timedelta(days=29))
    assert await kept(database) == before
    await pressed_at(database, START + timedelta(days=31))
    await forget(database, START + timedelta(days=31))
    left = await database.read(lambda connection: rows_of(connection, 1))
    assert {"attempt.learner_id", "reading.learner_id", "note.learner_id"} <= set(left)
    assert {"run.learner_id", "member.learner_id", "own_table.learner_id"}.isdisjoint(left)
    assert await database.read(lambda connection: rows_of(connection, 2))
    assert await departures.noted() == frozenset()


async def test_a_rule_of_a_group_game_goes_with_its_server(departures: Departures) -> None:
    database = departures.database
    database.clock = lambda: START
    await departures.note(GUILD, ANA)
    await pressed_at(database, START + timedelta(days=31))
    await forget(database, START + timedelta(days=31))
    text = "SELECT id FROM rule"
    rules = await database.read(lambda c: set(c.exec_driver_sql(text).scalars()))
    assert rules == {1, 2, 6}  # a rule of her own game alone, and those of Ben


async def test_cards_lose_the_name_of_whoever_left(departures: Departures) -> None:
    database = departures.database
    database.clock = lambda: START
    await database.write(lambda c: c.exec_driver_sql("DELETE FROM removal"))
    of_theirs = "(learner_id = 1 OR own_table_id = 1)"
    shown = f"SELECT message_id FROM run WHERE {of_theirs} AND NOT private AND guild_id = 77"  # noqa: S608 - ours
    hosted = "SELECT id FROM gathering WHERE host_id = 1 AND guild_id = 77"
    cards = await database.read(lambda c: set(c.exec_driver_sql(shown).scalars()))
    opened = await database.read(lambda c: set(c.exec_driver_sql(hosted).scalars()))
    await departures.note(GUILD, ANA)
    await pressed_at(database, START + timedelta(days=31))
    await forget(database, START + timedelta(days=31))
    rows = await database.read(lambda c: c.execute(sa.select(removal)).all())
    assert cards - {None} == {row.message_id for row in rows if row.message_id} != set()
    assert opened
    assert opened <= {row.gathering_id for row in rows}


async def test_a_server_that_removed_the_bot_is_forgotten(departures: Departures) -> None:
    database = departures.database
    database.clock = lambda: START
    await departures.note(GUILD, None)
    await pressed_at(database, START + timedelta(days=31))
    await forget(database, START + timedelta(days=31))
    for table in ("gathering", "own_table", "run"):
        count = f"SELECT count(*) FROM {table} WHERE guild_id = {GUILD}"  # noqa: S608 - ours
        assert await database.read(partial(counted, count)) == 0
    assert "note.learner_id" in await database.read(lambda c: rows_of(c, 1))


async def test_a_server_in_which_people_only_trained_is_one_of_which_something_is_kept(
    departures: Departures,
) -> None:
    text = "UPDATE run SET guild_id = 78 WHERE id = 2"
    await departures.database.write(lambda c: c.exec_driver_sql(text))
    assert await departures.guilds() == {GUILD, 78}


async def test_whoever_is_back_keeps_everything(departures: Departures) -> None:
    database = departures.database
    database.clock = lambda: START
    await departures.note(GUILD, ANA)
    assert await departures.noted() == {(GUILD, ANA)}
    await departures.back(GUILD, ANA)
    before = await kept(database)
    await pressed_at(database, START + timedelta(days=99))
    await forget(database, START + timedelta(days=99))
    assert await kept(database) == before


@pytest.mark.parametrize("wrong", [timedelta(days=-9000), timedelta(days=1800)])
async def test_a_clock_that_was_wrong_when_it_was_noted_changes_nothing(
    departures: Departures, wrong: timedelta
) -> None:
    database = departures.database
    database.clock = lambda: START + wrong
    await departures.note(GUILD, ANA)
    before = await kept(database)
    await pressed_at(database, START + timedelta(days=28))
    await forget(database, START + timedelta(days=28))
    assert await kept(database) == before
    await pressed_at(database, START + timedelta(days=32))
    await forget(database, START + timedelta(days=32))
    assert await kept(database) != before


async def test_a_clock_that_is_wrong_when_it_is_forgotten_deletes_nothing(
    departures: Departures,
) -> None:
    database = departures.database
    database.clock = lambda: START
    await departures.note(GUILD, ANA)
    before = await kept(database)
    for wrong in (timedelta(days=-9000), timedelta(days=1800)):
        await forget(database, START + wrong)
        assert await kept(database) == before


async def test_members_are_named_turn_by_turn(departures: Departures) -> None:
    assert await departures.guilds() == {GUILD}
    after, first = await departures.members(0, 1)
    assert first == ((GUILD, ANA),)
    after, second = await departures.members(after, 1)
    assert second == ((GUILD, BEN),)
    assert await departures.members(after, 1) == (0, ())


async def test_a_host_and_whoever_only_trained_are_found_in_their_server(
    departures: Departures,
) -> None:
    def only(connection: sa.Connection) -> None:
        for gone in ("member", "own_table", "switched_off", "classroom"):
            connection.exec_driver_sql(f"DELETE FROM {gone}")  # noqa: S608 - ours
        connection.exec_driver_sql("DELETE FROM run WHERE learner_id = 1")
        connection.exec_driver_sql("UPDATE gathering SET guild_id = 78, host_id = 1")

    await departures.database.write(only)
    assert await departures.members(0, 9) == (0, ((78, ANA), (GUILD, BEN)))
    assert await departures.guilds() == {78, GUILD}


async def test_of_somebody_unknown_nothing_is_noted(departures: Departures) -> None:
    assert await departures.note(GUILD, ANA)
    assert not await departures.note(GUILD, 5)
    assert await departures.noted() == {(GUILD, ANA)}
