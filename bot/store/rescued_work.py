"""Whether a database holds the newest work in a copy that was rescued from it.

Each press is noted in a row, and forgotten after some days: those of the copy are looked for in the
database that it must still know if it ever had them.
"""

from __future__ import annotations

import sqlite3
from enum import Enum
from typing import TYPE_CHECKING

from bot.store.deleted_people import hashed
from bot.store.errors import DatabaseError
from bot.store.presses import A_DAY, OWN_IDS, PRESSES_ARE_KEPT, first_id_at, moment_of_id
from bot.store.sqlite.peeking import peek, reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

MOST = 1000  # presses of a copy that are looked for

_NEWEST = """
SELECT press.interaction_id, learner.discord_id
FROM press JOIN learner ON learner.id = press.learner_id
WHERE press.interaction_id > ? AND learner.discord_id > 0
ORDER BY press.interaction_id DESC LIMIT ?
"""
_SPAN = "SELECT min(interaction_id), max(interaction_id) FROM press WHERE interaction_id > ?"
_PEOPLE = "SELECT 1 FROM learner LIMIT 1"
_STORED = "SELECT 1 FROM press WHERE interaction_id = ?"
_HAS_DELETIONS = "SELECT 1 FROM sqlite_master WHERE name = 'deletion'"
_KEYS = "SELECT key FROM deletion_key"
_DELETED = "SELECT who, max(press_id) FROM deletion GROUP BY who"


class RescuedWork(Enum):
    """What became of what is in a copy. UNKNOWN: it cannot be told, or not any more."""

    HELD = "held"
    LACKING = "lacking"
    UNKNOWN = "unknown"


def work_in(copy: Path, database: Path, now: datetime) -> RescuedWork:
    """Compare a copy with the database that it was saved from."""
    try:
        if peek(copy).fault is not None:
            return RescuedWork.UNKNOWN
        with reading(copy) as connection:
            newest = connection.execute(_NEWEST, (OWN_IDS, MOST)).fetchall()
            if not newest:  # whose presses were forgotten, or nobody ever pressed
                anybody = connection.execute(_PEOPLE).fetchone()
                return RescuedWork.UNKNOWN if anybody else RescuedWork.HELD
        with reading(database) as connection:
            return _compared(newest, connection, now)
    except (DatabaseError, sqlite3.DatabaseError, OSError):
        return RescuedWork.UNKNOWN


def _compared(
    newest: list[tuple[int, int]], database: sqlite3.Connection, now: datetime
) -> RescuedWork:
    """Look for the presses of a copy, but for those that may be forgotten, or were deleted."""
    known_since, deleted = _known_since(database, now), _deleted_in(database)
    looked_for = [p for p, person in newest if p >= known_since and p > deleted(person)]
    if not looked_for:
        return RescuedWork.UNKNOWN
    held = all(database.execute(_STORED, (press,)).fetchone() for press in looked_for)
    return RescuedWork.HELD if held else RescuedWork.LACKING


def _known_since(database: sqlite3.Connection, now: datetime) -> int:
    """Return the id from which on every press is in a database that was ever stored there."""
    oldest, newest = database.execute(_SPAN, (OWN_IDS,)).fetchone()
    if oldest is None and database.execute(_PEOPLE).fetchone() is None:
        return 0  # a new one
    kept = first_id_at(present_after(newest, now) - PRESSES_ARE_KEPT)
    return kept if oldest is None else min(oldest, kept)


def present_after(newest: int | None, now: datetime) -> datetime:
    """Return what time it is: a clock may be wrong by years, and a press has Discord's time.

    The present is between the `newest` press of a database and a day later, as it is for the rules
    that delete. An id that Discord did not give says nothing.
    """
    if newest is None or newest < OWN_IDS:
        return now
    pressed = moment_of_id(newest)
    return max(pressed, min(now, pressed + A_DAY))


def _deleted_in(database: sqlite3.Connection) -> Callable[[int], int]:
    """Return what tells the press with which a person was deleted last, 0 for anybody else."""
    known = database.execute(_HAS_DELETIONS).fetchone() is not None
    keys = [row[0] for row in database.execute(_KEYS)] if known else []
    presses: dict[str, int] = dict(database.execute(_DELETED)) if keys else {}
    return lambda person: max((presses.get(hashed(key, person), 0) for key in keys), default=0)
