"""A backup must bring nobody back who was deleted since it was made.

What is restored is a copy; before it takes the place of the present database, everybody in it who
was deleted since is parted from their rows, and the next start deletes those.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from typing import TYPE_CHECKING

from bot.store.deleted_people import hashed

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

_HAS_TABLE = "SELECT 1 FROM sqlite_master WHERE name = 'deletion'"
_KNOWN = "SELECT who, press_id, asked_at FROM deletion"


def carry_deletions(present: Path, copy: Path) -> int:
    """Take the deletions of the present database over into a copy. Return how many people left.

    All in one change of the copy. Where the present database cannot be read any more, nothing is
    taken over, and that is logged.
    """
    key, deletions = _deletions_of(present)
    if key is None:
        return 0
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        known = _kept_by(connection)
        since = {who for who, press, _ in deletions if (who, press) not in known}
        people = connection.execute("SELECT id, discord_id FROM learner WHERE discord_id > 0")
        gone = [(row,) for row, person in people.fetchall() if hashed(key, person) in since]
        connection.executemany("UPDATE learner SET discord_id = -id WHERE id = ?", gone)
        _keep(connection, key, deletions)
        connection.execute("COMMIT")
    return len(gone)


def _deletions_of(present: Path) -> tuple[str | None, list[tuple[str, int, str]]]:
    if not present.exists() or not present.stat().st_size:
        return None, []
    try:
        # One that may write would throw the log of a damaged database away.
        address = f"{present.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            if connection.execute(_HAS_TABLE).fetchone() is None:
                return None, []
            key = connection.execute("SELECT key FROM deletion_key ORDER BY id").fetchone()
            return (key[0] if key else None), connection.execute(_KNOWN).fetchall()
    except sqlite3.DatabaseError as error:
        log.warning(
            "Who was deleted since the backup cannot be read from %s (%s), so they may be in the "
            "restored database again: ask them to type /mydata delete once more.",
            *(present, error),
        )
        return None, []


def _kept_by(connection: sqlite3.Connection) -> set[tuple[str, int]]:
    if connection.execute(_HAS_TABLE).fetchone() is None:
        return set()
    return {(who, press) for who, press, _ in connection.execute(_KNOWN)}


def _keep(connection: sqlite3.Connection, key: str, deletions: list[tuple[str, int, str]]) -> None:
    """Note them in the copy too, unless its tables are older than that."""
    if connection.execute(_HAS_TABLE).fetchone() is None:
        return
    connection.execute("DELETE FROM deletion_key")
    connection.execute("INSERT INTO deletion_key (key) VALUES (?)", (key,))
    connection.execute("DELETE FROM deletion")
    note = "INSERT INTO deletion (who, press_id, asked_at) VALUES (?, ?, ?)"
    connection.executemany(note, deletions)
