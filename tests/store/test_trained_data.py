"""Data that goes takes its name, its words and its pictures out of the trainings of others."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.data.own_tables import OwnTables
from bot.store.forgetting import Forgetting
from bot.store.lab.runs import Runs
from bot.store.lab.shelf import Shelf
from bot.store.presses import first_id_at
from bot.store.privacy.deleting import Deletions
from bot.store.privacy.forgetting_left import forget_left
from bot.store.tables.privacy import departure
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.runs import RunState, WantedRun
from bot.tutor.people import Press
from bot.tutor.privacy.blanking import DATA_WENT, GONE_REASON
from tests.store.privacy.planted import ANA, BEN, GUILD, WORD, T, found_in, numbers, plant, run
from tests.store.trained import OUTCOME, WANTED, begun

if TYPE_CHECKING:
    import sqlalchemy as sa

    from bot.store.database import Database

LATER, CEM = 2**60, 707
REMOVE = Press(LATER, ANA, GUILD)
ENDED = f"UPDATE run SET state = 'done', finished_at = '{T}' WHERE id = {{}}"  # noqa: S608 - ours
ON_TABLE = WantedRun(
    Task(View.TRAIN, (Variant("", TrainingSpec(data="own")),), title=WORD), table=1
)


@pytest.fixture
async def planted(database: Database) -> Database:
    await database.write(plant)
    await change(database, ENDED.format(2))
    return database


async def change(database: Database, *statements: str) -> None:
    def work(connection: sa.Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    await database.write(work)


async def after_deleting(database: Database) -> list[tuple[str, str]]:
    """Return where the name of Ana's data stands once she is deleted."""
    deletions = Deletions(database)
    parted = await deletions.part(Press(LATER + 9, ANA, GUILD))
    assert parted is not None
    while await deletions.delete_some(parted.owner):
        pass
    return await database.read(lambda c: found_in(c, WORD))


async def noted(database: Database) -> set[int]:
    text = "SELECT message_id FROM removal WHERE message_id IS NOT NULL"
    return await database.read(lambda c: set(c.exec_driver_sql(text).scalars()))


async def test_data_that_was_removed_before_its_person_was_deleted_is_named_nowhere(
    planted: Database,
) -> None:
    await OwnTables(planted).remove(REMOVE, 1, anybodys=False)
    assert await noted(planted) == {5020}
    assert await after_deleting(planted) == []


async def test_data_that_went_with_a_server_its_person_left_is_named_nowhere(
    planted: Database,
) -> None:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    planted.clock = lambda: start + timedelta(days=31)

    def left(connection: sa.Connection) -> None:
        connection.execute(departure.delete().where(departure.c.learner_id == 2))
        press = first_id_at(start + timedelta(days=31))
        connection.exec_driver_sql(f"INSERT INTO press VALUES ({press}, 2, '2026-12-02')")  # noqa: S608 - ours

    await planted.write(left)
    while await Forgetting(planted, (forget_left,)).forget_some():
        pass
    assert 5020 in await noted(planted)
    assert await after_deleting(planted) == []


async def test_the_public_card_of_a_training_on_data_that_goes_is_noted(planted: Database) -> None:
    more = (run(21, 2, "1", WORD, "done"), run(22, 2, "1", WORD, "done"), run(23, 2, "NULL", "x"))
    await change(planted, *more, "UPDATE run SET private = 1 WHERE id = 22")
    assert await after_deleting(planted) == []
    assert await noted(planted) == {5001, 5011, 5020, 5021}


async def test_ones_own_trainings_keep_the_name_of_data_that_one_removed(
    planted: Database,
) -> None:
    await OwnTables(planted).remove(REMOVE, 1, anybodys=False)
    named = await planted.read(lambda c: found_in(c, WORD))
    assert {"run.task", "run_numbers.numbers", "run_picture.alt_text"} <= {one for one, _ in named}


@pytest.mark.parametrize("most", [3, 25])
async def test_all_trainings_on_removed_data_are_gone_through(planted: Database, most: int) -> None:
    for row in range(30, 30 + most):
        kept = f"INSERT INTO run_numbers VALUES ({row}, 0, '{numbers(WORD)}')"  # noqa: S608 - ours
        await change(planted, run(row, 2, "1", WORD, "done"), kept)
    await OwnTables(planted).remove(REMOVE, 1, anybodys=False)
    assert await after_deleting(planted) == []


async def test_a_training_on_its_way_ends_with_the_data_and_stores_no_word_of_it(
    planted: Database,
) -> None:
    runs = Runs(planted, CATALOGUE)
    going = await begun(runs, Press(LATER - 1, BEN, GUILD), ON_TABLE)
    await OwnTables(planted).remove(REMOVE, 1, anybodys=False)
    assert not await runs.finish(going, OUTCOME, None)
    unseen = await Shelf(planted, CATALOGUE).unseen(Press(LATER + 1, BEN, GUILD))
    assert unseen is not None
    assert (unseen.id, unseen.state, unseen.reason) == (going.id, RunState.FAILED, DATA_WENT)
    assert await after_deleting(planted) == []


async def test_a_training_that_begins_as_its_data_goes_stores_no_name(planted: Database) -> None:
    await OwnTables(planted).remove(REMOVE, 1, anybodys=False)
    late = await begun(Runs(planted, CATALOGUE), Press(LATER + 1, BEN, GUILD), ON_TABLE)
    assert (late.task.title, late.wanted.table) == ("", None)
    assert await after_deleting(planted) == []


async def test_why_a_training_failed_may_name_data_and_is_left_out(planted: Database) -> None:
    failed = f"UPDATE run SET state = 'failed', reason = 'no {WORD}' WHERE id = 20"  # noqa: S608 - ours
    await change(planted, failed)
    assert await after_deleting(planted) == []
    reason = "SELECT reason FROM run WHERE id = 20"
    assert await planted.read(lambda c: c.exec_driver_sql(reason).scalar()) == GONE_REASON


async def test_a_sweep_keeps_the_title_that_is_none_of_the_data(planted: Database) -> None:
    title = "One network, several learning rates"
    task = json.dumps({"view": "sweep", "title": title})
    await change(planted, f"UPDATE run SET task = '{task}' WHERE id = 20")  # noqa: S608 - ours
    await OwnTables(planted).remove(REMOVE, 1, anybodys=False)
    kept = await planted.read(
        lambda c: c.exec_driver_sql("SELECT task FROM run WHERE id = 20").scalar()
    )
    assert title in str(kept)


async def test_a_card_that_is_posted_once_its_data_went_is_noted(planted: Database) -> None:
    await change(planted, ENDED.format(1))
    runs = Runs(planted, CATALOGUE)
    late = await begun(runs, Press(LATER - 1, BEN, GUILD), ON_TABLE)
    hidden = await begun(runs, Press(LATER - 2, CEM, GUILD), replace(ON_TABLE, private=True))
    own = await begun(runs, Press(LATER - 3, ANA, GUILD), ON_TABLE)
    assert not await runs.posted(late, 8, 9000)
    await OwnTables(planted).remove(REMOVE, 1, anybodys=False)
    assert 9000 in await noted(planted)
    assert [await runs.posted(run, 8, 9001 + n) for n, run in enumerate((late, hidden, own))] == [
        *(True, True),
        False,
    ]
    assert {one for one in await noted(planted) if one > 9000} == {9001}


async def test_a_card_that_is_posted_once_its_training_is_deleted_is_noted(
    planted: Database,
) -> None:
    await change(planted, ENDED.format(1))
    runs = Runs(planted, CATALOGUE)
    late = await begun(runs, Press(LATER - 1, ANA, GUILD), WANTED)
    await after_deleting(planted)
    assert await runs.posted(late, 8, 9000)
    assert 9000 in await noted(planted)
