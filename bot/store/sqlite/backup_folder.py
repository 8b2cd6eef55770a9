"""The folder in which Nudge keeps the backups that it makes by itself."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.errors import DatabaseError
from bot.store.sqlite.backup import checked_copy
from bot.store.sqlite.copies import (
    NUMBERED,
    TIME,
    Copy,
    folder_beside,
    highest_number,
    numbered_in,
    point_to,
)
from bot.store.sqlite.folder_owner import claim
from bot.store.sqlite.keeping import needless
from bot.store.sqlite.lock import told_of_rights
from bot.store.sqlite.owner_note import note_in
from bot.store.sqlite.partial import all_or_nothing, sweep, written_steadily
from bot.store.sqlite.place import files_of, make_folder, tightened
from bot.store.sqlite.turns import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.store.sqlite.health import Watched

AT_ONCE = 2**20  # bytes of two files that are compared
LOG = "(?:-wal|-journal|-shm)?"
PARTIAL = rf"\.[0-9a-f]{{16}}\.nudge-partial{LOG}"


class NeedlessError(Exception):
    """The new backup holds just what an earlier one does."""


@dataclass(frozen=True, slots=True)
class BackupFolder:
    """The backups in `folder` of the database at `path`, a real path. `clock` says the time."""

    folder: Path
    path: Path
    clock: Callable[[], datetime]

    def prepare(self) -> None:
        """Make the folder, for its owner only; delete there what killed processes began.

        Raise OSError when it cannot be made, DatabaseError when another database has it.
        """
        make_folder(self.folder)
        beside = self.folder == folder_beside(self.path)
        if not beside:
            claim(self.folder, self.path)
        own = beside or holds_only_of(self.folder, self.path)
        wide = [self.folder] if own and tightened(self.folder) else []
        told_of_rights([*wide, *filter(tightened, files_of(self.path, self.folder))])
        sweep(self.folder, self.path.name)
        point_to(self.path, self.folder)

    def all(self) -> list[Copy]:
        """Return the numbered backups, oldest first."""
        return numbered_in(self.folder, self.path)

    def add(
        self,
        before: str = "",
        watched: Watched = contextlib.nullcontext,
        doubt: Callable[[], str | None] = lambda: None,
    ) -> Copy | None:
        """Make a backup; return None where the newest holds just the same, so that none is needed.

        `before` is the schema of a coming upgrade. What `doubt` returns is why the copy must not
        count; it is asked when that is whole. Raise what `checked_copy` raises, DatabaseError in
        doubt, PassingError where another process makes one. Killed at any moment, it leaves nothing
        for longer than until the next one.
        """
        with one_at_a_time(self.path):
            sweep(self.folder, self.path.name)
            file = self.next_file(before)
            with contextlib.suppress(NeedlessError), all_or_nothing(file) as copy:
                with written_steadily(copy):
                    checked_copy(self.path, copy, watched)
                if (why := doubt()) is not None:
                    raise DatabaseError(why)
                if any(is_same(copy, one.path) for one in self._last(before)):
                    raise NeedlessError
            return next((copy for copy in self.all() if copy.path == file), None)

    def _last(self, before: str) -> list[Copy]:
        """Return the newest backup; before an upgrade the newest that was made before that one."""
        return [copy for copy in self.all() if not before or copy.before == before][-1:]

    def next_file(self, before: str = "") -> Path:
        """Return the name of the next backup; `before` is the schema of a coming upgrade.

        Its number follows on those of the folder that was in use before this one, too.
        """
        number = highest_number(self.folder, self.path) + 1
        why = f"-before-{before}" if before else ""
        return self.folder / (
            f"{self.path.stem}-{self.clock():{TIME}}-{number:06}{why}{self.path.suffix}"
        )

    def thin_out(self, sound: Copy) -> int:
        """Delete what need not be kept, now that there is a `sound` backup. Return how many."""
        old = needless(self.all(), sound)
        for copy in old:
            copy.path.unlink(missing_ok=True)
        return len(old)


def holds_only_of(folder: Path, path: Path) -> bool:
    """Whether nothing is in a folder but what the backups of the database at `path` are there.

    What belongs to a database whose name only begins alike is another bot's.
    """
    numbered = re.escape(path.stem) + NUMBERED + re.escape(path.suffix)
    note = re.escape(note_in(folder, path).name)
    ours = re.compile(rf"{numbered}{LOG}|\.({numbered}|{note}){PARTIAL}|{note}")
    return all(ours.fullmatch(file.name) for file in folder.iterdir())


def is_same(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes; of one that may not be read it is not so."""
    with (
        contextlib.suppress(FileNotFoundError, PermissionError),
        one.open("rb") as here,
        other.open("rb") as there,
    ):
        if one.stat().st_size != other.stat().st_size:
            return False
        while (part := here.read(AT_ONCE)) == there.read(AT_ONCE):
            if not part:
                return True
    return False
