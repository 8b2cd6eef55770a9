"""Single faults of files and disks, each with what should come of it, on the real store."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
import threading
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.settings import shipped
from bot.simulate.ledger import copied, unsound
from bot.simulate.report import FaultRow
from bot.simulate.services_alone import CountingClock
from bot.store.course.notes import Notes
from bot.store.database import Database
from bot.store.errors import DatabaseError, InUseError
from bot.store.sqlite.backup import backup
from bot.store.sqlite.lock import DatabaseLock
from bot.store.upgrade import upgrade
from bot.tutor.errors import TutorError
from bot.tutor.people import Press

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    Fault = Callable[["Patient"], Coroutine[Any, Any, list[str]]]

FAMILY = "single faults of files and disks"
BEFORE, AFTER = 20, 20  # answers before a fault and after it
SOON = 3.0  # seconds within which Discord wants an answer
HELD = 2.5  # seconds for which another process holds the file
BROKEN = b"\x5a" * 4096


class Patient:
    """A store in use, with a backup beside it."""

    def __init__(self, folder: Path, migrations: Path) -> None:
        self.path = folder / "nudge.sqlite3"
        upgrade(self.path, migrations)
        self.copy = folder / "nudge-1.sqlite3"
        backup(self.path, self.copy)
        self.presses = 0
        self.wrong: list[str] = []
        self.told: list[str] = []
        self.open()

    def open(self) -> None:
        self.database = Database(self.path, CountingClock().now)
        self.database.start()
        self.notes = Notes(self.database)

    async def answer(self, times: int) -> int:
        """Store so many notes; return how many were acknowledged. Each refusal must be in words."""
        stored = 0
        for _ in range(times):
            self.presses += 1
            begun = time.monotonic()
            try:
                await self.notes.write(Press(self.presses, 1), f"Note {self.presses}.")
                stored += 1
                self.told.append(f"Note {self.presses}.")
            except TutorError:
                pass
            except Exception as error:  # noqa: BLE001 - what nobody should be told
                self.wrong.append(f"not a sentence for people: {error!r}")
            if time.monotonic() - begun > SOON:
                self.wrong.append(f"answered after {time.monotonic() - begun:.1f} s")
        return stored

    def missing(self) -> list[str]:
        """Name what was acknowledged and is not on the disk, as a kill at this moment leaves it."""
        seen = copied(self.path, self.path.with_name("seen"))
        with suppress(Exception):
            self.database.close()
        try:
            with closing(sqlite3.connect(seen)) as connection:
                kept = {row[0] for row in connection.execute("SELECT text FROM note")}
            return [f"{text} is lost" for text in self.told if text not in kept] + unsound(seen)
        except sqlite3.Error as broken:
            return [f"{len(self.told)} acknowledged and the file does not open: {broken}"]


async def disk_full(patient: Patient) -> list[str]:
    """Told "not saved"; reading goes on; writing resumes by itself; nothing is lost."""
    await patient.answer(BEFORE)

    def limit(pages: int) -> Callable[[sa.Connection], None]:
        def set_limit(connection: sa.Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

        return set_limit

    await patient.database.write(limit(1))
    big = "x" * 3000
    refused = 0
    for number in range(40):
        with suppress(TutorError):
            await patient.notes.write(Press(10**6 + number, 1), big)
            continue
        refused += 1
    await patient.database.read(lambda connection: connection.exec_driver_sql("SELECT 1").one())
    await patient.database.write(limit(10**6))
    resumed = await patient.answer(AFTER)
    wrong = [] if refused else ["nobody was told that it is not saved"]
    wrong += [] if resumed == AFTER else ["writing did not resume"]
    return wrong + patient.missing()


async def locked_elsewhere(patient: Patient) -> list[str]:
    """Told "not saved" within 3 s while another process holds the file; then all is well again."""
    await patient.answer(BEFORE)
    held = threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(patient.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            held.set()
            time.sleep(2 * HELD)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    await patient.answer(1)
    await asyncio.to_thread(holder.join)
    resumed = await patient.answer(AFTER)
    return ([] if resumed == AFTER else ["writing did not resume"]) + patient.missing()


def swapped(swap: Callable[[Patient], None]) -> Fault:
    async def fault(patient: Patient) -> list[str]:
        await patient.answer(BEFORE)
        patient.told.clear()  # somebody else took away what was stored before
        swap(patient)
        await patient.answer(AFTER)
        return patient.missing() if patient.told else []

    return fault


def copied_over(patient: Patient) -> None:
    shutil.copyfile(patient.copy, patient.path)


def moved_over(patient: Patient) -> None:
    patient.copy.replace(patient.path)


def deleted(patient: Patient) -> None:
    patient.path.unlink()


def log_deleted(patient: Patient) -> None:
    Path(f"{patient.path}-wal").unlink()


def damaged_inside(patient: Patient) -> None:
    with patient.path.open("r+b") as file:
        for page in range(1, 12):
            file.seek(4096 * page)
            file.write(BROKEN)
        file.truncate(4096 * 20)


async def second_through_link(patient: Patient) -> list[str]:
    """Let a second bot start through a link to the file."""
    link = patient.path.with_name("link.sqlite3")
    link.symlink_to(patient.path)
    return _second(patient, link, lambda: None)


async def second_without_lock_file(patient: Patient) -> list[str]:
    """Let a second bot start after somebody deleted the file of the lock."""
    lock = Path(f"{patient.path}.lock")
    return _second(patient, patient.path, lambda: lock.unlink(missing_ok=True))


def _second(patient: Patient, path: Path, between: Callable[[], None]) -> list[str]:
    with DatabaseLock(patient.path):
        between()
        try:
            with DatabaseLock(path):
                return ["a second bot was let in"]
        except InUseError:
            return []
        finally:
            patient.missing()


NOWHERE = "no answer is acknowledged into nowhere"
MISHAPS: dict[str, tuple[str, Fault]] = {
    "the disk is full": ('told "not saved", reads go on, writing resumes, nothing lost', disk_full),
    "another process locks the file": ("told within 3 s, then all goes on", locked_elsewhere),
    "a backup is copied over the file": (NOWHERE, swapped(copied_over)),
    "a backup is moved over the file": (NOWHERE, swapped(moved_over)),
    "the file is deleted": (NOWHERE, swapped(deleted)),
    "the log is deleted": (NOWHERE, swapped(log_deleted)),
    "the file is damaged inside": ("refused in words, nothing lost", swapped(damaged_inside)),
    "a second bot through a link": ("refused", second_through_link),
    "a second bot, the lock file deleted": ("refused", second_without_lock_file),
}  # fmt: skip


def mishap_rows(progress: Callable[[str], None]) -> list[FaultRow]:
    """Try each once, on a store of its own."""
    rows, migrations = [], shipped("migrations")
    for name, (expected, fault) in MISHAPS.items():
        progress(f"single faults: {name}")
        with tempfile.TemporaryDirectory(prefix="nudge-simulate-") as folder:
            patient = Patient(Path(folder), migrations)
            try:
                wrong = [*asyncio.run(fault(patient)), *patient.wrong]
            except (DatabaseError, OSError, sqlite3.Error) as broken:
                wrong = [f"not survived: {broken!r}"]
        lost = sum("lost" in one or "does not open" in one for one in wrong)
        told = tuple(dict.fromkeys(wrong))
        rows.append(FaultRow(FAMILY, name, 1, int(not wrong), expected, 0, lost, 0, told))
    return rows
