"""Migration 0003: old attempts keep their meaning on the way there, and on the way back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic import command

from tests.store.building import alembic_config, rows

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-11-01 12:00:00.000000"
Values = dict[str, object]


def insert(path: Path, table: str, *all_values: Values) -> None:
    """Insert rows behind the store's back; lists and dicts become JSON."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for values in all_values:
            kept = [json.dumps(v) if isinstance(v, dict) else v for v in values.values()]
            names = ", ".join(f'"{name}"' for name in values)
            marks = ", ".join("?" * len(values))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
            connection.execute(statement, kept)


def attempt(number: int, activity: str, plan: Values, **more: object) -> Values:
    own = {"id": number, "learner_id": 1, "press_id": 100 + number, "activity": activity}
    return {**own, "lesson": f"lesson {number}", "plan": plan, "started_at": NOW, **more}


def entry(number: int, step: int, kind: str, choice: str, **more: object) -> Values:
    own = {"attempt_id": number, "step": step, "kind": kind, "item": "i", "choice": choice}
    return {**own, "entered_at": NOW, **more}


def new(values: Values) -> Values:
    """Add what the newer tables have besides."""
    is_entry = "step" in values
    more: Values = {"author_id": 1, "turn": str(values.get("step")), "revision": ""}
    return {**more, **values} if is_entry else {"scope": "first", **values}


@pytest.fixture
def old(path: Path) -> Path:
    """Return a database of the program before, with what people did."""
    command.downgrade(alembic_config(path), "0002")
    insert(path, "learner", {"id": 1, "discord_id": 11, "joined_at": NOW})
    insert(
        path,
        "attempt",
        attempt(1, "game", {"sentences": ["b", "a"]}, guild_id=5),
        attempt(2, "questions", {"q": ["y", "x"]}, finished_at=NOW, score=0.5),
    )
    insert(
        path,
        "entry",
        entry(1, 0, "prediction", "formal", right=1),
        entry(1, 1, "rule", "A rule."),
        entry(2, 0, "answer", "y", right=0, confidence=80),
    )
    note: Values = {"id": 1, "learner_id": 1, "attempt_id": 1, "text": "A rule.", "breaker": ""}
    insert(path, "rule", {**note, "written_at": NOW})
    return path


def test_old_attempts_are_first_ones_and_old_entries_have_author_and_turn(old: Path) -> None:
    command.upgrade(alembic_config(old), "head")
    what = "id, learner_id, gathering_id, guild_id, press_id, activity, scope, score"
    assert rows(old, f"SELECT {what} FROM attempt ORDER BY id") == [  # noqa: S608 - our own words
        (1, 1, None, 5, 101, "game", "first", None),
        (2, 1, None, None, 102, "questions", "first", 0.5),
    ]
    what = "attempt_id, step, author_id, turn, kind, payload, revision, confidence"
    assert rows(old, f"SELECT {what} FROM entry ORDER BY 1, 2") == [  # noqa: S608 - our own words
        (1, 0, 1, "0", "prediction", None, "", None),
        (1, 1, 1, "1", "rule", None, "", None),
        (2, 0, 1, "0", "answer", None, "", 80),
    ]
    assert rows(old, "SELECT id, attempt_id FROM rule") == [(1, 1)]


def test_going_back_keeps_what_the_older_program_knows(old: Path) -> None:
    before = rows(old, "SELECT * FROM attempt ORDER BY id"), rows(old, "SELECT * FROM entry")
    command.upgrade(alembic_config(old), "head")
    together: Values = {"id": 1, "press_id": 1, "kind": "poll", "plan": {}, "phase": 0}
    insert(old, "gathering", {**together, "opened_at": NOW})
    there: Values = {"gathering_id": 1, "learner_id": 1, "role": ""}
    insert(old, "member", {**there, "joined_at": NOW})
    orders = {"definitions": ["b", "a"]}
    newer = [
        attempt(3, "poll", {}, gathering_id=1),
        attempt(4, "poll", {}, gathering_id=1, learner_id=None),
        attempt(5, "game", {}, scope="practice"),
        attempt(6, "matching", {"version": 2, "items": ["a", "b"], "orders": orders}),
        attempt(7, "game", {"version": 2, "items": ["s"], "orders": {}}),
        attempt(8, "questions", {"version": 2, "items": ["é"], "orders": {"é": ["y"]}}),
    ]
    insert(old, "attempt", *map(new, newer))
    said = [
        entry(6, 0, "pair", "b"),
        entry(6, 1, "try", "b"),
        entry(6, 2, "pair", "a"),
        entry(4, 0, "answer", "y"),
    ]
    insert(old, "entry", *map(new, said))
    command.downgrade(alembic_config(old), "0002")
    kept = rows(old, "SELECT id, plan FROM attempt WHERE id > 2 ORDER BY id")
    assert [(number, json.loads(str(plan))) for number, plan in kept] == [
        (6, {"terms": ["a", "b"], "definitions": ["b", "a"]}),
        (7, {"sentences": ["s"]}),
        (8, {"é": ["y"]}),
    ]
    # The older program finds the next step by counting.
    assert rows(old, "SELECT step, choice FROM entry WHERE attempt_id = 6") == [(0, "b"), (1, "a")]
    assert rows(old, "SELECT * FROM attempt WHERE id < 3 ORDER BY id") == before[0]
    assert rows(old, "SELECT * FROM entry WHERE attempt_id < 3") == before[1]
    assert rows(old, "SELECT count(*) FROM rule") == [(1,)]
    command.upgrade(alembic_config(old), "head")
