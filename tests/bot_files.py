"""The files and folders that a bot made, and which of them others could read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def made_by_a_bot(database: Path) -> Iterator[Path]:
    """Yield all that is named after a database in its folder, and what lies in those folders."""
    backups = database.parent / "backups"
    for file in (*database.parent.glob(f"*{database.stem}*"), backups):
        if file.exists() and not file.is_symlink():
            yield file
            yield from file.rglob("*") if file.is_dir() else ()


def open_to_others(database: Path) -> list[str]:
    return [
        f"{file} {file.stat().st_mode & 0o777:o}"
        for file in made_by_a_bot(database)
        if file.stat().st_mode & 0o077 and not file.is_socket()
    ]
