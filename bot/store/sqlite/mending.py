"""Tells the operator that files were harmed, saves what can be saved, and waits for a mend."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from bot.store.sqlite.advice import to_restore
from bot.store.sqlite.guard import Harm
from bot.store.sqlite.health import newest_backup
from bot.store.sqlite.rescue import rescue
from bot.store.sqlite.verdicts import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.store.sqlite.looks import Sighting
    from bot.store.sqlite.verdicts import Judge

log = logging.getLogger(__name__)

PAUSE = 0.5  # seconds between two looks at files that are in trouble
LONGEST_END = 30.0  # seconds: a copy that is being saved is worth waiting for


class Mender:
    """Works in a thread of its own, so that whoever presses meanwhile is answered at once.

    `go_on` reopens the files in the writer's thread and says whether that could be done; its
    argument is whether the open log is merged into the file first.
    """

    def __init__(self, judge: Judge, go_on: Callable[[bool], bool]) -> None:
        self._judge, self._go_on = judge, go_on
        self._path: Path = judge.path
        self._ends = threading.Event()
        self._last: Sighting | None = None
        self._judged: Sighting | None = None
        self._said = ""
        self._verdict = NOT_YET
        self._thread = threading.Thread(target=self._run, name="store-mender", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Look no more; wait until what is being saved is saved."""
        self._ends.set()
        self._thread.join(LONGEST_END)

    def _run(self) -> None:
        if self._done(self._begin):
            return
        while not self._ends.wait(PAUSE):
            if self._done(self._mended):
                return

    def _done(self, step: Callable[[], bool]) -> bool:
        """Take a step; what goes wrong in it is logged once, and it is tried again."""
        try:
            return step()
        except Exception as error:
            if repr(error) != self._said:
                self._said = repr(error)
                log.exception("Whether %s is sound again could not be found out", self._path)
        return False

    def _begin(self) -> bool:
        """Do what cannot wait, then tell the operator. True when all is well again already."""
        aside = self._judge.clear_the_way()
        if self._judge.trouble.harm is Harm.LOG_LOST:
            self._verdict = self._judge.verdict()
            if self._gone_on():
                return True
        self._tell(aside)
        return False

    def _tell(self, aside: Path | None) -> None:
        """Say once what happened, to which file, and then what the operator can do."""
        trouble = self._judge.trouble
        detail = f" (SQLite says: {trouble.words})" if trouble.words else ""
        kept = f" Its log is kept as {aside}." if aside else ""
        log.error(
            "The database %s %s%s. Nothing more is written or acknowledged until that is put "
            "right; reading goes on while it can.%s",
            self._path,
            trouble.harm.value,
            detail,
            kept,
        )
        log.error("For the database %s: %s", self._path, self._advice())

    def _advice(self) -> str:
        """Save what can be saved, else find a backup. On a large database that takes a while."""
        trouble, path = self._judge.trouble, self._path
        saved: Path | None = None
        if trouble.kept:
            with self._judge.through() as connection:
                saved = rescue(connection, path, self._judge.now())
        if saved is not None:
            return (
                f"Everything that was said to be saved is in {saved}. Put the earlier file back, "
                "and Nudge goes on by itself; or stop Nudge, then: " + to_restore(path, saved)
            )
        backup = newest_backup(path)
        if backup is None:
            return (
                f"No good backup named {path.stem}-….sqlite3 lies beside it, nor in the folder of "
                "its backups. If you have one under another name or elsewhere, stop Nudge, then: "
                + to_restore(path, "BACKUP")
            )
        return "The newest good backup can take its place: stop Nudge, then: " + to_restore(
            path, backup
        )

    def _mended(self) -> bool:
        """Judge files that did not change since the last look, and go on if they are right."""
        found = self._judge.guard.look()
        if found != self._last:
            self._last = found
            return False
        if found != self._judged and self._judge.guard.is_open:  # else it was half reopened
            self._verdict = self._judge.verdict()
            self._judged = self._judge.guard.look()
            self._say(self._verdict.words)
        return self._gone_on()

    def _gone_on(self) -> bool:
        if not self._verdict.ready or not self._go_on(self._verdict.merge):
            return False
        log.warning("The database %s is in order again: Nudge writes on.", self._path)
        return True

    def _say(self, words: str) -> None:
        if words and words != self._said:
            self._said = words
            log.error("The database %s is not written to yet. %s", self._path, words)
