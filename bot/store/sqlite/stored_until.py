"""Until when a database knows what happened: by its newest press, whose time comes from Discord."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.store.errors import DatabaseError
from bot.store.sqlite.health import looking_at

if TYPE_CHECKING:
    from pathlib import Path

DISCORDS_FIRST = datetime(2015, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class StoredUntil:
    """`until` is the time of the newest press, `presses` how many came after some moment."""

    until: datetime
    presses: int


def stored_after(path: Path, moment: datetime) -> StoredUntil | None:
    """Look for what was stored after a moment; None where nothing can be read."""
    after = (max(moment - DISCORDS_FIRST, timedelta()) // MILLISECOND) << 22
    with contextlib.suppress(sqlite3.Error, DatabaseError), looking_at(path) as connection:
        newest, many = connection.execute(_NEWER, (after,)).fetchone()
        if newest is None:
            return StoredUntil(moment, 0)
        return StoredUntil(DISCORDS_FIRST + (newest >> 22) * MILLISECOND, many)
    return None


_NEWER = """
SELECT max(interaction_id), (SELECT count(*) FROM press WHERE interaction_id > ?) FROM press
"""
