"""A database in which two people did everything together, and the words that one of them typed."""
# ruff: noqa: S608 - the statements are made of values of our own

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.tables.every import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002
GUILD = 77
WORD = "Quokkamarmelade"
T = "2026-11-01 12:00:00.000000"
PLAN = json.dumps({"version": 2, "items": [], "orders": {}, "numbers": {}})
CHALLENGE = json.dumps(
    {
        "version": 2,
        "items": ["formality", "formal", f"The {WORD} writes.", "formal", "casual"],
        "orders": {},
        "numbers": {"network": {"": 0.1}, "rule": {WORD: 1.0}, "said": {"network": 0.9}},
    }
)
POST = json.dumps(
    {
        "version": 2,
        "items": ["own/question"],
        "orders": {"written": [WORD, "*", f"{WORD} yes", WORD, "", "no", ""]},
        "numbers": {},
    }
)


def task(word: str) -> str:
    return json.dumps({"view": "train", "title": word})


def numbers(word: str) -> str:
    return json.dumps({"classes": [word, "other"], "rounds": [0]})


def held(word: str) -> str:
    return json.dumps({"labels": [word], "columns": [], "rows": [], "sentences": [word]})


def gathering(row: int, kind: str, host: int, plan: str = PLAN, *, closed: bool = False) -> str:
    ended = f"'{T}'" if closed else "NULL"
    return (
        "INSERT INTO gathering (id, press_id, kind, guild_id, channel_id, message_id, host_id,"
        f" plan, phase, opened_at, due_at, closed_at) VALUES ({row}, {1000 + row}, '{kind}',"
        f" {GUILD}, 5, {2000 + row}, {host}, '{plan}', 1, '{T}', '{T}', {ended})"
    )


def attempt(row: int, learner: str, group: str = "NULL", plan: str = PLAN) -> str:
    return (
        "INSERT INTO attempt (id, learner_id, gathering_id, guild_id, press_id, lesson, activity,"
        f" scope, plan, started_at, judged_by) VALUES ({row}, {learner}, {group}, {GUILD},"
        f" {3000 + row}, 'loss', 'game', 's{row}', '{plan}', '{T}', '')"
    )


def entry(of: int, step: int, author: int, kind: str, choice: str, payload: str = "NULL") -> str:
    return (
        "INSERT INTO entry (attempt_id, step, author_id, turn, kind, item, choice, payload,"
        f" revision, entered_at) VALUES ({of}, {step}, {author}, '{step}', '{kind}', 'q',"
        f" '{choice}', {payload}, '', '{T}')"
    )


def run(row: int, learner: int, table: str, word: str, state: str = "running") -> str:
    ended = "NULL" if state == "running" else f"'{T}'"
    return (
        "INSERT INTO run (id, learner_id, guild_id, press_id, own_table_id, state, attempt,"
        " private, shown, channel_id, message_id, predicted, started_at, finished_at, reason, task)"
        f" VALUES ({row}, {learner}, {GUILD}, {4000 + row}, {table}, '{state}', 1, 0, 1, 5,"
        f" {5000 + row}, '', '{T}', {ended}, '', '{task(word)}')"
    )


def of_person(one: int, word: str) -> Iterator[str]:
    """Yield a row of each table that belongs to a person, numbered by them."""
    reply = json.dumps({"reply": "typed", "text": word})
    yield f"INSERT INTO learner VALUES ({one}, {300_000_000_000_000_000 + one}, '{T}')"
    yield attempt(one, str(one))
    yield entry(one, 0, one, "words", word, f"'{reply}'")
    yield f"INSERT INTO press VALUES ({6000 + one}, {one}, '{T}')"
    yield f"INSERT INTO note VALUES ({one}, {one}, '{word}', '{T}')"
    yield f"INSERT INTO rule VALUES ({one}, {one}, {one}, '{word}', '{word}', '{T}')"
    yield f"INSERT INTO talk VALUES ({one}, '[]', NULL, '{T}')"
    yield f"INSERT INTO switched_off VALUES ({one}, {one}, NULL, 'invitations', '{T}')"
    yield (
        "INSERT INTO reading (id, learner_id, lesson, card, furthest, started_at, touched_at)"
        f" VALUES ({one}, {one}, 'loss', 1, 1, '{T}', '{T}')"
    )
    name = json.dumps({"name": word})
    yield (
        f"INSERT INTO own_table VALUES ({one}, {one}, {GUILD}, {one}, '{word}', '{T}',"
        f" '{held(word)}')"
    )
    yield (
        f"INSERT INTO own_draft VALUES ({one}, {one}, NULL, {one}, '{word}', '{T}', '{name}',"
        " '{}', NULL)"
    )
    yield f"INSERT INTO form_draft VALUES ({one}, {one}, {GUILD}, {one}, 'f', '{name}', '{T}')"
    yield f"INSERT INTO side_job VALUES ({one}, {one}, {GUILD}, {one})"
    yield run(one, one, "NULL", word)
    yield f"INSERT INTO run_start VALUES ({one}, 1)"
    yield run(10 + one, one, str(one), word, "done")
    yield f"INSERT INTO run_numbers VALUES ({10 + one}, 0, '{numbers(word)}')"
    yield f"INSERT INTO run_trial VALUES ({10 + one}, '{name}')"
    yield f"INSERT INTO earlier_run VALUES ({10 + one}, '{name}', NULL)"
    yield f"INSERT INTO run_picture VALUES ({10 + one}, 0, 'a.png', '{word}', '{T}', X'00')"
    yield f"INSERT INTO departure VALUES ({one}, {GUILD}, {one}, '{T}')"
    yield f"INSERT INTO returned VALUES ({one}, 5)"


def together() -> Iterator[str]:
    """Yield what Ana (1) and Ben (2) did with each other; the last things are Ben's."""
    yield gathering(1, "partner", 1)
    yield gathering(2, "challenge", 1, CHALLENGE)
    yield gathering(3, "post", 1, POST, closed=True)
    for one in (1, 2, 3):
        yield from (
            f"INSERT INTO member VALUES ({one}, {who}, '', '{T}', NULL, 0)" for who in (1, 2)
        )
    yield attempt(5, "NULL", "1")
    yield entry(5, 0, 1, "prediction", "formal")
    pairs = json.dumps({"reply": "paired", "pairs": [["feature", WORD], ["name", WORD]]})
    yield entry(5, 1, 1, "correction", WORD, f"'{pairs}'")
    yield entry(5, 2, 2, "mark", "wrong")
    yield entry(5, 3, 1, "rule", WORD)
    yield f"INSERT INTO rule VALUES (5, 1, 5, '{WORD}', '', '{T}')"
    yield f"INSERT INTO rule VALUES (6, 2, 5, 'Ben ruled it', '', '{T}')"
    yield attempt(6, "1", "3")
    yield entry(6, 0, 1, "reason", WORD)
    yield attempt(7, "2", "3")
    yield entry(7, 0, 2, "answer", "o1")
    yield run(20, 2, "1", WORD, "done")
    yield f"INSERT INTO run_numbers VALUES (20, 0, '{numbers(WORD)}')"
    yield f"INSERT INTO run_picture VALUES (20, 0, 'a.png', '{WORD}', '{T}', X'00')"


def plant(connection: sa.Connection) -> None:
    for statement in (*of_person(1, WORD), *of_person(2, "Ben said it"), *together()):
        connection.exec_driver_sql(statement)


def found_in(connection: sa.Connection, *needles: str) -> list[tuple[str, str]]:
    """Walk through all tables; return each value, with its column, in which a needle stands."""
    return [
        (f"{table.name}.{name}", str(value))
        for table in metadata.tables.values()
        for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"').mappings()
        for name, value in row.items()
        if any(needle in str(value) for needle in needles)
    ]


def rows_of(connection: sa.Connection, learner: int) -> list[str]:
    """Walk through all keys that point to a person; return those that still name this one."""
    return [
        f"{table.name}.{key.parent.name}"
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "learner"
        and connection.execute(
            sa.select(sa.func.count()).select_from(table).where(key.parent == learner)
        ).scalar()
    ]
