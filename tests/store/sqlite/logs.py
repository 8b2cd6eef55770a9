"""A database as a killed bot leaves it: with a log that holds what the file lacks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LEFT = ("", "-wal", "-shm")


def killed_with_a_log(path: Path, person: int = 11) -> bytes:
    """Leave the database at `path` with somebody in its log alone; return that log."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("INSERT INTO learner VALUES (1, ?, '2026-11-01')", (person,))
        connection.commit()
        left = {suffix: Path(f"{path}{suffix}").read_bytes() for suffix in LEFT}
    for suffix, content in left.items():
        Path(f"{path}{suffix}").write_bytes(content)
    return left["-wal"]


def without_header(path: Path) -> None:
    """Damage the first page as a failing disk does."""
    with path.open("r+b") as file:
        file.write(b"\xa5" * 100)


def with_a_damaged_page(path: Path, table: str = "press") -> None:
    """Damage the page where a table begins, and touch no log."""
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        found = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table])
        (page,) = found.fetchone()
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xa5" * 4096)


def cut_to_nothing(path: Path) -> None:
    path.write_bytes(b"")


HARMS: dict[str, Callable[[Path], None]] = {
    "a damaged header": without_header,
    "a damaged page": with_a_damaged_page,
    "another damaged page": lambda path: with_a_damaged_page(path, "alembic_version"),
    "no content": cut_to_nothing,
    "no harm": lambda _: None,
}
