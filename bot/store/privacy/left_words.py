"""What a deleted person left in rows that others keep: their words are blanked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.privacy.parting import give_up_hosting
from bot.store.privacy.removals import note_cards
from bot.store.tables.exercises import attempt, entry, gathering
from bot.tutor.privacy.blanking import KeptEntry, blanked_entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    Row = sa.Row[*tuple[Any, ...]]

_SOME: sa.BindParameter[int] = sa.bindparam("most")
_OWNER: sa.BindParameter[int] = sa.bindparam("owner")
_ENTERED = (
    sa.select(
        *(entry.c.attempt_id, entry.c.step, entry.c.kind, entry.c.choice, entry.c.payload),
        attempt.c.gathering_id,
    )
    .join_from(entry, attempt, entry.c.attempt_id == attempt.c.id)
    .outerjoin(gathering, attempt.c.gathering_id == gathering.c.id)
    .where(entry.c.author_id == _OWNER)
    .limit(_SOME)
)
_ENTERED_THERE = _ENTERED.where(gathering.c.guild_id == sa.bindparam("guild"))
_BLANK = (
    sa.update(entry)
    .where(
        entry.c.attempt_id == sa.bindparam("of_attempt"), entry.c.step == sa.bindparam("of_step")
    )
    .values(author_id=None, choice=sa.bindparam("said"), payload=sa.bindparam("reply"))
)
_HOSTED = sa.select(gathering.c.id).where(gathering.c.host_id == _OWNER).limit(_SOME)


def blank_entries(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    """Blank entries in what belongs to others or to a group. Return whether there were any."""
    rows = connection.execute(_ENTERED, {"owner": owner, "most": most}).all()
    return _blank(connection, rows, now)


def blank_entries_there(
    connection: sa.Connection, owner: int, guild: int, now: datetime, most: int
) -> bool:
    """Blank entries in what belongs to a group of a server. Return whether there were any."""
    key = {"owner": owner, "guild": guild, "most": most}
    return _blank(connection, connection.execute(_ENTERED_THERE, key).all(), now)


def _blank(connection: sa.Connection, rows: Sequence[Row], now: datetime) -> bool:
    for row in rows:
        kept = blanked_entry(row.kind, KeptEntry(row.choice, row.payload))
        where = {"of_attempt": row.attempt_id, "of_step": row.step}
        connection.execute(_BLANK, where | {"said": kept.choice, "reply": kept.payload})
    gatherings = (row.gathering_id for row in rows if row.gathering_id is not None)
    note_cards(connection, gatherings, now, all_of_them=False)
    return bool(rows)


def blank_hosted(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    """Take the person, and their words, out of what they opened."""
    hosted = tuple(connection.scalars(_HOSTED, {"owner": owner, "most": most}))
    give_up_hosting(connection, hosted)
    note_cards(connection, hosted, now, all_of_them=False)
    return bool(hosted)
