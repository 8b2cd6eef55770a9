"""Stores who pressed, and tells whether a press was stored before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.store.tables.people import learner, press

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.people import Press

PRESSES_ARE_KEPT = timedelta(days=7)  # Discord's token of an interaction lives 15 minutes

_FIND = sa.select(learner.c.id).where(learner.c.discord_id == sa.bindparam("person"))
_JOIN = sa.insert(learner).returning(learner.c.id)
_NOTE = insert(press).on_conflict_do_nothing()


def learner_of(connection: sa.Connection, person: int, now: datetime) -> int:
    """Return the learner's row id for a Discord id; a newcomer gets a row."""
    found: int | None = connection.scalar(_FIND, {"person": person})
    if found is not None:
        return found
    # No other change can insert the row in between: there is one writer.
    new = {"discord_id": person, "joined_at": now}
    joined: int = connection.execute(_JOIN, new).scalar_one()
    return joined


def note(connection: sa.Connection, made: Press, learner_id: int, now: datetime) -> bool:
    """Store a press. False when it is stored already: then the caller must change nothing more."""
    values = {"interaction_id": made.id, "learner_id": learner_id, "pressed_at": now}
    return connection.execute(_NOTE, values).rowcount == 1


def forget_presses(connection: sa.Connection, now: datetime) -> None:
    """Delete presses older than PRESSES_ARE_KEPT: Discord cannot deliver them again."""
    connection.execute(sa.delete(press).where(press.c.pressed_at < now - PRESSES_ARE_KEPT))
