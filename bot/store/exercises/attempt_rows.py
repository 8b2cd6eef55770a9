"""Turns rows into `bot.tutor.exercises.attempts.Attempt` and its entries, and entries into rows."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.tables.exercises import attempt, entry, gathering, still_open
from bot.store.tables.people import learner, person_named
from bot.tutor.exercises.attempts import Attempt, Entry
from bot.tutor.exercises.plans import plan_from_json
from bot.tutor.exercises.replies import reply_from_json, reply_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

log = logging.getLogger(__name__)

SELECT_ATTEMPT = (
    sa.select(
        attempt.c.id,
        learner.c.discord_id,
        attempt.c.lesson,
        attempt.c.activity,
        attempt.c.plan,
        attempt.c.score,
        attempt.c.scope,
        attempt.c.gathering_id,
        attempt.c.press_id,
        gathering.c.phase,
        still_open.label("open"),
    )
    .select_from(attempt)
    .outerjoin(learner, attempt.c.learner_id == learner.c.id)
    .outerjoin(gathering, attempt.c.gathering_id == gathering.c.id)
)
of_people_there = sa.or_(attempt.c.learner_id.is_(None), person_named.is_not(None))
"""Of the group, or of somebody who was not parted from theirs: those are about to be deleted."""
SELECT_ENTRIES = (
    sa.select(entry, person_named)
    .select_from(entry)
    .outerjoin(learner, entry.c.author_id == learner.c.id)
    .order_by(entry.c.attempt_id, entry.c.step)
)
_OF_ATTEMPT = SELECT_ENTRIES.where(entry.c.attempt_id == sa.bindparam("attempt"))
_OF_GATHERING = SELECT_ENTRIES.join(attempt, entry.c.attempt_id == attempt.c.id).where(
    attempt.c.gathering_id == sa.bindparam("gathering")
)


def whole_attempt(connection: sa.Connection, row: sa.Row[*tuple[Any, ...]]) -> Attempt:
    """Turn a row of SELECT_ATTEMPT into an attempt with its entries.

    Raise PlanError or ValueError for what only a newer program can read.
    """
    return _attempt(row, connection.execute(_OF_ATTEMPT, {"attempt": row.id}).all())


def new_attempt(row: sa.Row[*tuple[Any, ...]]) -> Attempt:
    """Turn the row of an attempt that has no entries yet into an attempt."""
    return _attempt(row, ())


def whole_attempts(
    connection: sa.Connection, rows: Iterable[sa.Row[*tuple[Any, ...]]], gathering_id: int
) -> tuple[Attempt, ...]:
    """Turn the rows of all attempts in a gathering into attempts with their entries, in order.

    One that this program cannot read is logged and left out, so that the others come to their end.
    """
    return put_together(rows, connection.execute(_OF_GATHERING, {"gathering": gathering_id}))


def put_together(
    rows: Iterable[sa.Row[*tuple[Any, ...]]], entry_rows: Iterable[sa.Row[*tuple[Any, ...]]]
) -> tuple[Attempt, ...]:
    """Turn rows of SELECT_ATTEMPT and of SELECT_ENTRIES into attempts, as `whole_attempts` does."""
    entries: defaultdict[int, list[sa.Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in entry_rows:
        entries[row.attempt_id].append(row)
    read = (_attempt_or_none(row, entries[row.id]) for row in rows)
    return tuple(found for found in read if found is not None)


def _attempt_or_none(
    row: sa.Row[*tuple[Any, ...]], entries: Iterable[sa.Row[*tuple[Any, ...]]]
) -> Attempt | None:
    try:
        return _attempt(row, entries)
    except (KeyError, TypeError, ValueError):
        log.exception("Attempt %s cannot be read", row.id)
        return None


def _attempt(row: sa.Row[*tuple[Any, ...]], entries: Iterable[sa.Row[*tuple[Any, ...]]]) -> Attempt:
    return Attempt(
        id=row.id,
        person=row.discord_id,
        lesson=row.lesson,
        activity=row.activity,
        plan=plan_from_json(row.plan),
        entries=tuple(_entry(kept) for kept in entries),
        score=row.score,
        scope=row.scope,
        gathering=row.gathering_id,
        phase=row.phase or 0,
        closed=not row.open,
    )


def _entry(row: sa.Row[*tuple[Any, ...]]) -> Entry:
    return Entry(
        kind=row.kind,
        item=row.item,
        choice=row.choice,
        right=row.right,
        confidence=row.confidence,
        reply=None if row.payload is None else reply_from_json(row.payload),
        credit=row.credit,
        author=row.discord_id,
        turn=row.turn,
        revision=row.revision,
    )


def entry_row(attempt_id: int, author_id: int, made: Entry, now: datetime) -> dict[str, object]:
    """Return the values of an entry; its step is given by the statement that stores it."""
    return {
        "of_attempt": attempt_id,  # used twice: for the row, and to find its next step
        "author_id": author_id,
        "turn": made.turn,
        "kind": made.kind,
        "item": made.item,
        "choice": made.choice,
        "payload": None if made.reply is None else reply_to_json(made.reply),
        "credit": made.credit,
        "confidence": made.confidence,
        "right": made.right,
        "revision": made.revision,
        "entered_at": now,
    }
