"""The pictures of trainings, kept for a while; training again draws the same ones again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.presses import forget_older
from bot.store.tables.lab import run, run_picture
from bot.trainings.news import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

PICTURES_ARE_KEPT = timedelta(days=30)

_KEEP = sa.insert(run_picture)
_OF_RUN = (
    sa.select(run_picture.c.file_name, run_picture.c.image, run_picture.c.alt_text)
    .where(run_picture.c.run_id == sa.bindparam("run"))
    .order_by(run_picture.c.number)
)
_KEY = sa.tuple_(run_picture.c.run_id, run_picture.c.number)
_OLD = (
    sa.select(run_picture.c.run_id, run_picture.c.number)
    .join(run)
    .where(run_picture.c.drawn_at < sa.bindparam("last"), run.c.press_id < sa.bindparam("before"))
    .order_by(run_picture.c.drawn_at)
    .limit(sa.bindparam("most"))
)
_FORGET = sa.delete(run_picture).where(_KEY.in_(_OLD))
MOST = 20  # a picture takes as much room as a hundred other rows


def keep_pictures(
    connection: sa.Connection, run_id: int, pictures: Sequence[Picture], now: datetime
) -> None:
    """Store the pictures of a run, in their order. The run must have none yet."""
    new = [
        {
            "run_id": run_id,
            "number": number,
            "file_name": picture.file_name,
            "alt_text": picture.alt_text,
            "drawn_at": now,
            "image": picture.data,
        }
        for number, picture in enumerate(pictures)
    ]
    if new:
        connection.execute(_KEEP, new)


def pictures_of(connection: sa.Connection, run_id: int) -> tuple[Picture, ...]:
    """Return the pictures of a run in their order."""
    return tuple(
        Picture(file_name=row.file_name, data=row.image, alt_text=row.alt_text)
        for row in connection.execute(_OF_RUN, {"run": run_id})
    )


def forget_pictures(connection: sa.Connection, now: datetime, most: int) -> int:
    """Delete some pictures that are older than PICTURES_ARE_KEPT, and return how many."""
    return forget_older(connection, _FORGET, now - PICTURES_ARE_KEPT, min(most, MOST))
