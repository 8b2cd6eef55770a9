"""Until when a database knows what happened: by its newest press, whose time comes from Discord."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.errors import DatabaseError
from bot.store.sqlite.health import looking_at

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class PressesStored:
    """How many presses were stored after some other; the ids of the oldest and the newest."""

    oldest: int
    newest: int
    presses: int


def last_press_in(path: Path, first: int, otherwise: int) -> int:
    """Return the newest press that a copy holds: what a database holds beyond it, the copy lacks.

    `first` is before every press, and is returned where the copy holds none; `otherwise` is where
    that cannot be told.
    """
    with contextlib.suppress(sqlite3.Error, DatabaseError), looking_at(path) as connection:
        _, newest, _ = connection.execute(_NEWER, (first,)).fetchone()
        return newest or first
    return otherwise


def stored_after(path: Path, press: int) -> PressesStored | None:
    """Look for what was stored after a press; None where nothing can be read."""
    with contextlib.suppress(sqlite3.Error, DatabaseError), looking_at(path) as connection:
        oldest, newest, many = connection.execute(_NEWER, (press,)).fetchone()
        return PressesStored(oldest or press, newest or press, many)
    return None


_NEWER = """
SELECT min(interaction_id), max(interaction_id), count(*) FROM press WHERE interaction_id > ?
"""
