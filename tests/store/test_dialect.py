"""Every statement and table is SQL that SQLite and PostgreSQL both take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import iterate

from bot.store import dialect
from bot.store.tables.every import metadata
from bot.store.tables.people import learner
from tests.store.statements import STORE, hidden_statements, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine.interfaces import Dialect

DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(),
    "postgresql": postgresql.dialect(),  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
}
ALL = dict(statements())
RAW = "sqlite"  # the folder of what only SQLite needs, and its own SQL


def two_valued(statement: sa.ClauseElement) -> list[str]:
    """Name the aggregates that got several values, which only SQLite takes."""
    return [
        part.name
        for part in iterate(statement)
        if isinstance(part, FunctionElement)
        and getattr(part, "name", "") in {"max", "min"}
        and len(part.clauses) > 1
    ]


def test_the_statements_are_all_there() -> None:
    assert len(ALL) > 60
    assert {name.rsplit(".", 2)[1] for name in ALL} > {"attempts", "presses", "runs", "phases"}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("kind", DIALECTS)
def test_a_statement_compiles_for_both(name: str, kind: str) -> None:
    sql = str(ALL[name].compile(dialect=DIALECTS[kind]))  # type: ignore[attr-defined] # a ClauseElement too
    assert re.search(r"\b(SELECT|INSERT|UPDATE|DELETE)\b", sql)
    assert not two_valued(ALL[name])  # type: ignore[arg-type] # see above


def test_the_largest_of_two_values_is_no_aggregate() -> None:
    assert two_valued(sa.select(sa.func.max(learner.c.id, 3))) == ["max"]
    assert two_valued(sa.select(dialect.greatest(learner.c.id, sa.literal(3)))) == []


@pytest.mark.parametrize("kind", DIALECTS)
def test_the_tables_compile_for_both(kind: str) -> None:
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=DIALECTS[kind]))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=DIALECTS[kind]))


def sources() -> Iterator[tuple[str, str]]:
    for path in STORE.rglob("*.py"):
        if RAW not in path.parts:
            yield path.name, path.read_text(encoding="utf-8")


def test_no_statement_is_built_where_this_test_would_not_see_it() -> None:
    hidden = {name: found for name, source in sources() if (found := hidden_statements(source))}
    assert hidden == {"dialect.py": ["insert_or_ignore"]}


def test_a_statement_in_a_function_is_noticed() -> None:
    assert hidden_statements("def f(c):\n    c.execute(sa.select(t))") == ["f"]
    assert hidden_statements("def f(c):\n    c.execute(ALL.where(t.c.id == 1))") == ["f"]
    assert hidden_statements("def f(t):\n    return sa.select(t)\nALL = f(x)") == []


def test_what_differs_is_written_in_one_file() -> None:
    for name, source in sources():
        if name not in {"dialect.py", "columns.py"}:
            assert "sqlalchemy.dialects" not in source, name
        assert not re.search(r"\w\(\*row\)", source), name  # a row is read by its names


@pytest.mark.parametrize("kind", DIALECTS)
def test_an_insert_that_meets_a_row_is_left_out_and_counted(kind: str) -> None:
    insert = dialect.insert_or_ignore(learner)
    sql = str(insert.compile(dialect=DIALECTS[kind]))
    assert sql.endswith("ON CONFLICT DO NOTHING")
    assert insert.get_execution_options()["preserve_rowcount"]


class Executed:
    """Stands for a connection: remembers what it was given."""

    def __init__(self, kind: Dialect) -> None:
        self.dialect, self.statements = kind, list[object]()

    def execute(self, statement: object, values: object) -> None:
        self.statements.append((statement, values))


@pytest.mark.parametrize(("kind", "locks"), [("sqlite", 0), ("postgresql", 1)])
def test_turns_are_taken_where_there_are_many_writers(kind: str, locks: int) -> None:
    connection = Executed(DIALECTS[kind])
    dialect.take_turns(connection, 7)  # type: ignore[arg-type] # a stand-in
    assert len(connection.statements) == locks
