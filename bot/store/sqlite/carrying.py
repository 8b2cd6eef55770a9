"""A backup must bring nobody back who was deleted since it was made.

What is restored is a copy; before it takes the place of the present database, everybody in it who
was deleted since is parted from their rows, and the next start deletes those. It keeps its own
notes of deletions beside those of the present one, with the keys of both. A copy that is older than
the tables for them carries the notes in tables of their own, until it is upgraded.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.deleted_people import hashed
from bot.store.errors import DatabaseError
from bot.store.sqlite.health import fault_in, looking_at, refused

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

OWN, CARRIED = "", "carried_"  # how the names of the tables begin
_HAS_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
_MAKE_CARRIED = (
    "CREATE TABLE IF NOT EXISTS carried_deletion (who, press_id, asked_at)",
    "CREATE TABLE IF NOT EXISTS carried_deletion_key (id INTEGER PRIMARY KEY, key)",
)
_DROP_CARRIED = ("DROP TABLE carried_deletion", "DROP TABLE carried_deletion_key")


@dataclass(frozen=True, slots=True)
class DeletionNotes:
    """Who was deleted, by a hash, on which press and when; and the keys of the hashes."""

    keys: tuple[str, ...] = ()
    deletions: tuple[tuple[str, int, str], ...] = ()

    @property
    def known(self) -> set[tuple[str, int]]:
        return {(who, press) for who, press, _ in self.deletions}


def carry_deletions(present: Path, copy: Path) -> int:
    """Take the deletions of the present database over into a copy. Return how many people left.

    All in one change of the copy. Where the present database cannot be read any more, nothing is
    taken over, and that is logged.
    """
    notes = _notes_of(present)
    if not notes.keys:
        return 0
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        known = _notes_in(connection).known
        since = {who for who, press, _ in notes.deletions if (who, press) not in known}
        people = connection.execute("SELECT id, discord_id FROM learner WHERE discord_id > 0")
        gone = [(row,) for row, person in people.fetchall() if _is_in(since, notes.keys, person)]
        connection.executemany("UPDATE learner SET discord_id = -id WHERE id = ?", gone)
        _add(connection, notes)
        connection.execute("COMMIT")
    return len(gone)


def take_up_carried(path: Path) -> None:
    """Bring the notes that a copy carried into the tables for them, now that it has those.

    A kill leaves the file as it was. One that is missing, empty or damaged stays as it is. Raise
    DatabaseError where it cannot be written.
    """
    if not _carries(path) or fault_in(path) is not None:
        return
    try:
        _take_up(path)
    except sqlite3.OperationalError as error:
        raise refused(
            error,
            f"Who was deleted could not be noted in {path}: {error}. Look whether its disk is full "
            "or another program has it open, then start again.",
        ) from error


def _take_up(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        if _has(connection, CARRIED):  # no other process was faster
            _add(connection, _notes_in(connection))
            for statement in _DROP_CARRIED:
                connection.execute(statement)
        connection.execute("COMMIT")


def _carries(path: Path) -> bool:
    """Whether a file has the notes, and the tables for them. Looked at so that nothing changes."""
    try:
        with looking_at(path) as connection:
            return _has(connection, CARRIED) and _has(connection, OWN)
    except (sqlite3.DatabaseError, DatabaseError):
        return False


def _is_in(since: set[str], keys: tuple[str, ...], person: int) -> bool:
    return any(hashed(key, person) in since for key in keys)


def _notes_of(present: Path) -> DeletionNotes:
    if not present.exists() or not present.stat().st_size:
        return DeletionNotes()
    try:
        # One that may write would throw the log of a damaged database away.
        address = f"{present.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            return _notes_in(connection)
    except sqlite3.DatabaseError as error:
        log.warning(
            "Who was deleted since the backup cannot be read from %s (%s), so they may be in the "
            "restored database again: ask them to type /mydata delete once more.",
            *(present, error),
        )
        return DeletionNotes()


def _notes_in(connection: sqlite3.Connection) -> DeletionNotes:
    """Read what is noted, in whichever of the tables there are."""
    keys: list[str] = []
    deletions: list[tuple[str, int, str]] = []
    for kind in (OWN, CARRIED):
        if _has(connection, kind):
            found = connection.execute(f"SELECT key FROM {kind}deletion_key ORDER BY id")  # noqa: S608 - our names
            keys += [key for (key,) in found]
            noted = f"SELECT who, press_id, asked_at FROM {kind}deletion"  # noqa: S608 - see above
            deletions += connection.execute(noted).fetchall()
    return DeletionNotes(tuple(keys), tuple(deletions))


def _has(connection: sqlite3.Connection, kind: str) -> bool:
    return connection.execute(_HAS_TABLE, (f"{kind}deletion",)).fetchone() is not None


def _add(connection: sqlite3.Connection, notes: DeletionNotes) -> None:
    """Note what is not noted there yet, in tables beside its own where those are too old."""
    kind = OWN if _has(connection, OWN) else CARRIED
    for statement in _MAKE_CARRIED if kind == CARRIED else ():
        connection.execute(statement)
    connection.executemany(
        f"INSERT INTO {kind}deletion_key (key) SELECT :key "  # noqa: S608 - our names
        f"WHERE NOT EXISTS (SELECT 1 FROM {kind}deletion_key WHERE key = :key)",
        [{"key": key} for key in notes.keys],
    )
    connection.executemany(
        f"INSERT INTO {kind}deletion (who, press_id, asked_at) SELECT :who, :press, :at "  # noqa: S608 - see above
        f"WHERE NOT EXISTS (SELECT 1 FROM {kind}deletion WHERE who = :who AND press_id = :press)",
        [{"who": who, "press": press, "at": at} for who, press, at in notes.deletions],
    )
