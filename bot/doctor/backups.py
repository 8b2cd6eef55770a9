"""Backups: which is the newest sound one, and how much would be lost with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.doctor.backup_folder import look_at_backup_folder
from bot.doctor.complaints import BACKUP, BAD_BACKUP, NO_BACKUP, OLD_BACKUP
from bot.doctor.finding import FindingState, good, unseen, wrong
from bot.doctor.spans import span_in_words
from bot.store import schema
from bot.store.errors import DatabaseError
from bot.store.presses import moment_of_id
from bot.store.sqlite.copies import copies_of, places
from bot.store.sqlite.health import A_MIGRATION
from bot.store.sqlite.peeking import FilePeek, peek
from bot.store.sqlite.place import real_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.doctor.finding import DoctorFinding
    from bot.settings import Settings

MAKE = ("nudge", "db", "backup", "--database")
MOST = 30  # copies that are looked into
FRESH = timedelta(hours=2)  # one is made every hour
LONG = timedelta(days=2)  # for a bot that leaves backups to somebody else


@dataclass(frozen=True, slots=True)
class NewestBackup:
    """The newest sound copy, and the names of newer ones that cannot be used."""

    path: Path | None = None
    made: datetime | None = None
    newest_press: int | None = None
    unsound: tuple[str, ...] = ()


def folders_with_backups(settings: Settings) -> tuple[Path, ...]:
    """Return where backups may lie, first the folder into which the bot puts its own."""
    path = real_path(settings.database)
    known = places(path)
    return tuple(dict.fromkeys((settings.backup_folder or known[-1], *known, path.parent)))


def taken_copies(path: Path, folders: Sequence[Path]) -> list[Path]:
    """Find the copies of a database in these folders and beside it, newest first."""
    return [copy.path for copy in copies_of(path, folders[0]) if copy.path.is_file()]


def newest_sound(copies: Sequence[Path]) -> NewestBackup:
    unsound: list[str] = []
    for copy in copies[:MOST]:
        content = _content_of(copy)
        if content is not None:
            made = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
            return NewestBackup(copy, made, content.newest, tuple(unsound))
        unsound.append(copy.name)
    return NewestBackup(unsound=tuple(unsound))


def _content_of(copy: Path) -> FilePeek | None:
    try:
        content = peek(copy)
    except (DatabaseError, OSError):
        return None
    known = A_MIGRATION.fullmatch(content.version or "") and str(content.version) <= schema.SCHEMA
    return content if content.fault is None and known else None


def look_at_backups(
    settings: Settings, path: Path, content: FilePeek | None, now: datetime
) -> list[DoctorFinding]:
    """Look at the backups of a database whose content is known, or cannot be."""
    own = settings.backup_folder
    if own is not None and (closed := look_at_backup_folder(own, path)):
        return [closed]
    if content is not None and not content.people:
        return [good(BACKUP, "None is needed yet: nobody is in the database.")]
    newest = newest_sound(taken_copies(path, folders_with_backups(settings)))
    findings = []
    if newest.unsound:
        found = f"{newest.unsound[0]} is newer than every sound backup, and cannot be used."
        mend = (
            "If a newer Nudge made it, run that one; if not, look whether the disk is failing. "
            "Make one now:"
        )
        findings.append(wrong(BAD_BACKUP, found, mend, *_making(path, now)))
    if newest.made is not None:
        judged = _judged(newest, content, now, settings)
    elif content is None:
        judged = unseen(BACKUP, "There is neither a database to read nor a sound backup.")
    else:
        where = f"in {own}" if own else "beside the database"
        found = f"There is no sound backup {where}."
        judged = wrong(NO_BACKUP, found, _who_makes_them(own), *_making(path, now))
    if findings and judged.state is FindingState.GOOD:
        return findings
    return [*findings, judged]


def _making(path: Path, now: datetime) -> tuple[str | Path, ...]:
    """Return the whole command: a copy is found beside the database, by how its name begins."""
    name = f"{path.stem}-by-hand-{now:%Y%m%dT%H%M%S}{path.suffix}"
    return (*MAKE, path, path.with_name(name))


def _judged(
    newest: NewestBackup,
    content: FilePeek | None,
    now: datetime,
    settings: Settings,
) -> DoctorFinding:
    own, path = settings.backup_folder, real_path(settings.database)
    age = now - (newest.made or now)
    lost = _would_be_lost(newest, content, age)
    words = f"The newest sound one was made {span_in_words(age)} ago"
    if lost > (FRESH if own else LONG):
        found = f"{words}. With it, {span_in_words(lost)} of what people did would be lost."
        return wrong(OLD_BACKUP, found, _who_makes_them(own), *_making(path, now))
    if lost <= timedelta():
        return good(BACKUP, f"{words}, and nobody has done anything since.")
    return good(BACKUP, f"{words}.")


def _would_be_lost(newest: NewestBackup, content: FilePeek | None, age: timedelta) -> timedelta:
    """Return the time from the last thing in a backup to the last thing that was done."""
    if content is None or content.newest is None:
        return age
    if newest.newest_press is None:
        return age
    span = moment_of_id(content.newest) - moment_of_id(newest.newest_press)
    return min(age, span)


def _who_makes_them(own: Path | None) -> str:
    if own is None:
        return "NUDGE_BACKUPS is empty, so the bot makes none by itself. Make one now:"
    return "If the bot runs, its log says why it makes none. Make one now:"
