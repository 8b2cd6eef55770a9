"""What is kept for a limited time goes when it is over, and a wrong clock makes nothing go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from bot.forgotten import forgotten_in
from bot.store.data.drafts import OwnDrafts
from bot.store.forgetting import AT_ONCE, Forgetting
from bot.store.presses import PRESSES_ARE_KEPT, believed_now, first_id_at, learner_of, note
from bot.tutor.people import Press
from tests.store.building import rows
from tests.store.data.test_drafts import NEW
from tests.store.trained import done

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    import sqlalchemy as sa

    from bot.store.database import Database
    from bot.store.lab.runs import Runs
    from tests.store.building import SteppingClock

ANA = 300_000_000_000_000_001
KEPT = ("press", "own_draft WHERE brought IS NOT NULL", "run_picture")
"""The newest draft stays, emptied, so that its number is given to no other."""
A_DAY = timedelta(days=1)


@pytest.fixture
def forgetting(database: Database) -> Forgetting:
    return Forgetting(database, forgotten_in(database.path))


def pressed(moment: datetime, number: int = 0) -> Press:
    return Press(first_id_at(moment) + number, ANA)


def noted(made: Press, now: datetime) -> Callable[[sa.Connection], bool]:
    return lambda connection: note(
        connection, made, learner_of(connection, Press(1, ANA), now), now
    )


def counts(database: Database) -> list[object]:
    return [
        rows(database.path, f"SELECT count(*) FROM {those}")[0][0]  # noqa: S608 - our names
        for those in KEPT
    ]


async def press_now(
    database: Database, clock: SteppingClock, *, at: datetime | None = None
) -> None:
    now = clock()
    await database.write(noted(pressed(at or now), now))


async def all_forgotten(forgetting: Forgetting) -> None:
    while await forgetting.forget_some():
        pass


async def something_of_each(runs: Runs, clock: SteppingClock) -> list[object]:
    drafts = OwnDrafts(runs.database)
    await done(runs, pressed(clock.now))
    await drafts.begin(pressed(clock.now, 1), NEW, 5)
    await press_now(runs.database, clock)
    return counts(runs.database)


async def test_f13_each_thing_is_forgotten_when_its_time_is_over(
    runs: Runs, clock: SteppingClock, forgetting: Forgetting
) -> None:
    before = await something_of_each(runs, clock)
    assert 0 not in before
    for days, left in ((0.5, before), (1, [before[0], 0, before[2]]), (30, [1, 0, 0])):
        clock.now += timedelta(days=days)
        await press_now(runs.database, clock)
        await all_forgotten(forgetting)
        assert counts(runs.database)[1:] == left[1:]
    assert counts(runs.database)[0] == 1  # only the last one


async def test_f13_what_a_press_noted_under_its_id_below_zero_is_kept_as_long(
    database: Database, clock: SteppingClock, forgetting: Forgetting
) -> None:
    new, old = pressed(clock.now), pressed(clock.now - 30 * A_DAY)
    for made in (new, old):
        await database.write(noted(replace(made, id=-made.id), clock.now))
    await press_now(database, clock)
    await all_forgotten(forgetting)
    kept = rows(database.path, "SELECT interaction_id FROM press WHERE interaction_id < 0")
    assert kept == [(-new.id,)]


@pytest.mark.parametrize("year", [1999, 2025, 2027, 2031])
async def test_f13_a_start_with_a_wrong_clock_forgets_nothing(
    runs: Runs, clock: SteppingClock, forgetting: Forgetting, year: int
) -> None:
    before = await something_of_each(runs, clock)
    clock.now = datetime(year, 1, 1, tzinfo=UTC)
    await forgetting.forget_some()
    pictures_and_presses = [before[0], before[2]]
    now = counts(runs.database)
    assert [now[0], now[2]] == pictures_and_presses


async def test_f13_a_wrong_clock_forgets_at_most_what_was_due_within_a_day(
    runs: Runs, clock: SteppingClock, forgetting: Forgetting
) -> None:
    begin = clock.now
    for day in range(10):
        await runs.database.write(noted(pressed(begin + day * A_DAY), begin))
    clock.now = datetime(2031, 1, 1, tzinfo=UTC)
    await all_forgotten(forgetting)
    [(oldest,)] = rows(runs.database.path, "SELECT min(interaction_id) FROM press")
    newest = begin + 9 * A_DAY
    assert oldest == first_id_at(newest - PRESSES_ARE_KEPT + A_DAY)


async def test_f13_what_was_written_under_a_wrong_clock_is_kept_as_long_as_all_else(
    runs: Runs, clock: SteppingClock, forgetting: Forgetting
) -> None:
    """Drawn "in 2020" of a press of today: Discord says that it is new."""
    today = clock.now
    clock.now = datetime(2020, 1, 1, tzinfo=UTC)
    await done(runs, pressed(today))
    clock.now = today
    await press_now(runs.database, clock)
    before = counts(runs.database)
    await all_forgotten(forgetting)
    assert counts(runs.database) == before


async def test_nothing_is_forgotten_before_anybody_pressed(forgetting: Forgetting) -> None:
    assert await forgetting.forget_some() is False


async def test_f13_much_is_forgotten_in_small_changes(
    database: Database, clock: SteppingClock, forgetting: Forgetting
) -> None:
    old, now = clock.now - 30 * A_DAY, clock.now
    much = 2 * AT_ONCE + 3

    def many(connection: sa.Connection) -> None:
        for number in range(much):
            noted(pressed(old, number), now)(connection)

    await database.write(many)
    await press_now(database, clock)
    left = []
    while await forgetting.forget_some():
        left.append(counts(database)[0])
    assert left == [much + 1 - AT_ONCE, much + 1 - 2 * AT_ONCE, 1]


async def test_f13_no_rule_reads_a_whole_table(
    runs: Runs, clock: SteppingClock, forgetting: Forgetting
) -> None:
    await something_of_each(runs, clock)
    asked: list[str] = []

    def explained(connection: sa.Connection) -> list[str]:
        driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        driver.set_trace_callback(asked.append)
        present = believed_now(connection, clock.now)
        assert present is not None
        for rule in forgetting.rules:
            rule(connection, present, 5)
        driver.set_trace_callback(None)
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}") for one in asked]
        return [step for plan in plans for *_, step in plan]

    steps = await runs.database.write(explained)
    assert [step for step in steps if step.startswith("SCAN")] == []
    assert len(asked) > len(forgetting.rules)
