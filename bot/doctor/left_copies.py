"""Copies that a restore or a rescue left beside a database, and whether they are still needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.doctor.complaints import GUARD, PUT_ASIDE, RESCUED
from bot.doctor.finding import RESTORE, good, wrong
from bot.store.errors import DatabaseError
from bot.store.sqlite.peeking import holds_press, peek
from bot.store.sqlite.place import REPLACED as REPLACED_NAME
from bot.store.sqlite.rescue import RESCUED as RESCUED_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.doctor.finding import DoctorFinding

LONG_ENOUGH = timedelta(days=30)
"""So long such a copy may lie there: what people have deleted since is in it still."""
DELETE = "Delete it: what people had deleted since is in it still."


def look_at_left_copies(path: Path, now: datetime, *, readable: bool) -> Iterator[DoctorFinding]:
    """Say what lies beside the database at `path`; `readable` is whether that can be looked into.

    One that may be needed still, and is not old, is a note and no fault.
    """
    copies = sorted(file for file in path.parent.glob("*") if _is_copy(file, path))
    rescued = [file for file in copies if RESCUED_NAME in file.name]
    aside = [file for file in copies if REPLACED_NAME in file.name]
    if rescued:
        missing = [file for file in rescued if not (readable and _holds_all_of(path, file))]
        yield _only_there(path, missing[-1]) if missing else _settled(rescued, now)
    if aside:
        yield _aside(aside, now)


def _only_there(path: Path, copy: Path) -> DoctorFinding:
    return wrong(
        RESCUED,
        f"A rescue copy lies beside the database: {copy.name}. Somebody replaced or deleted the "
        "file while the bot ran, and the copy holds what the database lacks.",
        "If the newest work of your learners is there, stop the bot, and call this. If not, move "
        "the copy elsewhere, and delete it within five weeks:",
        *(*RESTORE, path, copy),
    )


def _settled(rescued: list[Path], now: datetime) -> DoctorFinding:
    found = f"A rescue copy lies beside the database, which holds all of it: {rescued[-1].name}."
    old = [file for file in rescued if _is_old(file, now)]
    if old:
        return wrong(RESCUED, f"{found} It is older than 30 days.", f"{DELETE[:-1]}:", "rm", *old)
    return good(GUARD, f"{found} Delete it once all is well, within 30 days.")


def _aside(aside: list[Path], now: datetime) -> DoctorFinding:
    found = f"A restore put the earlier database aside: {aside[-1].name}."
    if old := [file for file in aside if _is_old(file, now)]:
        told = f"A restore put the earlier database aside more than 30 days ago: {old[-1].name}."
        return wrong(PUT_ASIDE, told, f"{DELETE[:-1]}:", "rm", *old)
    return good(GUARD, f"{found} Delete it once all is well, within 30 days.")


def _holds_all_of(path: Path, copy: Path) -> bool:
    """Whether the newest press in a copy is in the database too, as after a restore of it."""
    try:
        content = peek(copy)
        if content.fault is not None:
            return False
        return content.newest is None or holds_press(path, content.newest)
    except (DatabaseError, OSError):
        return False


def _is_old(file: Path, now: datetime) -> bool:
    try:
        return now - datetime.fromtimestamp(file.stat().st_mtime, UTC) > LONG_ENOUGH
    except OSError:
        return False


def _is_copy(file: Path, path: Path) -> bool:
    return file.name.startswith(f"{path.stem}-") and file.name.endswith(path.suffix)
