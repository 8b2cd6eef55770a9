"""Which migration a database file is at, found without Alembic."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bot.store.errors import SchemaError
from bot.store.schema import SCHEMA
from bot.store.sqlite.health import A_MIGRATION, damaged, looking_at, noted_in
from bot.store.sqlite.place import is_nothing

if TYPE_CHECKING:
    from pathlib import Path


def version_of(path: Path) -> str | None:
    """Return the number of the newest migration in a file. None when it is missing or empty.

    Raise SchemaError for the database of another program, DamagedError for a file that is no
    database.
    """
    if is_nothing(path):
        return None
    try:
        with looking_at(path) as connection:
            tables = {name for (name,) in connection.execute(_TABLES)}
            found = noted_in(connection) if "alembic_version" in tables else None
    except sqlite3.DatabaseError as error:
        raise damaged(path, str(error)) from error
    if found is not None and A_MIGRATION.fullmatch(found):
        return found
    if found is not None or tables - {"alembic_version"}:
        raise SchemaError(f"{path} is a database, but not one of Nudge's. Choose another file.")
    return None


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def is_current(path: Path) -> bool:
    """Whether a file has the tables of this program. Raise SchemaError when it is newer.

    Raise also what `version_of` raises.
    """
    found = version_of(path)
    if found is not None and found > SCHEMA:
        raise SchemaError(
            f"The database {path} was written by a newer Nudge (its tables are {found}, this "
            f"program knows {SCHEMA}). Install the newer Nudge again, or restore a backup from "
            "before the upgrade."
        )
    return found == SCHEMA
