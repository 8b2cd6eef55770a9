"""Whether the database is there and whole, and is the file that a running bot has open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.doctor.backups import newest_sound, taken_copies
from bot.doctor.complaints import (
    DAMAGED,
    DATABASE,
    GUARD,
    IS_A_FOLDER,
    LOCKED,
    LOG_ALONE,
    MISSING,
    REPLACED,
    UNREADABLE,
)
from bot.doctor.finding import RESTORE, good, unseen, wrong
from bot.doctor.left_copies import look_at_left_copies
from bot.doctor.schema import look_at_schema
from bot.doctor.spans import size_in_words
from bot.store.errors import DatabaseError, PassingError
from bot.store.rescued_work import present_after
from bot.store.sqlite.holder import holder_of
from bot.store.sqlite.log_alone import log_alone
from bot.store.sqlite.peeking import FilePeek, peek

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from bot.doctor.finding import DoctorFinding
    from bot.store.sqlite.holder import DatabaseHolder


@dataclass(frozen=True, slots=True)
class DatabaseSeen:
    """What was found of a database. `content` is None where it could not be looked into."""

    findings: tuple[DoctorFinding, ...]
    holder: DatabaseHolder
    content: FilePeek | None = None


def look_at_database(path: Path, folders: Sequence[Path], now: datetime) -> DatabaseSeen:
    """Look at the database at a real path; backups of it lie in these folders.

    Who holds it is asked first: closing a file takes back what locks SQLite has on it here.
    """
    holder = holder_of(path)
    if path.is_dir():
        found = f"{path} is a folder."
        mend = "Set NUDGE_DATABASE to a file in it, such as nudge.sqlite3."
        return DatabaseSeen((wrong(IS_A_FOLDER, found, mend),), holder)
    content = None
    if not path.exists() or not path.stat().st_size:
        findings: Sequence[DoctorFinding] = _missing(path, holder, folders)
    else:
        findings, content = _looked_into(path, holder, folders)
    present = present_after(content.newest, now) if content is not None else now
    left = look_at_left_copies(path, present, readable=content is not None)
    guarded = [*_taken_away(path, holder, folders), *left] or [
        good(GUARD, "Nothing was put in the place of the file, and no log is lost.")
    ]
    return DatabaseSeen((*findings, *guarded), holder, content)


def _looked_into(
    path: Path, holder: DatabaseHolder, folders: Sequence[Path]
) -> tuple[tuple[DoctorFinding, ...], FilePeek | None]:
    try:
        if holder.shut:
            raise PassingError(f"Another program locks {path}.")
        content = peek(path)
    except DatabaseError as error:
        return (_unread(path, error),), None
    if content.fault is not None:
        return (_damaged(path, content.fault, holder, folders),), None
    size = size_in_words(path.stat().st_size)
    how = "is sound" if content.whole else "is sound at its edges; nudge run looks at the rest"
    sound = good(DATABASE, f"{path} ({size}) {how}.")
    return (sound, look_at_schema(path, content)), content


def _missing(path: Path, holder: DatabaseHolder, folders: Sequence[Path]) -> list[DoctorFinding]:
    copy = newest_sound(taken_copies(path, folders)).path
    found = f"There is none at {path}"
    if holder.running or log_alone(path):
        return [unseen(DATABASE, f"{found}: see what is said of the file guard.")]
    if copy is None:
        return [unseen(DATABASE, f"{found} yet: nudge run makes it.")]
    mend = "Put it back before you start the bot:"
    told = f"{found}, although a backup of one is there."
    return [wrong(MISSING, told, mend, *RESTORE, path, copy)]


def _unread(path: Path, error: DatabaseError) -> DoctorFinding:
    if isinstance(error, PassingError):
        found = f"Another program locks {path}, so nobody's answers can be saved."
        mend = "Close what has it open, such as a database browser, then run nudge doctor again."
        return wrong(LOCKED, found, mend)
    mend = "Run nudge doctor as the user who runs the bot. If it stays so, start the bot."
    return wrong(UNREADABLE, str(error), mend)


def _damaged(
    path: Path, fault: str, holder: DatabaseHolder, folders: Sequence[Path]
) -> DoctorFinding:
    copy = newest_sound(taken_copies(path, folders)).path
    stop = "Stop the bot. " if holder.running else ""
    none = "" if copy else "No sound backup of it lies near: take one from elsewhere. "
    mend = f"{stop}{none}Put the newest backup in its place:"
    found = f"{path} is damaged or no database ({_short(fault)})."
    return wrong(DAMAGED, found, mend, *RESTORE, path, copy or "BACKUP")


def _short(fault: str) -> str:
    return " ".join(fault.split())[:120]


def _taken_away(
    path: Path, holder: DatabaseHolder, folders: Sequence[Path]
) -> Iterator[DoctorFinding]:
    if holder.of_another_file:
        done = "replaced" if path.exists() else "taken away"
        yield wrong(
            REPLACED,
            f"The file was {done} under the running bot, which saves nothing any more.",
            "Its log says what to do: put the earlier file back, or stop the bot and restore the "
            "rescue copy that the log names.",
        )
    elif (log := log_alone(path)) is not None:
        copy = newest_sound(taken_copies(path, folders)).path or "BACKUP"
        yield wrong(
            LOG_ALONE,
            f"The log {log.name} lies there without its database.",
            "The bot does not start with it. Put the database back beside it, or else "
            "restore the newest backup:",
            *(*RESTORE, path, copy),
        )
