"""Migration 0004: old places and attempts keep all they had, on the way there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic import command

from tests.store.building import alembic_config, rows
from tests.store.test_attempts_of_many import NOW, insert

if TYPE_CHECKING:
    from pathlib import Path

READING = "SELECT id, learner_id, lesson, card, furthest, finished_at FROM reading"
ATTEMPT = "SELECT id, learner_id, lesson, activity, scope, plan, score FROM attempt ORDER BY id"
ENTRY = "SELECT attempt_id, step, kind FROM entry ORDER BY attempt_id, step"


@pytest.fixture
def old(path: Path) -> Path:
    """Return a database of the program before, with a place, two attempts and an answer."""
    command.downgrade(alembic_config(path), "0003")
    insert(path, "learner", {"id": 1, "discord_id": 11, "joined_at": NOW})
    times: dict[str, object] = {"started_at": NOW, "touched_at": NOW, "finished_at": NOW}
    place: dict[str, object] = {"id": 3, "learner_id": 1, "lesson": "one", "card": 5}
    insert(path, "reading", {**place, "furthest": 5, **times})
    for number, score in ((7, 0.5), (8, None)):
        own: dict[str, object] = {"id": number, "learner_id": 1, "press_id": number}
        what: dict[str, object] = {"lesson": "one", "activity": "questions", "plan": "{}"}
        ended: dict[str, object] = {"score": score, "finished_at": NOW if score else None}
        insert(path, "attempt", {**own, **what, **ended, "scope": "first", "started_at": NOW})
    said: dict[str, object] = {"kind": "answer", "item": "q1", "choice": "a", "revision": "old"}
    insert(path, "entry", {"attempt_id": 7, "step": 0, "author_id": 1, "turn": "0", **said,
                           "entered_at": NOW})  # fmt: skip
    return path


def test_old_rows_go_on_without_an_id_or_a_revision(old: Path) -> None:
    before = [rows(old, statement) for statement in (READING, ATTEMPT, ENTRY)]
    command.upgrade(alembic_config(old), "0004")
    assert [rows(old, statement) for statement in (READING, ATTEMPT, ENTRY)] == before
    assert rows(old, "SELECT card_id, revision FROM reading") == [("", "")]
    assert rows(old, "SELECT judged_by FROM attempt") == [("",), ("",)]


def test_going_back_keeps_raised_scores_and_drops_the_notes(old: Path) -> None:
    command.upgrade(alembic_config(old), "0004")
    for step, kind in ((1, "rejudged"), (2, "told")):
        said: dict[str, object] = {"kind": kind, "item": "q1", "choice": "a", "revision": "new"}
        insert(old, "entry", {"attempt_id": 7, "step": step, "author_id": 1, "turn": kind, **said,
                              "entered_at": NOW})  # fmt: skip
    command.downgrade(alembic_config(old), "0003")
    assert rows(old, ENTRY) == [(7, 0, "answer")]
    assert len(rows(old, ATTEMPT)) == 2
    assert len(rows(old, READING)) == 1
