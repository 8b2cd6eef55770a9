from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

import bot.store.lab.shelf
import bot.store.lab.workload
from bot.store.forgetting import Forgetting
from bot.store.lab.pictures import forget_pictures
from bot.store.lab.shelf import Shelf
from bot.store.presses import first_id_at
from bot.store.tables.people import learner
from bot.tutor.lab.runs import RunState, Trainings
from bot.tutor.people import Press
from tests.store.building import rows
from tests.store.trained import OUTCOME, WANTED, begun, done

if TYPE_CHECKING:
    from bot.store.course.bookmarks import Bookmarks
    from bot.store.database import Database
    from bot.store.lab.runs import Runs
    from tests.store.building import SteppingClock

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002
PRIVATE = replace(WANTED, private=True)


async def test_private_trainings_wait_in_order_until_their_end_was_shown(
    runs: Runs, shelf: Shelf
) -> None:
    here = Press(99, ANA, guild=5)
    first = await done(runs, Press(1, ANA, guild=5), PRIVATE)
    second = await begun(runs, Press(2, ANA, guild=5), PRIVATE)
    assert await shelf.unseen(here) == await shelf.get(first.id)
    await shelf.seen(first.id)
    await shelf.seen(first.id)
    assert await shelf.unseen(here) is None  # the second still runs
    await runs.end(second.id, RunState.FAILED, "It took too long.")
    found = await shelf.unseen(here)
    assert found is not None
    assert (found.id, found.reason) == (second.id, "It took too long.")
    await shelf.seen(second.id)
    assert await shelf.unseen(here) is None


async def test_an_end_is_unseen_until_it_was_shown_public_or_not(runs: Runs, shelf: Shelf) -> None:
    public = await done(runs, Press(1, ANA, guild=5))
    assert await shelf.unseen(Press(2, ANA, guild=5)) == await shelf.get(public.id)
    await shelf.seen(public.id)
    assert await shelf.unseen(Press(3, ANA, guild=5)) is None


@pytest.mark.parametrize(
    ("elsewhere", "guild"),
    [
        (Press(9, ANA, guild=6), 5),
        (Press(9, ANA), 5),
        (Press(9, ANA, guild=5), None),
        (Press(9, BEN, guild=5), 5),
        (Press(9, BEN), None),
    ],
)
async def test_a_private_end_shows_only_to_its_owner_and_only_where_it_was_asked(
    runs: Runs, shelf: Shelf, elsewhere: Press, guild: int | None
) -> None:
    await done(runs, Press(1, BEN, guild=7))
    run = await done(runs, Press(2, ANA, guild), PRIVATE)
    assert await shelf.unseen(elsewhere) is None
    found = await shelf.unseen(Press(10, ANA, guild))
    assert found is not None
    assert found.id == run.id


async def test_a_person_without_trainings_has_an_empty_summary(shelf: Shelf) -> None:
    assert await shelf.of(ANA) == Trainings(0, (), 0, None)


async def test_a_summary_counts_what_is_done_and_scored_and_shows_the_newest_ten(
    runs: Runs, shelf: Shelf
) -> None:
    await done(runs, Press(1, BEN), score=1.0)
    for number, score in enumerate((0.0, None, 0.25, 0.75), start=10):
        await done(runs, Press(number, ANA), score=score)
    cancelled = await begun(runs, Press(20, ANA))
    await runs.end(cancelled.id, RunState.CANCELLED, "")
    private = [await done(runs, Press(n, ANA, guild=5), PRIVATE) for n in range(30, 37)]
    running = await begun(runs, Press(50, ANA))
    short = await shelf.of(ANA)
    assert (short.done, short.predictions) == (11, 3)
    assert short.mean_score == pytest.approx(1 / 3)
    assert len(short.newest) == 10
    expected = [running, *reversed(private), cancelled]
    assert [run.id for run in short.newest[:9]] == [run.id for run in expected]
    assert short.newest[0] == running
    whole = await shelf.get(private[-1].id)
    assert whole is not None
    assert short.newest[1] == replace(whole, numbers=())
    assert {run.person for run in short.newest} == {ANA}


async def test_pictures_are_thrown_away_after_thirty_days_and_the_numbers_stay(
    runs: Runs, shelf: Shelf, bookmarks: Bookmarks, clock: SteppingClock
) -> None:
    old = await done(runs, Press(first_id_at(clock.now), ANA))
    clock.now += timedelta(days=29)
    new = await done(runs, Press(first_id_at(clock.now), ANA))
    forgetting = Forgetting(runs.database, (forget_pictures,))
    for days, left in ((0, 4), (2, 2), (29, 0)):
        clock.now += timedelta(days=days)
        await bookmarks.open(Press(first_id_at(clock.now), BEN), "loss")
        await forgetting.forget_some()
        assert len(await shelf.pictures(old.id) + await shelf.pictures(new.id)) == left
        kept = await shelf.get(old.id)
        assert kept is not None
        assert kept.numbers == OUTCOME.runs


async def test_a_persons_trainings_go_with_the_person(runs: Runs) -> None:
    await done(runs, Press(1, ANA))
    await runs.database.write(lambda connection: connection.execute(sa.delete(learner)).rowcount)
    for table in ("run", "run_numbers", "run_picture"):
        assert rows(runs.database.path, f"SELECT * FROM {table}") == []  # noqa: S608 - our names


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (bot.store.lab.workload._TRAININGS, "ix_run_own_running"),
        (bot.store.lab.workload._HERE, "ix_run_running"),
        (bot.store.lab.shelf._UNSEEN, "ix_run_unseen"),
        (bot.store.lab.shelf._NEWEST, "ix_run_learner_id"),
        (bot.store.lab.shelf._IN_SHORT, "ix_run_learner_id"),
    ],
)
async def test_what_is_asked_at_each_press_is_found_by_an_index(
    database: Database, query: sa.Select[Any], index: str
) -> None:
    compiled = query.compile(dialect=sqlite.dialect(paramstyle="named"))
    sent = compiled.construct_expanded_state({"person": 1, "guild": 2})

    def explain(connection: sa.Connection) -> str:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sent.statement}", sent.parameters)
        return "; ".join(step.detail for step in steps)

    plan = await database.read(explain)
    assert f"INDEX {index} " in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan
