"""What differs between SQLite and PostgreSQL in a statement, written so that both take it.

SQLite has one writer, so there a transaction sees no other. PostgreSQL has many: whatever is read
in order to be changed is locked first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.sql.dml import UpdateBase


def insert_or_ignore(table: sa.Table) -> sa.Insert:
    """Insert a row, or nothing where a unique key has one already; `rows_changed` says which.

    PostgreSQL's ON CONFLICT DO NOTHING is SQLite's too; SQLite's own construct is compiled by
    SQLite alone. `inline` keeps SQLAlchemy from asking for the new key, which would hide the number
    of rows; without the option psycopg says -1 instead of it.
    """
    ignoring = insert(table).on_conflict_do_nothing().inline()
    return ignoring.execution_options(preserve_rowcount=True)


def greatest(column: sa.ColumnElement[Any], other: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Return the larger of two values; `max` of two is an aggregate on PostgreSQL, and an error."""
    return sa.case((column >= other, column), else_=other)


def rows_changed(
    connection: sa.Connection, statement: UpdateBase, values: Mapping[str, Any]
) -> int:
    """Execute a change and count its rows."""
    changed: int = connection.execute(statement, values).rowcount
    return changed


def hold(connection: sa.Connection, statement: sa.Select[Any], values: Mapping[str, Any]) -> None:
    """Let no other transaction change these rows before this one has ended (SELECT … FOR UPDATE).

    SQLite lets one transaction write at a time, so there they are held anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(statement, values)


# Numbers of locks, each for one rule.
TRAININGS_IN_A_SERVER, OWN_DATA_IN_A_PLACE = 1, 2
_LOCK = sa.select(sa.func.pg_advisory_xact_lock(sa.bindparam("number")))


def take_turns(connection: sa.Connection, number: int) -> None:
    """Let no other transaction take this lock before this one has ended.

    For a rule that no key can express, such as a cap on how many rows there are.
    """
    hold(connection, _LOCK, {"number": number})
