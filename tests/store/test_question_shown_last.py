"""Migration 0011: what was asked back stays, on the way there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command

from tests.store.building import alembic_config, rows
from tests.store.test_attempts_of_many import NOW, insert

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "SELECT learner_id, asked, updated_at FROM talk"
LOCK = {"kind": "lock", "attempt": 7, "mark": "3-abcd", "reply": "b", "told": 0}


def test_what_was_asked_back_stays_and_no_question_was_shown(path: Path) -> None:
    config = alembic_config(path)
    command.downgrade(config, "0010")
    insert(path, "learner", {"id": 1, "discord_id": 11, "joined_at": NOW})
    insert(path, "talk", {"learner_id": 1, "asked": LOCK, "topic": "bias", "updated_at": NOW})
    before = rows(path, KEPT)
    command.upgrade(config, "0011")
    assert rows(path, KEPT) == before
    assert rows(path, "SELECT shown FROM talk") == [(None,)]
    command.downgrade(config, "0010")
    assert rows(path, KEPT) == before
    assert rows(path, "SELECT topic FROM talk") == [("",)]
    command.upgrade(config, "head")
