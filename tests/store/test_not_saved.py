"""A full disk and a locked file: rolled back, told in words, and over when the cause is gone."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.errors import DatabaseError, NotSavedError, StoppedError, UnreadableError
from bot.store.sqlite.guard import Harm, HarmError, Trouble
from bot.store.tables.game import rule
from bot.tutor.people import Press
from tests.store.building import rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.store.course.bookmarks import Bookmarks
    from tests.store.building import SteppingClock

GROWING = "CREATE TABLE growing (number INTEGER PRIMARY KEY, text TEXT)"
NUMBERS = "SELECT number FROM growing ORDER BY number"


def grows(number: int, size: int) -> Callable[[sa.Connection], int]:
    return lambda connection: (
        connection.exec_driver_sql(
            "INSERT INTO growing VALUES (?, ?)", (number, "x" * size)
        ).rowcount
    )


def pragma(words: str) -> Callable[[sa.Connection], object]:
    return lambda connection: connection.exec_driver_sql(f"PRAGMA {words}").scalar()


async def test_a_full_disk_is_told_and_writing_resumes(database: Database) -> None:
    await database.write(lambda connection: connection.exec_driver_sql(GROWING).rowcount)
    pages = await database.write(pragma("page_count"))
    assert isinstance(pages, int)
    await database.write(pragma(f"max_page_count={pages + 12}"))
    outcomes = await asyncio.gather(
        *(database.write(grows(number, 3000)) for number in range(40)),
        database.write(grows(40, 1)),
        return_exceptions=True,
    )
    told_stored = [(number,) for number, outcome in enumerate(outcomes) if outcome == 1]
    refused = [outcome for outcome in outcomes if outcome != 1]
    assert len(refused) > 20
    assert {type(outcome) for outcome in refused} == {NotSavedError}
    assert rows(database.path, NUMBERS) == told_stored
    assert await database.read(pragma("page_count"))
    await database.write(pragma("max_page_count=1000000"))
    assert await database.write(grows(99, 3000)) == 1


async def test_a_full_disk_in_the_middle_of_a_change_takes_all_of_it_back(
    database: Database,
) -> None:
    await database.write(lambda connection: connection.exec_driver_sql(GROWING).rowcount)
    pages = await database.write(pragma("page_count"))
    await database.write(pragma(f"max_page_count={pages}"))

    def both(connection: sa.Connection) -> None:
        grows(1, 1)(connection)
        grows(2, 30_000)(connection)

    with pytest.raises(NotSavedError, match="nothing changed"):
        await database.write(both)
    assert rows(database.path, NUMBERS) == []


async def test_a_locked_file_is_told_to_all_who_wait_at_once(
    database: Database, bookmarks: Bookmarks
) -> None:
    await database.write(pragma("busy_timeout=50"))
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        opening = (bookmarks.open(Press(n, n), "loss") for n in range(30))
        outcomes = await asyncio.gather(*opening, return_exceptions=True)
        assert {type(outcome) for outcome in outcomes} == {NotSavedError}
        assert await bookmarks.all_of(1) == ()
        other.execute("ROLLBACK")
    assert (await bookmarks.open(Press(1, 1), "loss")).card == 1


async def test_f9_everybody_is_told_within_three_seconds_that_the_file_is_locked(
    database: Database,
) -> None:
    """Those who press while others wait already are not told later than those."""
    await database.write(lambda connection: connection.exec_driver_sql(GROWING).rowcount)

    async def wait(number: int) -> tuple[float, object]:
        began = time.monotonic()
        try:
            outcome: object = await database.write(grows(number, 1))
        except NotSavedError as told:
            outcome = str(told)
        return time.monotonic() - began, outcome

    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting, slowest_read = [], 0.0
        for number in range(60):
            waiting.append(asyncio.create_task(wait(number)))
            await asyncio.sleep(0.05)
            began = time.monotonic()
            assert await database.read(lambda connection: connection.scalar(sa.select(1))) == 1
            slowest_read = max(slowest_read, time.monotonic() - began)
        told = await asyncio.gather(*waiting)
        other.execute("ROLLBACK")
    assert all("could not save that just now" in str(outcome) for _, outcome in told)
    assert min(waited for waited, _ in told) > 1.0  # a lock of a second goes unnoticed
    assert max(waited for waited, _ in told) < 2.5
    assert slowest_read < 1.0
    assert (await wait(99))[1] == 1
    assert rows(database.path, NUMBERS) == [(99,)]


async def test_f9_a_read_that_meets_a_locked_file_is_told_in_words(database: Database) -> None:
    def locked(connection: sa.Connection) -> object:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise sa.exc.OperationalError("SELECT", {}, error)

    with pytest.raises(UnreadableError, match="try again in a minute"):
        await database.read(locked)
    assert database.trouble is None


def test_a_start_on_a_locked_file_is_refused_in_words(
    path: Path, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.sqlite.engine.WRITING", ("busy_timeout=50",))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="cannot be written to: database is locked"):
            Database(path, clock).start()


async def test_other_database_errors_stay_what_they_are(database: Database) -> None:
    with pytest.raises(sa.exc.OperationalError, match="no such table"):
        await database.write(
            lambda connection: connection.exec_driver_sql("DELETE FROM nowhere").rowcount
        )


async def test_what_people_wrote_is_not_in_the_text_of_an_exception(database: Database) -> None:
    written = "my secret sentence"
    with pytest.raises(sa.exc.IntegrityError) as caught:
        await database.write(
            lambda connection: (
                connection.execute(
                    sa.insert(rule).values(
                        learner_id=1,
                        attempt_id=1,
                        text=written,
                        breaker="",
                        written_at=database.clock(),
                    )
                ).rowcount
            )
        )
    assert written not in str(caught.value)


@pytest.mark.errors_expected
async def test_a_change_that_was_stored_when_the_file_went_away_is_said_to_be_in_doubt(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database._writer is not None
    guard = database._writer.guard

    def gone() -> None:
        raise HarmError(Trouble(Harm.GONE, guard.seen))

    monkeypatch.setattr(guard, "confirm", gone)  # as if it went between the look and the commit
    with pytest.raises(StoppedError, match="may be saved or not, so look before you send it again"):
        await database.write(lambda connection: connection.exec_driver_sql("SELECT 1").scalar())
