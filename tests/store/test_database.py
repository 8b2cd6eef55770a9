from __future__ import annotations

import asyncio
import threading
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.columns import UTCDateTime
from bot.store.database import Database
from bot.store.errors import ClosedError, DatabaseError
from bot.store.presses import learner_of, note
from bot.store.tables.people import learner, press
from bot.tutor.people import Press
from tests.store.building import rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.building import SteppingClock

LEARNERS = "SELECT discord_id FROM learner ORDER BY discord_id"


def joins(database: Database, person: int) -> Callable[[sa.Connection], int]:
    now = database.clock()
    return lambda connection: (
        connection.execute(sa.insert(learner).values(discord_id=person, joined_at=now)).rowcount
    )


def joins_then_fails(database: Database, person: int) -> Callable[[sa.Connection], int]:
    def work(connection: sa.Connection) -> int:
        joins(database, person)(connection)
        raise ValueError("the rule says no")

    return work


async def test_concurrent_changes_that_read_first_all_count(database: Database) -> None:
    await database.write(joins(database, 0))

    def add_one(connection: sa.Connection) -> None:
        before = connection.execute(sa.select(learner.c.discord_id)).scalar_one()
        connection.execute(sa.update(learner).values(discord_id=before + 1))

    await asyncio.gather(*(database.write(add_one) for _ in range(200)))
    assert rows(database.path, LEARNERS) == [(200,)]


async def test_units_that_fail_leave_their_neighbours_stored(database: Database) -> None:
    await database.write(joins(database, 1))
    outcomes = await asyncio.gather(
        *(database.write(joins(database, 100 + n)) for n in range(20)),
        database.write(joins(database, 1)),
        database.write(joins_then_fails(database, 2)),
        *(database.write(joins(database, 200 + n)) for n in range(20)),
        return_exceptions=True,
    )
    failures = [type(outcome) for outcome in outcomes if isinstance(outcome, BaseException)]
    assert failures == [sa.exc.IntegrityError, ValueError]
    stored = [person for (person,) in rows(database.path, LEARNERS)]
    assert stored == [1, *range(100, 120), *range(200, 220)]


async def test_a_caller_who_gives_up_does_not_stop_the_others(database: Database) -> None:
    calls = [asyncio.create_task(database.write(joins(database, n))) for n in range(1, 9)]
    await asyncio.sleep(0)
    for call in calls[::2]:
        call.cancel()
    await asyncio.gather(*calls, return_exceptions=True)
    assert await database.write(joins(database, 99)) == 1
    stored = {person for (person,) in rows(database.path, LEARNERS)}
    assert {2, 4, 6, 8, 99} <= stored


async def test_a_caller_may_give_up_while_their_change_is_written(database: Database) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(connection: sa.Connection) -> int:
        started.set()
        assert go_on.wait(10)
        return joins(database, 1)(connection)

    call = asyncio.create_task(database.write(slow))
    assert await asyncio.to_thread(started.wait, 10)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    go_on.set()
    assert await database.write(joins(database, 2)) == 1
    assert rows(database.path, LEARNERS) == [(1,), (2,)]


async def test_what_waits_is_stored_before_the_file_is_closed(database: Database) -> None:
    calls = [asyncio.create_task(database.write(joins(database, n))) for n in range(50)]
    await asyncio.sleep(0)
    database.close()
    assert await asyncio.gather(*calls) == [1] * 50
    assert len(rows(database.path, LEARNERS)) == 50
    assert not list(database.path.parent.glob("*-wal"))


async def test_a_closed_database_says_so(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(ClosedError):
        await database.write(joins(database, 1))
    with pytest.raises(ClosedError):
        await database.read(lambda connection: connection.scalar(sa.select(1)))


async def test_a_database_that_was_not_started_says_so(path: Path, clock: SteppingClock) -> None:
    unstarted = Database(path, clock)
    with pytest.raises(ClosedError):
        await unstarted.write(lambda connection: connection.scalar(sa.select(1)))
    with pytest.raises(ClosedError):
        await unstarted.read(lambda connection: connection.scalar(sa.select(1)))
    unstarted.close()


def test_a_missing_file_is_refused_in_words(tmp_path: Path, clock: SteppingClock) -> None:
    with pytest.raises(DatabaseError, match="cannot be read"):
        Database(tmp_path / "none.sqlite3", clock).start()


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(sa.exc.OperationalError, match="readonly"):
        await database.read(joins(database, 1))


async def test_a_read_sees_one_moment(database: Database) -> None:
    count = sa.select(sa.func.count()).select_from(learner)

    def twice(connection: sa.Connection) -> tuple[object, object]:
        before = connection.scalar(count)
        write = asyncio.run_coroutine_threadsafe(database.write(joins(database, 1)), loop)
        write.result(5)
        return before, connection.scalar(count)

    loop = asyncio.get_running_loop()
    assert await database.read(twice) == (0, 0)
    assert await database.read(lambda connection: connection.scalar(count)) == 1


@pytest.mark.parametrize(
    ("pragma", "writing", "reading"),
    [
        ("journal_mode", "wal", "wal"),
        ("synchronous", 2, 2),
        ("foreign_keys", 1, 0),
        ("query_only", 0, 1),
        ("wal_autocheckpoint", 1000, 0),
        ("trusted_schema", 0, 0),
    ],
)
async def test_connections_are_set_up_for_their_work(
    database: Database, pragma: str, writing: object, reading: object
) -> None:
    def ask(connection: sa.Connection) -> object:
        return connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()

    assert (await database.write(ask), await database.read(ask)) == (writing, reading)


async def test_deleting_a_person_deletes_what_they_did(database: Database) -> None:
    def come_and_go(connection: sa.Connection) -> int | None:
        now = database.clock()
        note(connection, Press(1, 7), learner_of(connection, Press(1, 7), now), now)
        connection.execute(sa.delete(learner))
        return connection.scalar(sa.select(sa.func.count()).select_from(press))

    assert await database.write(come_and_go) == 0


def test_a_moment_without_a_time_zone_is_refused() -> None:
    naive = datetime(2026, 11, 1, 12)  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="time zone"):
        UTCDateTime().process_bind_param(naive, sa.create_engine("sqlite://").dialect)
