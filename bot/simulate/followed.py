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
    """Tells a ledger of this process what is tried and stored, until it is to hear no more."""

    def __init__(self, ledger: KillLedger) -> None:
        super().__init__()
        self.ledger, self.deaf = ledger, False

    def say(self, *words: object) -> None:
        if not self.deaf:
            self.ledger.hear(str(words[0]), list(words[1:]))


class FollowedDatabase(Database):
    """`crash` is one of CRASHES: the next change that stores something leaves a copy in `left`."""

    def __init__(
        self, path: Path, clock: Callable[[], datetime], journal: Journal, chance: Random
    ) -> None:
        super().__init__(path, clock)
        self.journal, self.chance = journal, chance
        self.crash = ""
        self.left: Path | None = None

    async def write(self, work: Callable[[sa.Connection], T]) -> T:
        unit, followed = self.journal.follow(work)
        begun = size_of(Path(f"{self.path}-wal"))

        def crashing(connection: sa.Connection) -> T:
            value = followed(connection)
            if self.crash and self.journal.in_commit:
                self._deafen()
                if self.crash == CRASHES[0]:
                    self._leave()
            self.journal.in_commit = False
            return value

        value = await super().write(crashing)
        if self.crash and self.left is None and self._deaf():
            self._leave()
            if self.crash == CRASHES[1]:
                self._cut_log(begun)
        self.journal.say("stored", unit)
        return value

    def _deaf(self) -> bool:
        return isinstance(self.journal, LedgerJournal) and self.journal.deaf

    def _deafen(self) -> None:
        if isinstance(self.journal, LedgerJournal):
            self.journal.deaf = True

    def _leave(self) -> None:
        """Copy the files as a kill would leave them now."""
        self.left = self.path.with_name("left.sqlite3")
        for suffix in ("", "-wal"):
            if Path(f"{self.path}{suffix}").exists():
                shutil.copyfile(f"{self.path}{suffix}", f"{self.left}{suffix}")

    def _cut_log(self, begun: int) -> None:
        """Cut the log off somewhere in what the last change wrote into it."""
        log = Path(f"{self.left}-wal")
        size = size_of(log)
        if begun < size:
            with log.open("r+b") as file:
                file.truncate(self.chance.randrange(begun, size))


def size_of(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
