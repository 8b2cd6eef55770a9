"""Decides whether the files of a database that was in trouble may be written to again.

They may when they hold everything that was ever acknowledged: the files themselves are back, or
their log was lost and the open one can still be merged, or another file with the same content lies
there. An older backup may not, however sound it is. The running bot remembers rows that the backup
does not have (trainings under way, games, cards), their numbers would be given to new rows, and a
result would end in a row that is not its own. Starting again forgets all of that: so that is asked.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.errors import DatabaseError
from bot.store.sqlite.guard import Trouble
from bot.store.sqlite.health import fault_in, looking_at, told_by
from bot.store.sqlite.looks import mark
from bot.store.sqlite.rescue import holds_the_same, set_aside
from bot.store.sqlite.version import is_current

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    import sqlalchemy as sa

    from bot.store.sqlite.guard import FileGuard
    from bot.store.sqlite.looks import Mark, Sighting

    Through = Callable[[], AbstractContextManager[sa.Connection]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether to go on, whether the open log is merged first, and else why not."""

    ready: bool
    merge: bool = False
    words: str = ""


NOT_YET = Ruling(ready=False)
GO_ON = Ruling(ready=True, merge=True)
LOG_NOT_WHOLE = "Its log is not whole: some of what was said to be saved may be in no file."
AGAIN = (
    "To go on with what lies there now, stop Nudge and start it again: what that file lacks is "
    "then lost. Or restore another one, as said before."
)


@dataclass(frozen=True, slots=True)
class Judge:
    """`through` lends a connection that reads the files which were open before the trouble."""

    path: Path
    trouble: Trouble
    guard: FileGuard
    through: Through
    now: Callable[[], datetime]

    def verdict(self) -> Ruling:
        """Look at what lies at the path now. May take long: it reads the whole file."""
        found, seen = self.guard.look(), self.trouble.seen
        if found.main is None:
            return NOT_YET
        if found.main.is_same_file(seen.main):
            return self._same_file(found, seen)
        self._set_log_aside(seen)
        return self._other_file()

    def clear_the_way(self) -> Path | None:
        """Take our log away from another database at the path; return where it is now."""
        found, seen = self.guard.look(), self.trouble.seen
        if found.main is None or found.main.is_same_file(seen.main):
            return None
        return self._set_log_aside(seen)

    def _set_log_aside(self, seen: Sighting) -> Path | None:
        aside = set_aside(Path(f"{self.path}-wal"), seen.log, self.now())
        index = Path(f"{self.path}-shm")
        if seen.index is not None and seen.index.is_same_file(mark(index)):
            index.unlink()
        return aside

    def _same_file(self, found: Sighting, seen: Sighting) -> Ruling:
        """Judge the file that is open, at its path. Its open log must be whole in any case."""
        log_is_there = found.log is not None and found.log.is_same_file(seen.log)
        whole = self.guard.log_is_whole() and (log_is_there or self.trouble.kept)
        if whole and self.trouble.kept and found.main == seen.main and found.header == seen.header:
            self._forget_other_logs(found, seen)
            return GO_ON
        if found.header != seen.header or not _same_size(found.main, seen.main):
            return Ruling(ready=False, words=self._against_content(seen))
        if not whole or not log_is_there:
            return Ruling(ready=False, words=LOG_NOT_WHOLE)
        fault = _fault_within(self.path)
        return Ruling(fault is None, merge=True, words=f"SQLite says: {fault}." if fault else "")

    def _forget_other_logs(self, found: Sighting, seen: Sighting) -> None:
        """Take logs away that somebody put in the place of the open ones, which hold everything."""
        for ending, here, there in (
            ("-wal", found.log, seen.log),
            ("-shm", found.index, seen.index),
        ):
            if here is None or here.is_same_file(there):
                continue
            stray = Path(f"{self.path}{ending}")
            if ending == "-shm" or here.size == 0:
                stray.unlink(missing_ok=True)
            else:
                set_aside(stray, here, self.now())

    def _against_content(self, seen: Sighting) -> str:
        """Say what was copied into the file; if that is a sound database, keep our log out of it.

        Merged into a database that it does not belong to, the log would spoil it.
        """
        self.guard.leave_as_it_is()
        fault = _fault_alone(self.path)
        if fault is not None:
            return f"SQLite says: {fault}."
        aside = self._set_log_aside(seen)
        kept = f" The log of the earlier one is kept as {aside}." if aside else ""
        return f"Another database was copied over it.{kept} {AGAIN}"

    def _other_file(self) -> Ruling:
        """Judge another file that lies at the path."""
        words = self._against_other_file()
        return Ruling(not words, words=words)

    def _against_other_file(self) -> str:
        try:
            current, fault = is_current(self.path), fault_in(self.path)
        except DatabaseError as refused:
            return str(refused)
        if fault is not None or not current:
            damaged = f"The file there now is damaged: {fault}."
            return damaged if fault else f"The file there now has older tables. {AGAIN}"
        if self.trouble.kept and self._same_content():
            return ""
        return f"The file there now does not hold everything that was said to be saved. {AGAIN}"

    def _same_content(self) -> bool:
        try:
            with self.through() as connection:
                return holds_the_same(connection, self.path)
        except (sqlite3.Error, ValueError):
            return False


def _same_size(one: Mark | None, other: Mark | None) -> bool:
    return one is not None and other is not None and one.size == other.size


def _fault_within(path: Path) -> str | None:
    """Check the whole file and its log, indexes and references included."""
    try:
        with looking_at(path) as connection:
            fault = told_by(connection, "PRAGMA integrity_check(1)")
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except (sqlite3.Error, DatabaseError) as error:
        return str(error)
    if fault is None and broken is not None:
        return f"a row of {broken[0]} belongs to no row"
    return fault


def _fault_alone(path: Path) -> str | None:
    """Check a file without the log that lies beside it."""
    uri = f"{path.as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            fault = told_by(connection, "PRAGMA quick_check(1)")
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return fault
