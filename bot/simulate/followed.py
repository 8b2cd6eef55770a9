"""A database whose every change is told to a journal, and that can be left as by a crash."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.simulate.journal import Journal
from bot.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from random import Random

    import sqlalchemy as sa

    from bot.simulate.ledger import KillLedger

T = TypeVar("T")
CRASHES = ("before the commit", "in the middle of the commit", "after the commit")


class LedgerJournal(Journal):
    """Tells a ledger of this process what is tried and stored."""

    def __init__(self, ledger: KillLedger) -> None:
        super().__init__()
        self.ledger = ledger

    def say(self, *words: object) -> None:
        self.ledger.hear(str(words[0]), list(words[1:]))


class FollowedDatabase(Database):
    """`crash` is one of CRASHES: the next change that stores something leaves a copy in `left`.

    `crashed` is that crash from then on: nothing is called stored any more. What is tried is told
    until the copy is made, because it may share the commit, and stand in the copy.
    """

    def __init__(
        self, path: Path, clock: Callable[[], datetime], journal: Journal, chance: Random
    ) -> None:
        super().__init__(path, clock)
        self.journal, self.chance = journal, chance
        self.crash = self.crashed = ""
        self.left: Path | None = None
        self._begun = 0  # bytes of the log before the change that crashes

    async def write(self, work: Callable[[sa.Connection], T]) -> T:
        unit, followed = self.journal.follow(work)
        crashes = False  # or shares the commit; an earlier one may be told while that begins

        def crashing(connection: sa.Connection) -> T:
            nonlocal crashes
            if self.left is not None:
                return work(connection)
            value = followed(connection)
            if self.crash and self.journal.in_commit and not self.crashed:
                self._begun = size_of(Path(f"{self.path}-wal"))
                self.crashed = self.crash
                if self.crashed == CRASHES[0]:
                    self._leave()
            crashes = bool(self.crashed)
            self.journal.in_commit = False
            return value

        value = await super().write(crashing)
        if not self.crashed:
            self.journal.say("stored", unit)
        elif crashes and self.left is None:
            self._leave()
            if self.crashed == CRASHES[1]:
                self._cut_log()
        return value

    def _leave(self) -> None:
        """Copy the files as a kill would leave them now."""
        left = self.path.with_name("left.sqlite3")
        for suffix in ("", "-wal"):
            if Path(f"{self.path}{suffix}").exists():
                shutil.copyfile(f"{self.path}{suffix}", f"{left}{suffix}")
        self.left = left

    def _cut_log(self) -> None:
        """Cut the log off somewhere in what was written into it since the crash began."""
        log = Path(f"{self.left}-wal")
        size = size_of(log)
        if self._begun < size:
            with log.open("r+b") as file:
                file.truncate(self.chance.randrange(self._begun, size))


def size_of(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
