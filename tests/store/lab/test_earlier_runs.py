"""From a file of the first program to the trainings of this one, and back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from bot.store.data.own_tables import OwnTables
from bot.store.database import Database
from bot.store.lab.runs import Runs
from bot.store.lab.shelf import Shelf
from bot.store.schema import SCHEMA
from bot.store.sqlite.version import version_of
from bot.store.upgrade import upgrade
from bot.trainings.catalogue import CATALOGUE
from bot.tutor.data.table import DataTable, Shares
from bot.tutor.lab.caps import Caps
from bot.tutor.lab.runs import Refusal, RunState
from bot.tutor.people import Press
from tests.store import building
from tests.store.building import MIGRATIONS, SteppingClock, alembic_config, rows
from tests.store.trained import WANTED, begun, done

FILLED = """
INSERT INTO learner VALUES (1, 11, '2026-11-01 12:00:00.000000');
INSERT INTO learner VALUES (2, 22, '2026-11-01 12:00:00.000000');
INSERT INTO reading VALUES (1, 1, 'loss', 2, 3, '2026-11-01', '2026-11-01', NULL);
INSERT INTO attempt VALUES (1, 1, NULL, 5, 'loss', 'game', '{}', '2026-11-01', NULL, NULL);
INSERT INTO entry VALUES (1, 0, 'rule', '', 'A rule.', NULL, NULL, '2026-11-01');
INSERT INTO press VALUES (77, 1, '2026-11-01');
INSERT INTO run VALUES
  (3, 1, 5, 101, '{"data": "moons"}', 'done', '{"train_loss": 0.125}', NULL,
   '2026-11-01 12:00:01.000000', '2026-11-01 12:00:02.000000'),
  (4, 1, NULL, 102, '{"data": "xor"}', 'failed', NULL, 'It took too long.',
   '2026-11-01 12:00:03.000000', '2026-11-01 12:00:04.000000'),
  (6, 1, 5, 103, '{"data": "moons"}', 'running', NULL, NULL, '2026-11-01 12:00:05.000000', NULL),
  (7, 1, 5, 104, '{"data": "moons"}', 'queued', NULL, NULL, '2026-11-01 12:00:06.000000', NULL),
  (9, 2, 5, 105, '{"data": "moons"}', 'done', '{"train_loss": 0.5}', NULL,
   '2026-11-01 12:00:07.000000', '2026-11-01 12:00:08.000000');
"""
RUNS = "SELECT * FROM run ORDER BY id"
NEIGHBOURS = (
    "SELECT (SELECT count(*) FROM learner), (SELECT count(*) FROM reading),"
    " (SELECT count(*) FROM attempt), (SELECT count(*) FROM entry), (SELECT count(*) FROM press)"
)
MIDDLE = "    op.execute(FILL_EARLIER)\n"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Make a file as the first program left it, with a training in every state."""
    path = tmp_path / "nudge.sqlite3"
    command.upgrade(alembic_config(path), "0001")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FILLED)
    return path


@pytest.fixture
def upgraded(first: Path) -> Path:
    upgrade(first, MIGRATIONS)
    return first


def test_an_upgrade_keeps_all_rows_and_what_was_asked_and_measured(upgraded: Path) -> None:
    assert version_of(upgraded) == SCHEMA
    assert rows(upgraded, NEIGHBOURS) == [(2, 1, 1, 1, 1)]
    assert rows(upgraded, "PRAGMA foreign_key_check") == []
    assert rows(upgraded, "SELECT id, press_id, guild_id, state, task FROM run") == [
        (3, 101, 5, "done", "{}"),
        (4, 102, None, "failed", "{}"),
        (6, 103, 5, "failed", "{}"),
        (7, 104, 5, "failed", "{}"),
        (9, 105, 5, "done", "{}"),
    ]
    assert rows(upgraded, "SELECT * FROM earlier_run WHERE run_id < 6") == [
        (3, '{"data": "moons"}', '{"train_loss": 0.125}'),
        (4, '{"data": "xor"}', None),
    ]
    kept = upgraded.with_name(f"nudge-before-{SCHEMA}.sqlite3")
    assert len(rows(kept, RUNS)) == 5


async def test_earlier_trainings_count_and_are_told_apart_by_their_empty_task(
    upgraded: Path,
) -> None:
    database = Database(upgraded, SteppingClock())
    database.start()
    runs, shelf = Runs(database, CATALOGUE), Shelf(database, CATALOGUE)
    assert await runs.take_up() == ()
    short = await shelf.of(11)
    assert (short.done, short.predictions, short.mean_score) == (1, 0, None)
    assert [(run.id, run.state) for run in short.newest] == [
        (7, RunState.FAILED),
        (6, RunState.FAILED),
        (4, RunState.FAILED),
        (3, RunState.DONE),
    ]
    assert [run.reason for run in short.newest[1:]] == [
        "I was restarted before it came to its end.",
        "It took too long.",
        "",
    ]
    assert all(run.wanted.task is None and run.numbers == () for run in short.newest)
    assert await shelf.unseen(Press(1, 11, guild=5)) is None
    assert await runs.begin(Press(103, 11, guild=5), WANTED, Caps(in_server=10)) is Refusal.REPEATED
    assert (await begun(runs, Press(106, 11, guild=5))).id > 9
    database.close()


def test_an_upgrade_killed_in_the_middle_loses_nothing_and_can_be_repeated(
    first: Path, tmp_path: Path
) -> None:
    before, flag = rows(first, RUNS), tmp_path / "in the middle"
    slow = building.copied_migrations(tmp_path / "slow")
    (migration,) = slow.glob("versions/0002_*.py")
    building.pausing(migration, MIDDLE, flag)
    building.kill_in_the_middle(SCHEMA, first, slow, flag)
    assert version_of(first) == "0001"
    assert rows(first, RUNS) == before
    upgrade(first, MIGRATIONS)
    assert rows(first, NEIGHBOURS) == [(2, 1, 1, 1, 1)]
    assert rows(first, "SELECT count(*) FROM run, earlier_run ON run_id = id") == [(5,)]


def test_going_back_gives_every_earlier_training_as_it_was(first: Path) -> None:
    before = rows(first, RUNS)
    command.upgrade(alembic_config(first), SCHEMA)
    command.downgrade(alembic_config(first), "0001")
    after = rows(first, RUNS)
    assert [row for row in after if row[0] in {3, 4, 9}] == [before[0], before[1], before[4]]
    assert [row[5] for row in after] == ["done", "failed", "failed", "failed", "done"]
    assert rows(first, NEIGHBOURS) == [(2, 1, 1, 1, 1)]


async def test_going_back_keeps_new_trainings_and_going_forth_again_too(upgraded: Path) -> None:
    database = Database(upgraded, SteppingClock())
    database.start()
    runs = Runs(database, CATALOGUE)
    mine = DataTable("mine", ("a",), ("x",), ((1.0,),))
    await OwnTables(database).add(Press(200, 33), mine, Shares(9, 9))
    await done(runs, Press(201, 33), score=0.5)
    await runs.end((await begun(runs, Press(202, 33))).id, RunState.CANCELLED, "")
    await begun(runs, Press(203, 33))
    database.close()
    command.downgrade(alembic_config(upgraded), "0001")
    states = "SELECT press_id, state FROM run WHERE press_id > 200"
    assert rows(upgraded, states) == [(201, "done"), (202, "failed"), (203, "running")]
    assert rows(upgraded, "PRAGMA foreign_key_check") == []
    command.upgrade(alembic_config(upgraded), SCHEMA)
    assert rows(upgraded, states) == [(201, "done"), (202, "failed"), (203, "failed")]
    assert rows(upgraded, "PRAGMA foreign_key_check") == []
