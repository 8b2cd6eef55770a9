"""Makes old_database.sql: people leave every activity in the middle, and the file is kept as text.

Run `uv run python -m tests.pinned.old_program.make_old_database`, and only on the program of schema
0002: this stands as a record of how the file came about. Only the shuffled answers and what a real
training took in seconds differ from one making to the next.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import simcord
from alembic import command
from alembic.config import Config

from bot.app import App, Instead, build
from bot.settings import Settings
from tests.fakes import QuickEngine, SlowEngine, TiredEngine, made_up_outcome, tiny_png
from tests.pinned.old_program.beginnings import bring_own_data, learn, play, train
from tests.pinned.old_program.people import (
    CANCELLED,
    EARLIER_CUT_OFF,
    EARLIER_FAILED,
    FAILED,
    MEASURED,
    PRIVATE,
    RUNNING,
    SQL,
    UNSEEN_PRIVATE,
    UNSEEN_PUBLIC,
    furnish,
    rows,
)

if TYPE_CHECKING:
    from tests.pinned.old_program.people import World

# What the first program wrote: a training that is done, one that failed, one it was stopped in.
EARLIER = """
INSERT INTO learner VALUES (1, 1, '2026-11-01 12:00:00.000000');
INSERT INTO run VALUES
  (1, 1, 1, 101, '{"data": "moons", "epochs": 300}', 'done', '{"train_loss": 0.125}', NULL,
   '2026-11-01 12:00:01.000000', '2026-11-01 12:00:02.000000'),
  (2, 1, 1, 102, '{"data": "xor"}', 'failed', NULL, 'It took too long.',
   '2026-11-01 12:00:03.000000', '2026-11-01 12:00:04.000000'),
  (3, 1, 1, 103, '{"data": "moons"}', 'running', NULL, NULL, '2026-11-01 12:00:05.000000', NULL);
"""
ENDS = {
    EARLIER_FAILED: ("failed", 0, 1),
    EARLIER_CUT_OFF: ("failed", 0, 1),
    PRIVATE: ("done", 1, 1),
    FAILED: ("failed", 0, 1),
    CANCELLED: ("cancelled", 0, 1),
    UNSEEN_PRIVATE: ("done", 1, 0),
    UNSEEN_PUBLIC: ("done", 0, 0),
    RUNNING: ("running", 0, 0),
}
"""How each training ended that was not simply done: its state, private, shown."""
BEGINNING = datetime(2026, 11, 1, 13, tzinfo=UTC)


class Bots:
    """One bot after another on the same file, in the same simulated Discord."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.app: App | None = None

    def build(self, engine: SlowEngine | None) -> App:
        self.close()
        self.app = build(self.settings, instead=Instead(engine))
        return self.app

    def close(self) -> None:
        if self.app is not None:
            self.app.close()


async def make(path: Path) -> None:
    settings = Settings(database=path)
    begin_with_the_first_program(settings)
    bots = Bots(settings)
    async with simcord.run(bots.build(QuickEngine()).bot, check_errors=False) as env:
        world = furnish(env)
        give_ed_his_runs(path, world)
        await learn(world)
        await play(world)
        await train(world)
        await bring_own_data(world)
        await env.restart_bot(bots.build(TiredEngine()).bot)
        await fail(world)
        await env.restart_bot(bots.build(None).bot)
        await measure(world, path)
        await leave_trainings_open(world, bots)
    bots.close()


def begin_with_the_first_program(settings: Settings) -> None:
    config = Config()
    config.set_main_option("script_location", str(settings.migrations))
    config.attributes["database"] = settings.database
    command.upgrade(config, "0001")
    with closing(sqlite3.connect(settings.database)) as connection:
        connection.executescript(EARLIER)


def give_ed_his_runs(path: Path, world: World) -> None:
    """Say whose the first program's trainings are, now that the ids are known."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE learner SET discord_id = ?", (world.members["ed"].id,))
        connection.execute("UPDATE run SET guild_id = ?", (world.guild.id,))
        connection.commit()


async def fail(world: World) -> None:
    await world.person("tara").slash("train", data="circles")


async def measure(world: World, path: Path) -> None:
    """Train once for real, so that the file holds every kind of number that a training gives."""
    dials: dict[str, object] = {"data": "penguins", "hidden": "4", "activation": "relu"}
    early: dict[str, object] = {"validation": 25, "patience": 5, "epochs": 30, "batch": 20}
    await world.person("tara").slash("train", seed=6, **dials, **early)
    while not rows(path, "SELECT 1 FROM run WHERE id = ? AND shown", MEASURED):
        await asyncio.to_thread(time.sleep, 0.1)  # simcord's own clock stands still
        await world.env.settle()


async def leave_trainings_open(world: World, bots: Bots) -> None:
    """Cancel one, let one end while the bot cannot reach its person, and leave one running."""
    tara, uma = world.person("tara"), world.person("uma")
    await world.env.restart_bot(bots.build(SlowEngine()).bot)
    await tara.slash("train", data="spiral")
    await tara.click("Cancel")
    await uma.slash("train", data="gauss", private=True)
    late = SlowEngine()
    await world.env.restart_bot(bots.build(late).bot)
    late.say(UNSEEN_PRIVATE, made_up_outcome(late.submitted[0].task))
    await world.env.settle()
    await world.person("paul").slash("train", data="circles")
    late.say(UNSEEN_PUBLIC, made_up_outcome(late.submitted[1].task))
    await world.env.settle()
    await world.person("nora").slash("train", data="xor", predict="converges", sure=70)


def tidy(path: Path) -> None:
    """Make the file small and, where it can be, the same each time it is made."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE run_picture SET image = ?", (tiny_png(),))
        # The bot was killed after it had kept the end of this one, before it noted it as shown.
        connection.execute("UPDATE run SET shown = 0 WHERE id = ?", (UNSEEN_PUBLIC,))
        columns = moments(connection)
        values = {
            value
            for table, column in columns
            for (value,) in connection.execute(f"SELECT {column} FROM {table}")  # noqa: S608 - our own names
            if value is not None
        }
        for second, value in enumerate(sorted(values)):
            moment = (BEGINNING + timedelta(seconds=second)).strftime("%Y-%m-%d %H:%M:%S.000000")
            for table, column in columns:
                change = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"  # noqa: S608 - our own names
                connection.execute(change, (moment, value))
        connection.commit()


def moments(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Find every column that holds a time."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        (table, column)
        for (table,) in tables
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})")
        if kind == "DATETIME"
    ]


def check(path: Path) -> None:
    """Say at once when a training is not the one that the tests go on from."""
    found = rows(path, "SELECT id, state, private, shown FROM run")
    expected = [(run, *ENDS.get(run, ("done", 0, 1))) for run in range(1, RUNNING + 1)]
    assert found == expected, found
    assert rows(path, "SELECT version_num FROM alembic_version") == [("0002",)]


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nudge.sqlite3"
        asyncio.run(make(path))
        tidy(path)
        check(path)
        with closing(sqlite3.connect(path)) as connection:
            SQL.write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
