"""/mydata export through Discord: the file is read back and compared with the database."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from bot.store.columns import UTCDateTime
from bot.store.privacy.kept_rows import DISCORDS
from bot.store.tables.every import metadata
from bot.tutor.privacy.files import FORMULAS
from bot.tutor.privacy.titles import TITLES, csv_name
from bot.tutor.privacy.untold import OTHERS, UNTOLD
from tests.ui.privacy.busy import HOSTILE, OTHERS_WORDS, OWN_WORDS, files_in, tables_in
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from tests.ui.conftest import Classroom
    from tests.ui.privacy.busy import BusyRoom

pytestmark = pytest.mark.simcord(check_errors=False)

OWNED = {"learner": "id", "entry": "author_id", "gathering": "host_id"}
OF_RUN = {"run_numbers", "run_trial", "run_picture", "run_start", "earlier_run"}
KEYS = {"learner_id", "author_id", "host_id", "image"}
EMPTY = {
    *("switched_off", "earlier_run", "rule", "run_trial", "run_start", "talk"),
    *("deletion", "returned", "removal", "departure"),
}
"""Of what nobody did anything here."""


def rows_of(database: Path, person: int, table: str) -> list[dict[str, Any]]:
    """Read a person's rows behind the store's back."""
    # Only names of ours are put into the statement.
    where = f"{OWNED.get(table, 'learner_id')} = (SELECT id FROM learner WHERE discord_id = ?)"  # noqa: S608
    if table in OF_RUN:
        where = f"run_id IN (SELECT id FROM run WHERE {where})"  # noqa: S608
    if table == "removal":
        hosted = where.replace("learner_id", "host_id")
        where = f"gathering_id IN (SELECT id FROM gathering WHERE {hosted})"  # noqa: S608
    order = ", ".join(column.name for column in metadata.tables[table].primary_key)
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        found = connection.execute(
            f"SELECT * FROM {table} WHERE {where} ORDER BY {order}",  # noqa: S608
            (person,),
        ).fetchall()
    return [{name: row[name] for name in row.keys()} for row in found]  # noqa: SIM118 - a Row


def as_kept(table: str, name: str, told: object) -> object:
    """Turn a value of the file back into what SQLite holds, JSON read."""
    if isinstance(metadata.tables[table].c[name].type, UTCDateTime) and told is not None:
        return datetime.fromisoformat(str(told)).strftime("%Y-%m-%d %H:%M:%S.%f")
    if name in DISCORDS and told is not None:
        return int(str(told))
    return int(told) if isinstance(told, bool) else told


def compare(table: str, kept: list[dict[str, Any]], told: list[dict[str, Any]]) -> list[str]:
    """Return the names of cells that were left out; fail for any other difference."""
    assert len(kept) == len(told), table
    left_out = []
    for row, given in zip(kept, told, strict=True):
        for name, value in row.items():
            if name in KEYS or (table, name) == ("learner", "id"):
                continue
            if given[name] in {UNTOLD, OTHERS} if isinstance(given[name], str) else False:
                left_out.append(f"{table}.{name}")
                continue
            is_json = isinstance(metadata.tables[table].c[name].type, sa.JSON)
            wanted = json.loads(value) if is_json and value is not None else value
            assert as_kept(table, name, given[name]) == wanted, (table, name)
    return left_out


async def test_a_busy_person_takes_along_what_the_database_holds_of_them(
    busy: BusyRoom, settings: Settings
) -> None:
    taken = await busy.ana.slash(busy.room.channel, "mydata export")
    assert taken.ephemeral
    files = await files_in(taken)
    tables = tables_in(files)
    assert [len(one) for one in [tables.pop("side_job")]] == [1], "it is being made meanwhile"
    left_out: set[str] = set()
    for table, told in tables.items():
        kept = rows_of(settings.database, busy.ana.id, table)
        assert bool(kept) or table in EMPTY, f"{table} is not tried"
        left_out |= set(compare(table, kept, told))
    assert left_out == {"attempt.plan", "gathering.plan", "entry.right", "entry.credit"}
    pictures = [name for name in files if name.startswith("pictures/")]
    assert len(pictures) == len(tables["run_picture"]) > 1
    images = [row["image"] for row in rows_of(settings.database, busy.ana.id, "run_picture")]
    assert sorted(files[name] for name in pictures) == sorted(images)


async def test_nothing_of_anybody_else_is_in_it(busy: BusyRoom) -> None:
    files = await files_in(await busy.ana.slash(busy.room.channel, "mydata export"))
    whole = b"\n".join(data for name, data in files.items() if not name.startswith("pictures/"))
    text = whole.decode()
    for words in OWN_WORDS:
        assert words in text
    for words in OTHERS_WORDS:
        assert words not in text
    others = {busy.room.ben.id, busy.room.env.bot.user.id}  # type: ignore[union-attr]  # it is logged in
    for other in others:
        assert str(other) not in text
    assert "ben" not in {word for row in tables_in(files)["member"] for word in row.values()}


async def test_what_an_open_post_or_game_would_give_away_is_left_out(busy: BusyRoom) -> None:
    tables = tables_in(await files_in(await busy.ana.slash(busy.room.channel, "mydata export")))
    judged = {row["activity"]: row["right"] for row in tables["entry"] if row["kind"] == "answer"}
    assert judged["class-answer"] == UNTOLD
    assert {row["right"] for row in tables["entry"] if row["kind"] == "prediction"} == {UNTOLD}
    assert all(row["plan"] == UNTOLD for row in tables["gathering"])
    assert all(row["plan"] == UNTOLD for row in tables["attempt"] if row["finished_at"] is None)


class PageReader(HTMLParser):
    """Notes the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


async def test_hostile_words_stay_words_in_the_page_and_in_the_tables(busy: BusyRoom) -> None:
    files = await files_in(await busy.ana.slash(busy.room.channel, "mydata export"))
    page = PageReader()
    page.feed(files["nudge-mydata.html"].decode())
    tags = {tag for tag, _ in page.tags}
    assert {"script", "img", "iframe", "object", "form", "base"}.isdisjoint(tags)
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)
    links = {a["href"] for tag, a in page.tags if tag == "a"}
    assert all(str(link).startswith(("#", "pictures/")) for link in links)
    [note] = tables_in(files)["note"]
    assert "<script>alert('x')</script>" in note["text"]
    assert "@everyone" in note["text"]
    assert note["text"] in page.text
    assert note["text"].split()[2:] == HOSTILE.replace("\u202e", "").split()
    for name in (name for name in files if name.startswith("csv/")):
        rows = list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))
        assert rows, name
        assert len({len(row) for row in rows}) == 1, name
        assert not [cell for row in rows for cell in row if cell.startswith(FORMULAS)], name


async def test_every_kind_has_its_table_and_its_part_of_the_page(busy: BusyRoom) -> None:
    files = await files_in(await busy.ana.slash(busy.room.channel, "mydata export"))
    page = files["nudge-mydata.html"].decode()
    assert '<html lang="en">' in page
    assert 'content="width=device-width, initial-scale=1"' in page
    for table, rows in tables_in(files).items():
        assert (csv_name(table) in files) == bool(rows), table
        assert (f'<h3 id="{table}">{TITLES[table]}: {len(rows)}</h3>' in page) == bool(rows)


async def test_it_works_in_a_dm_and_twice(busy: BusyRoom) -> None:
    first = await files_in(await busy.ana.user.slash("mydata export"))
    again = await files_in(await busy.ana.user.slash("mydata export"))
    assert {**tables_in(first), "side_job": []} == {**tables_in(again), "side_job": []}


async def test_somebody_of_whom_nothing_is_kept_is_told_so_and_stays_unknown(
    classroom: Classroom, settings: Settings
) -> None:
    told = await classroom.ben.slash(classroom.channel, "mydata export")
    assert told.ephemeral
    assert "Nothing is kept about you" in text_of(shown(told))
    assert rows_of(settings.database, classroom.ben.id, "learner") == []
