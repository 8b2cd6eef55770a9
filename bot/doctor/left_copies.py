"""Copies that a restore or a rescue left beside a database, and whether they are still needed."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.doctor.complaints import GUARD, PUT_ASIDE, RESCUED
from bot.doctor.finding import RESTORE, good, wrong
from bot.store.rescued_work import RescuedWork, work_in
from bot.store.sqlite.place import REPLACED as REPLACED_NAME
from bot.store.sqlite.place import literal
from bot.store.sqlite.rescue import RESCUED as RESCUED_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.doctor.finding import DoctorFinding

LONG_ENOUGH = timedelta(days=30)
"""So long such a copy may lie there: what people have deleted since is in it still."""
DELETE = "Delete it: what people had deleted since is in it still:"
UNSURE = "Whether it holds what the database lacks cannot be told: look whether anybody is missing."
SOON = "Delete it once all is well, within 30 days."
MOMENT = re.compile(r"-(\d{8}T\d{12})(?:\.[^.]*)?$")
TIME = "%Y%m%dT%H%M%S%f"
ENDINGS = ("", "-wal", "-journal", "-shm")  # what follows a copy's name in that of its logs


@dataclass(frozen=True, slots=True)
class LeftCopy:
    """A copy with its logs, or a log alone: `files` are what there is of it."""

    path: Path
    files: tuple[Path, ...]

    def is_old(self, now: datetime) -> bool:
        """Whether it has lain there too long; its logs are as old as the copy is.

        A file may be far older than the moment in its name, when it was put aside.
        """
        try:
            made = datetime.fromtimestamp(self.files[0].stat().st_mtime, UTC)
        except (OSError, ValueError, OverflowError):
            return False
        return now - max(made, self._put_there() or made) > LONG_ENOUGH

    def _put_there(self) -> datetime | None:
        moment = MOMENT.search(self.path.name)
        with contextlib.suppress(ValueError):
            return datetime.strptime(moment[1], TIME).replace(tzinfo=UTC) if moment else None
        return None


def look_at_left_copies(path: Path, now: datetime, *, readable: bool) -> Iterator[DoctorFinding]:
    """Say what lies beside the database at `path`; `readable` is whether that can be looked into.

    One that may be needed still, and is not old, is a note and no fault.
    """
    if rescued := _left(path, RESCUED_NAME):
        yield _rescued(path, rescued, now) if readable else _unknown(rescued[-1])
    if aside := _left(path, REPLACED_NAME):
        yield _aside(aside, now)


def _left(path: Path, why: str) -> list[LeftCopy]:
    """Find what was left beside a database for a reason, oldest first."""
    pattern = f"{literal(path.stem)}{why}*{literal(path.suffix)}"
    found = {file for ending in ENDINGS for file in path.parent.glob(pattern + ending)}
    copies = {str(file).removesuffix(_ending_of(file, path)) for file in found}
    return [
        LeftCopy(Path(copy), tuple(file for file in _with_logs(copy) if file in found))
        for copy in sorted(copies)
    ]


def _ending_of(file: Path, path: Path) -> str:
    return next(one for one in reversed(ENDINGS) if file.name.endswith(f"{path.suffix}{one}"))


def _with_logs(copy: str) -> Iterator[Path]:
    return (Path(f"{copy}{ending}") for ending in ENDINGS)


def _rescued(path: Path, rescued: Sequence[LeftCopy], now: datetime) -> DoctorFinding:
    work = {left: work_in(left.path, path, now) for left in rescued}
    if lacking := [left for left in rescued if work[left] is RescuedWork.LACKING]:
        return _only_there(path, lacking[-1])
    if old := [left for left in rescued if left.is_old(now)]:
        found = f"A rescue copy lies beside the database: {_name(old)}. It is older than 30 days."
        unsure = any(work[left] is RescuedWork.UNKNOWN for left in old)
        mend = f"{UNSURE} {DELETE}" if unsure else DELETE
        return wrong(RESCUED, found, mend, *_removing(old))
    unknown = [left for left in rescued if work[left] is RescuedWork.UNKNOWN]
    if unknown:
        return _unknown(unknown[-1])
    found = f"A rescue copy lies beside the database, which holds all of it: {_name(rescued)}."
    return good(GUARD, f"{found} {SOON}")


def _only_there(path: Path, copy: LeftCopy) -> DoctorFinding:
    return wrong(
        RESCUED,
        f"A rescue copy lies beside the database: {copy.path.name}. Somebody replaced or deleted "
        "the file while the bot ran, and the copy holds what the database lacks.",
        "If the database has the newest work of your learners, move the copy elsewhere and delete "
        "it within 30 days. Only if the copy has it, stop the bot and call:",
        *(*RESTORE, path, copy.path),
    )


def _unknown(copy: LeftCopy) -> DoctorFinding:
    return good(
        GUARD,
        f"A rescue copy lies beside the database: {copy.path.name}. Whether the database holds all "
        f"of it cannot be told now. {SOON}",
    )


def _aside(aside: Sequence[LeftCopy], now: datetime) -> DoctorFinding:
    found = "An earlier database, or its log, was put aside"
    if old := [left for left in aside if left.is_old(now)]:
        told = f"{found} more than 30 days ago: {_name(old)}."
        return wrong(PUT_ASIDE, told, DELETE, *_removing(old))
    return good(GUARD, f"{found}: {_name(aside)}. {SOON}")


def _name(left: Sequence[LeftCopy]) -> str:
    return left[-1].files[0].name


def _removing(left: Sequence[LeftCopy]) -> tuple[str | Path, ...]:
    return ("rm", *(file for copy in left for file in copy.files))
