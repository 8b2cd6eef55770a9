"""The migrations and the tables say the same, and a migration can be undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from bot.store.schema import SCHEMA
from bot.store.sqlite.engine import writing_engine
from bot.store.tables.every import metadata
from tests.store.building import MIGRATIONS, alembic_config, rows, with_pretend

if TYPE_CHECKING:
    from pathlib import Path

OBJECTS = (
    "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name != 'alembic_version'"
    " ORDER BY name"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a database by all migrations; a new one of the program is made from the tables."""
    made = tmp_path / "migrated.sqlite3"
    command.upgrade(alembic_config(made), "head")
    return made


def test_a_new_database_is_what_all_migrations_make(path: Path, template: Path) -> None:
    everything = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    made = {name: _lines(sql) for name, sql in rows(template, everything)}
    assert made == {name: _lines(sql) for name, sql in rows(path, everything)}
    stored = "SELECT version_num FROM alembic_version"
    assert rows(template, stored) == rows(path, stored)
    assert rows(template, "PRAGMA journal_mode") == [("wal",)]


def test_the_schema_number_is_the_newest_migration(path: Path) -> None:
    assert ScriptDirectory.from_config(alembic_config(path)).get_heads() == [SCHEMA]


def test_alembic_finds_no_difference_to_the_tables(path: Path) -> None:
    command.check(alembic_config(path))


def test_the_migrations_make_what_the_tables_say_to_the_letter(path: Path, tmp_path: Path) -> None:
    """Compare what Alembic does not: checks, names of constraints, tables without row ids."""
    engine = writing_engine(tmp_path / "direct.sqlite3")
    metadata.create_all(engine)
    engine.dispose()
    direct = {name: _lines(sql) for name, sql in rows(tmp_path / "direct.sqlite3", OBJECTS)}
    assert {name: _lines(sql) for name, sql in rows(path, OBJECTS)} == direct


def _lines(sql: object) -> list[str]:
    """Sort the lines of a CREATE TABLE: the order of its constraints means nothing."""
    lines = [line.strip(" \t,") for line in str(sql).splitlines()]
    return sorted(re.sub(r"\s+", " ", line) for line in lines)


def test_every_migration_can_be_undone_and_done_again(path: Path) -> None:
    before = rows(path, OBJECTS)
    command.downgrade(alembic_config(path), "base")
    assert rows(path, OBJECTS) == []
    command.upgrade(alembic_config(path), "head")
    assert rows(path, OBJECTS) == before


def test_undoing_a_migration_keeps_what_belongs_to_a_rebuilt_table(
    path: Path, tmp_path: Path
) -> None:
    config = alembic_config(path, with_pretend(tmp_path / "migrations"))
    command.upgrade(config, "head")
    engine = writing_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO learner VALUES (1, 11, '2026-11-01', 'Ana')")
        connection.exec_driver_sql("INSERT INTO press VALUES (5, 1, '2026-11-01')")
    engine.dispose()
    command.downgrade(config, SCHEMA)
    assert rows(path, "SELECT * FROM learner") == [(1, 11, "2026-11-01")]
    assert rows(path, "SELECT interaction_id FROM press") == [(5,)]


def test_a_migration_imports_nothing_of_ours() -> None:
    for migration in (MIGRATIONS / "versions").glob("*.py"):
        assert not re.search(
            r"^(from|import) bot", migration.read_text(encoding="utf-8"), re.MULTILINE
        )


def test_every_foreign_key_has_an_index_that_begins_with_it(path: Path) -> None:
    """Else deleting one row reads the whole table that points to it."""
    unindexed = {(table, name) for table, name in rows(path, KEYS)} - set(rows(path, INDEXED))
    assert unindexed == set()
    assert rows(path, KEYS)


KEYS = """
SELECT m.name, k."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) k
WHERE m.type = 'table' AND k.seq = 0
"""
INDEXED = """
SELECT m.name, c.name FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
WHERE m.type = 'table' AND i.partial = 0 AND c.seqno = 0
UNION SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE c.pk = 1
"""


def test_every_table_of_a_person_goes_with_the_person() -> None:
    """Deleting a learner must leave nothing behind, whatever tables come later.

    What others need stays, without the person: a gathering, and what they said in a group.
    """
    stays = {
        "deletion.learner_id",
        "run.own_table_id",
        "own_draft.kept_id",
        "gathering.host_id",
        "entry.author_id",
    }
    for table in metadata.tables.values():
        keys = list(table.foreign_keys)
        emptied = {f"{table.name}.{key.parent.name}" for key in keys if key.ondelete == "SET NULL"}
        assert emptied <= stays
        deleted = {key.column.table.name for key in keys if key.ondelete == "CASCADE"}
        assert len(emptied) + len(deleted) == len(keys)
        # A classroom is a server's, and the two others name nobody: see the tables of privacy.
        if table.name not in {"learner", "gathering", "classroom", "deletion_key", "removal"}:
            assert deleted & {"learner", "attempt", "run"} or table.name == "deletion"
