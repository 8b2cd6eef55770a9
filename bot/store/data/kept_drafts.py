"""Which table came of a draft, so that a second press on "Keep it" adds none."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.data import own_draft

_THIS = own_draft.c.id == sa.bindparam("draft")
_KEPT = sa.select(own_draft.c.kept_id).where(_THIS)
_WAITING = sa.select(own_draft.c.id).where(_THIS, own_draft.c.brought.is_not(None))
_NOTE = sa.update(own_draft).where(_THIS).values(brought=sa.null(), kept_id=sa.bindparam("table"))


def is_kept(connection: sa.Connection, draft: int) -> bool:
    """Whether a draft was kept, or is not there any more."""
    return connection.scalar(_WAITING, {"draft": draft}) is None


def kept_of(connection: sa.Connection, draft: int) -> int | None:
    """Return the table that came of a draft; None if it was removed since."""
    found: int | None = connection.scalar(_KEPT, {"draft": draft})
    return found


def note_kept(connection: sa.Connection, draft: int, table: int) -> None:
    """Note which table came of a draft, and forget what it held."""
    connection.execute(_NOTE, {"draft": draft, "table": table})
