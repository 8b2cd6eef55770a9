"""Messages in servers that show what is gone: they are noted, to be deleted one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.tables.lab import run
from bot.store.tables.privacy import removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_NOTE = insert_or_ignore(removal)
_PUBLIC = sa.select(run.c.guild_id, run.c.channel_id, run.c.message_id).where(
    run.c.id.in_(sa.bindparam("those", expanding=True)),
    run.c.guild_id.is_not(None),
    run.c.message_id.is_not(None),
    sa.not_(run.c.private),
)


def note_messages(
    connection: sa.Connection, messages: Iterable[Sequence[int | None]], now: datetime
) -> None:
    """Note messages that are to be deleted, each as server, channel and message."""
    for guild, channel, message in messages:
        new = {"guild_id": guild, "channel_id": channel, "message_id": message, "noted_at": now}
        rows_changed(connection, _NOTE, new)


def note_runs(connection: sa.Connection, those: list[int], now: datetime) -> None:
    """Note the messages in servers that show these trainings: they are to be deleted."""
    note_messages(connection, connection.execute(_PUBLIC, {"those": those}).all(), now)
