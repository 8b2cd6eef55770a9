"""A log whose database is missing: SQLite would throw it away, and the newest answers with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def log_alone(path: Path) -> Path | None:
    """Return the log of a database that is missing or empty; None where all is as it should be.

    A journal beside nothing is that of a first start that was killed: nothing is lost with it.
    """
    log = path.with_name(f"{path.name}-wal")
    alone = _holds_something(log) and not _holds_something(path)
    return log if alone else None


def _holds_something(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0
