"""Nothing of an old database is lost or changed when people go on; the file stays sound."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.pinned.old_program.people import (
    RUNNING,
    SLOWER,
    TRAINED,
    UNSEEN_PRIVATE,
    UNSEEN_PUBLIC,
    enter,
    load,
    rows,
)

if TYPE_CHECKING:
    from pathlib import Path

    import simcord
    from discord.ext import commands

    from bot.settings import Settings
    from tests.conftest import BuildApp
    from tests.pinned.old_program.people import World

pytestmark = pytest.mark.simcord(check_errors=False)

Key = tuple[Any, ...]
ENDED = {"state", "attempt", "shown", "finished_at", "score"}
CHANGED = {
    ("reading", (1,)): {"card", "touched_at"},  # rosa turned a page
    ("reading", (4,)): {"touched_at"},  # mats and quinn came back
    ("reading", (5,)): {"card", "furthest", "touched_at"},  # whose lesson has more cards by now
    ("attempt", (7,)): {"finished_at", "score"},  # rudi wrote the rule
    ("run", (UNSEEN_PRIVATE,)): {"shown"},
    ("run", (UNSEEN_PUBLIC,)): {"shown"},
    ("run", (RUNNING,)): ENDED,
}
"""Every row of the old file that the walk below may change, and its columns."""


@dataclass(frozen=True)
class Table:
    """The rows of a table by their key, each as its values by column."""

    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: dict[Key, dict[str, Any]]


def snapshot(path: Path) -> dict[str, Table]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: table_of(connection, name) for (name,) in names if name != "alembic_version"}


def table_of(connection: sqlite3.Connection, name: str) -> Table:
    described = connection.execute(f"PRAGMA table_info({name})").fetchall()
    columns = tuple(column for _, column, *_ in described)
    keys = tuple(column for _, column, _, _, _, place in described if place)
    found = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - our own names
    whole = [dict(zip(columns, row, strict=True)) for row in found]
    return Table(columns, keys, {tuple(row[key] for key in keys): row for row in whole})


@pytest.fixture
def before(settings: Settings) -> dict[str, Table]:
    load(settings.database)
    return snapshot(settings.database)


@pytest.fixture
def simcord_bot(before: dict[str, Table], build_app: BuildApp) -> commands.Bot:
    assert before
    return build_app().bot


async def go_on(world: World) -> None:
    """Let everybody take a step, and look at what is there."""
    for name in world.members:
        await world.person(name).slash("progress")
    rosa, mats, quinn = (world.person(name) for name in ("rosa", "mats", "quinn"))
    for person in (rosa, mats, quinn):
        await person.slash("learn")
    await rosa.click("Just show me")
    await rosa.click("Next")
    await mats.match("overfitting", "overfitting")
    await quinn.fill(await quinn.click("Type my answer"), answer="1")
    cora, pia, rudi = (world.person(name) for name in ("cora", "pia", "rudi"))
    for person in (cora, pia, rudi):
        await person.slash("play")
    await cora.say_old("game-correction:4:{mark}", "greeting", "too high")
    await pia.press_old_here("game:6:{mark}:formal")
    await rudi.fill(await rudi.click("Write my rule"), rule="Slang words point to casual.")
    tara = world.person("tara")
    await tara.slash("run repeat", run=TRAINED)
    await tara.slash("run compare", first=TRAINED, second=SLOWER)
    await world.person("olga").slash("train", data="my-points")


async def test_no_row_is_lost_and_none_changes_that_nobody_touched(
    simcord_env: simcord.Env, settings: Settings, before: dict[str, Table]
) -> None:
    await go_on(await enter(simcord_env))
    after = snapshot(settings.database)
    changed: dict[tuple[str, Key], set[str]] = {}
    for name, table in before.items():
        assert table.rows.keys() <= after[name].rows.keys(), f"rows of {name} are lost"
        for key, row in table.rows.items():
            now = after[name].rows[key]
            different = {column for column in table.columns if now[column] != row[column]}
            if different:
                changed[name, key] = different
    assert changed == CHANGED
    ended = after["run"].rows[RUNNING,]
    assert (ended["state"], ended["attempt"], ended["predicted"]) == ("done", 2, "converges")
    assert (after["reading"].rows[1,]["card"], after["reading"].rows[1,]["furthest"]) == (5, 6)


async def test_what_people_add_is_numbered_after_the_old_and_the_file_is_sound(
    simcord_env: simcord.Env, settings: Settings, before: dict[str, Table]
) -> None:
    await go_on(await enter(simcord_env))
    path = settings.database
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    after = snapshot(path)
    added = {
        name: sorted(after[name].rows.keys() - table.rows.keys())
        for name, table in before.items()
        if name != "press"
    }
    assert {name: keys for name, keys in added.items() if keys} == {
        "attempt": [(9,)],  # rosa's card asks something by now
        "entry": [(2, 3), (3, 1), (4, 1), (6, 1), (7, 4), (9, 0)],
        "rule": [(2,)],
        "run": [(RUNNING + 1,), (RUNNING + 2,), (RUNNING + 3,)],
        "run_numbers": [(20, 0), (21, 0), (22, 0), (22, 1), (23, 0)],
        "run_picture": [(20, 0), (20, 1), (21, 0), (22, 0), (23, 0)],
    }


async def test_the_old_database_can_be_started_again_and_again(
    simcord_env: simcord.Env, settings: Settings, build_app: BuildApp
) -> None:
    rosa = (await enter(simcord_env)).person("rosa")
    for _ in range(2):
        await simcord_env.restart_bot(build_app(settings).bot)
        await rosa.slash("learn")
        assert "card 4 of 10" in rosa.text
