"""After rows were deleted: nothing of them stays in the log, nor in the free room of the file.

Everything here is called in the writer's thread, between two changes.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bot.store.sqlite.engine import PATIENCE

if TYPE_CHECKING:
    from bot.store.sqlite.writer import Writer

READING = 0.005  # seconds: who presses reads for less, and a check of the whole file for minutes


def cut_log(writer: Writer) -> bool:
    """Write all of the log into the file and leave it empty. False when that cannot be done now."""
    writer.look()
    writer.wait_at_most(READING)
    try:
        cut = writer.trouble is None and writer.merge()
        writer.guard.confirm()
    except Exception as error:  # noqa: BLE001 - harm stops the writing, all else passes
        writer.is_harm(error)
        cut = False
    writer.wait_at_most(PATIENCE)
    return cut


class Wiping:
    """Goes through all pages of the file, once, and overwrites their free room."""

    def __init__(self) -> None:
        self._next = 0

    def step(self, writer: Writer) -> bool:
        """Wipe some pages. Return whether there are more, or somebody reads just now."""
        if not cut_log(writer):
            return writer.trouble is None
        following: int | None = None
        try:
            writer.driver.execute("BEGIN IMMEDIATE")  # no other program may write meanwhile
        except sqlite3.Error as error:  # one does, for long
            return not writer.is_harm(error)
        try:
            following = writer.guard.wipe(self._next)
        except Exception as error:  # noqa: BLE001 - harm stops the writing, all else passes
            writer.is_harm(error)
        finally:
            writer.driver.execute("ROLLBACK")
            # What SQLite remembers of these pages would be written back with their old free room.
            writer.driver.execute("PRAGMA shrink_memory")
        self._next = following or 0
        return following is not None
