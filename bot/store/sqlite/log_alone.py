"""A log whose database is missing: SQLite would throw it away, and the newest answers with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.sqlite.place import REPLACED, literal, owner_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOG_ASIDE = (
    "The database {path} is missing or empty, and a restore put a log of it aside, in which the "
    "newest answers may be: {log}. Keep it: if you find the database that it belongs to, name that "
    "{file}, and restore it by that name."
)


def log_alone(path: Path) -> Path | None:
    """Return the log of a database that is missing or empty; None where all is as it should be.

    A journal beside nothing is that of a first start that was killed: nothing is lost with it.
    """
    log = path.with_name(f"{path.name}-wal")
    alone = _holds_something(log) and not _holds_something(path)
    return log if alone else None


def said_of_logs_aside(path: Path) -> Iterator[str]:
    """Name, where there is no database, the logs that were put aside without one, oldest first."""
    found = path.parent.glob(f"{literal(path.stem)}{REPLACED}*{literal(path.suffix)}-wal")
    for log in sorted(log for log in found if log_alone(owner_of(log))):
        yield LOG_ASIDE.format(path=path, log=log, file=owner_of(log))


def _holds_something(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0
