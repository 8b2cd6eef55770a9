"""Adding an entry to an attempt, and closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.exercises.attempt_rows import entry_row
from bot.store.exercises.members import check_present, open_phase
from bot.store.presses import learner_known, note
from bot.store.tables.exercises import attempt, entry, still_open
from bot.store.tables.game import rule
from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import EntryKind

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.people import Press

_OWNERS = sa.select(attempt.c.learner_id, attempt.c.gathering_id).where(
    attempt.c.id == sa.bindparam("attempt")
)
_IS_OPEN = (
    sa.select(attempt.c.id)
    .where(attempt.c.id == sa.bindparam("attempt"), still_open)
    .with_for_update()
)
_NEXT_STEP = (
    sa.select(sa.func.coalesce(sa.func.max(entry.c.step), -1) + 1)
    .where(entry.c.attempt_id == sa.bindparam("of_attempt"))
    .scalar_subquery()
)
_ENTER = insert_or_ignore(entry).values(attempt_id=sa.bindparam("of_attempt"), step=_NEXT_STEP)
_CLOSE = (
    sa.update(attempt)
    .where(attempt.c.id == sa.bindparam("attempt"), still_open)
    .values(score=sa.bindparam("reached"), finished_at=sa.bindparam("now"))
)
_KEEP_RULE = sa.insert(rule)


def add_entry(
    connection: sa.Connection,
    press: Press,
    attempt: Attempt,
    entry: Entry,
    score: float | None,
    now: datetime,
) -> bool:
    """Do what the port's `Attempts.add` says, within a transaction."""
    author_id = _author(connection, press, attempt)
    if not note(connection, press, author_id, now):
        return False
    if not _takes_entries(connection, attempt, author_id):
        return False
    row = entry_row(attempt.id, author_id, entry, now)
    if rows_changed(connection, _ENTER, row) == 0:
        return False
    if entry.kind == EntryKind.RULE:
        _keep_rule(connection, author_id, attempt, entry, now)
    if score is not None:
        close_attempt(connection, attempt.id, score, now)
    return True


def close_attempt(connection: sa.Connection, attempt_id: int, score: float, now: datetime) -> None:
    """Close an open attempt with its score (0 to 1); a closed one keeps its own."""
    connection.execute(_CLOSE, {"attempt": attempt_id, "reached": score, "now": now})


def _author(connection: sa.Connection, press: Press, attempt: Attempt) -> int:
    """Return the learner who adds. Raise NotYoursError when the attempt is somebody else's."""
    owners = connection.execute(_OWNERS, {"attempt": attempt.id}).one_or_none()
    author_id = learner_known(connection, press.person)
    if owners is None or author_id is None or owners.learner_id not in {None, author_id}:
        raise NotYoursError
    return author_id


def _takes_entries(connection: sa.Connection, attempt: Attempt, author_id: int) -> bool:
    """Whether the attempt is open, and its gathering in the phase in which it was read.

    Raise what `check_present` and `open_phase` raise.
    """
    if attempt.gathering is not None:
        check_present(connection, attempt.gathering, author_id)
        if open_phase(connection, attempt.gathering) != attempt.phase:
            return False
    return connection.scalar(_IS_OPEN, {"attempt": attempt.id}) is not None


def _keep_rule(
    connection: sa.Connection, author_id: int, attempt: Attempt, entry: Entry, now: datetime
) -> None:
    values = {
        "learner_id": author_id,
        "attempt_id": attempt.id,
        "text": entry.choice,
        "breaker": entry.item,
        "written_at": now,
    }
    connection.execute(_KEEP_RULE, values)
