"""How SQLite looks things up: never through an index in which nearly all rows are the same."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from bot.store.exercises.attempt_rows import SELECT_ATTEMPT
from bot.store.tables.exercises import attempt
from bot.store.tables.people import learner
from tests.store.statements import statements

if TYPE_CHECKING:
    from pathlib import Path

LOOKED_UP = re.compile(r"USING (?:COVERING )?INDEX \w+ \((\w+)=\?")
EXPANDED = re.compile(r"\(?__\[POSTCOMPILE_[^\]]*\]\)?")
POSTGRESQL_ALONE = "bot.store.dialect._LOCK"
SELECTS = [
    (name, one)
    for name, one in statements()
    if isinstance(one, sa.Select) and name != POSTGRESQL_ALONE
]


def looked_up_as_null(path: Path, statement: sa.Select[Any]) -> list[str]:
    """Return the columns that are asked to be NULL, and by which SQLite looks rows up.

    A key to another table is NULL in nearly all rows, if it may be: that reads nearly all of them.
    """
    sql = EXPANDED.sub("(1)", str(statement.compile(dialect=sqlite.dialect())))
    with closing(sqlite3.connect(path)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", ["1"] * sql.count("?")).fetchall()
    found = [step[1] for *_, words in plan if (step := LOOKED_UP.search(words))]
    return [column for column in found if f"{column} IS NULL" in sql]


@pytest.mark.parametrize(("name", "statement"), SELECTS, ids=[name for name, _ in SELECTS])
def test_nothing_is_looked_up_by_a_key_that_is_null(
    path: Path, name: str, statement: sa.Select[Any]
) -> None:
    assert looked_up_as_null(path, statement) == [], name


def test_one_that_would_be_is_found(path: Path) -> None:
    asked = SELECT_ATTEMPT.where(
        attempt.c.learner_id == sa.select(learner.c.id).scalar_subquery(),
        attempt.c.gathering_id.is_(None),
    ).order_by(attempt.c.id)
    assert looked_up_as_null(path, asked) == ["gathering_id"]
