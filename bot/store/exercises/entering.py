"""Adding an entry to an attempt, and closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import hold, insert_or_ignore, rows_changed
from bot.store.exercises.attempt_rows import entry_row
from bot.store.exercises.members import check_present, hold_phase, open_phase
from bot.store.presses import note
from bot.store.tables.exercises import attempt, entry, still_open
from bot.store.tables.game import rule
from bot.store.tables.people import learner
from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import EntryKind

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.people import Press

_THIS = attempt.c.id == sa.bindparam("attempt")
_OWN = (
    sa.select(
        learner.c.id.label("author"),
        attempt.c.learner_id,
        attempt.c.gathering_id,
        still_open.label("open"),
    )
    .join_from(attempt, learner, learner.c.discord_id == sa.bindparam("person"))
    .where(_THIS)
)
_HELD = sa.select(attempt.c.id).where(_THIS).with_for_update()
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
    if attempt.gathering is not None:
        hold_phase(connection, attempt.gathering)
    hold(connection, _HELD, {"attempt": attempt.id})
    key = {"attempt": attempt.id, "person": press.person}
    own = connection.execute(_OWN, key).one_or_none()
    if own is None or own.learner_id not in {None, own.author}:
        raise NotYoursError
    if not note(connection, press, own.author, now) or not own.open:
        return False
    if own.gathering_id is not None and not _is_in_step(connection, press, attempt, own.author):
        return False
    if not put_entry(connection, attempt.id, own.author, entry, now):
        return False
    if score is not None:
        close_attempt(connection, attempt.id, score, now)
    return True


def put_entry(
    connection: sa.Connection, attempt_id: int, author_id: int, entry: Entry, now: datetime
) -> bool:
    """Store an entry as the next step. False when the author has one in this turn."""
    hold(connection, _HELD, {"attempt": attempt_id})
    if rows_changed(connection, _ENTER, entry_row(attempt_id, author_id, entry, now)) == 0:
        return False
    if entry.kind == EntryKind.RULE:
        _keep_rule(connection, author_id, attempt_id, entry, now)
    return True


def _is_in_step(connection: sa.Connection, press: Press, attempt: Attempt, author_id: int) -> bool:
    """Whether the gathering is in the phase in which the attempt was read.

    Raise what `check_present` and `open_phase` raise.
    """
    if attempt.gathering is None:
        return False
    check_present(connection, attempt.gathering, author_id)
    return open_phase(connection, attempt.gathering, press) == attempt.phase


def close_attempt(
    connection: sa.Connection, attempt_id: int, score: float | None, now: datetime
) -> None:
    """Close an open attempt with its score (0 to 1), None to break it off."""
    connection.execute(_CLOSE, {"attempt": attempt_id, "reached": score, "now": now})


def _keep_rule(
    connection: sa.Connection, author_id: int, attempt_id: int, entry: Entry, now: datetime
) -> None:
    values = {
        "learner_id": author_id,
        "attempt_id": attempt_id,
        "text": entry.choice,
        "breaker": entry.item,
        "written_at": now,
    }
    connection.execute(_KEEP_RULE, values)
