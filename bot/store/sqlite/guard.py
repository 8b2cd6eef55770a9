"""Notices before an answer is acknowledged that a file was replaced, deleted or written over."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from bot.store.sqlite.looks import OpenedFiles
from bot.store.sqlite.place import MAGIC
from bot.store.sqlite.ranges import OURS, SHARED, HeldError, hold, let_go
from bot.store.sqlite.wiping import wipe

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.sqlite.looks import Sighting


class Harm(Enum):
    """What happened to the files, in words for the operator."""

    GONE = "was deleted or moved away"
    REPLACED = "was replaced by another file"
    LOG_LOST = "lost its log (-wal or -shm), which was deleted or replaced"
    WRITTEN_OVER = "was written over by another program"
    LOG_WRITTEN_OVER = "had its log (-wal) written over or cut off by another program"
    DAMAGED = "is damaged"


KEPT = {Harm.GONE, Harm.REPLACED, Harm.LOG_LOST}
"""After these everything that was committed can still be read through the opened files."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing may be written. `seen` is the last look at which all was well."""

    harm: Harm
    seen: Sighting
    words: str = ""

    @property
    def kept(self) -> bool:
        return self.harm in KEPT


class HarmError(Exception):
    """The files are no longer those that SQLite has open; the transaction must not count."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.harm.value)
        self.trouble = trouble


class FileGuard:
    """Compares the files of one database with how its writer left them.

    Each method takes some microseconds. `claim` locks the file for this bot, which the lock of the
    process does for the first file but not for one that takes its place; then HeldError is raised
    when another bot has it.
    """

    def __init__(self, path: Path, *, claim: bool = False) -> None:
        self._files = OpenedFiles(path)
        self.seen = self._files.look()
        if claim:
            try:
                hold(self._files.descriptors[0], OURS, alone=True)
            except HeldError:
                self._files.close()
                raise

    def begin(self) -> None:
        """Raise HarmError when something else than SQLite touched the files since `seen`.

        Only right after a transaction began: then no other program can write through SQLite.
        """
        now = self._files.look()
        harm = lost(self.seen, now)
        if harm is None or harm is Harm.LOG_LOST:  # what was copied into the file is worse
            harm = self._written_over(now) or harm
        self._judge(harm, now)

    def check(self) -> None:
        """Raise HarmError before a commit that would go into files that are no longer there.

        The log is not looked into: a large change is written into it before it is committed.
        """
        main, log = self._files.main_and_log()
        now = replace(self.seen, main=main, log=log)
        harm = lost(self.seen, now)
        if harm is None and main != self.seen.main:
            harm = Harm.WRITTEN_OVER
        if harm is not None:
            raise HarmError(Trouble(harm, self.seen))

    def confirm(self) -> None:
        """Raise HarmError right after a commit that went into files nobody will find."""
        now = self._files.look()
        harm = lost(self.seen, now)
        if harm is not None:  # this commit may have merged the log into the main file
            self.seen = replace(self.seen, main=self._files.opened_main(), header=now.header)
        changed = harm is None and now.state != self.seen.state
        if changed and not self._log_fits(now):
            harm = Harm.LOG_WRITTEN_OVER
        if harm is None and now.copied_back == self.seen.copied_back:
            harm = Harm.WRITTEN_OVER if _main_differs(self.seen, now) else None
        self._judge(harm, now)

    def wipe(self, page: int) -> int | None:
        """Overwrite free room of the main file from a page on; return the page to go on with.

        Only while no other program can write through SQLite. Nothing is done, and it is the same
        page, while something is in the log: another program could be writing that into the file.
        Raise HarmError when something else touched the files since `seen`.
        """
        self.begin()
        log = self._files.look().log
        if log is not None and log.size:
            return page
        descriptor = self._files.writable_main()
        following = None if descriptor is None else wipe(descriptor, page)
        self.seen = replace(self.seen, main=self._files.opened_main())
        return following

    def taken_back(self) -> None:
        """Take note that a change was taken back, which may have left its beginning in the log."""
        log = self._files.look().log
        if log is not None and log.is_same_file(self.seen.log):
            self.seen = replace(self.seen, log=log)

    def is_calm(self) -> bool:
        """Whether nothing at all changed since `seen`; may be asked at any time."""
        return self._files.look() == self.seen

    def look(self) -> Sighting:
        return self._files.look()

    @property
    def is_open(self) -> bool:
        return bool(self._files.descriptors)

    def log_is_whole(self) -> bool:
        """Whether all that was committed to the log is still in it."""
        return self._files.log_is_whole(self._files.look().state)

    def leave_as_it_is(self) -> None:
        """Keep SQLite from merging the log into the main file when its connections are closed.

        It does that only when it can lock the file for itself, so this holds a part of it. The log
        then stays beside the file, for whoever mends it.
        """
        with suppress(HeldError):  # another program opens or closes it at this instant
            hold(self._files.descriptors[0], SHARED, alone=False)

    def go_on(self) -> None:
        """Take back `leave_as_it_is`."""
        if self.is_open:
            let_go(self._files.descriptors[0], SHARED)

    def close(self) -> None:
        """Close the files; only after SQLite has closed them (see OpenedFiles)."""
        self._files.close()

    def _judge(self, harm: Harm | None, now: Sighting) -> None:
        if harm is not None:
            raise HarmError(Trouble(harm, self.seen))
        self.seen = now

    def _log_fits(self, now: Sighting) -> bool:
        """Whether the log ends as it was committed, with no hole before what was added to it."""
        goes_on = self._files.log_goes_on(self.seen.state, now.state)
        return goes_on and self._files.log_ends_as_committed(now.state)

    def _written_over(self, now: Sighting) -> Harm | None:
        """Return the harm when the same files hold something that SQLite did not write."""
        if now == self.seen:
            return None
        if now.state == self.seen.state:  # no process committed or merged through SQLite
            sound = not _main_differs(self.seen, now)
            whole = self._files.log_is_whole(now.state)  # as after a change that was taken back
        else:
            same_kind = now.header[:20] == self.seen.header[:20]  # page size; that it has a log
            sound = same_kind and now.header.startswith(MAGIC)
            whole = self._log_fits(now)
        if not sound:
            return Harm.WRITTEN_OVER
        return None if whole else Harm.LOG_WRITTEN_OVER


def lost(before: Sighting, now: Sighting) -> Harm | None:
    """Return the harm when a path no longer leads to the file that is open."""
    if now.main is None:
        return Harm.GONE
    if not now.main.is_same_file(before.main):
        return Harm.REPLACED
    for here, there in ((now.log, before.log), (now.index, before.index)):
        if here is None or not here.is_same_file(there):
            return Harm.LOG_LOST
    return None


def _main_differs(before: Sighting, now: Sighting) -> bool:
    return now.main != before.main or now.header != before.header
