"""Who was deleted, by a keyed hash: presses and backups from before must bring nobody back."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.tables.privacy import deletion, deletion_key

if TYPE_CHECKING:
    from datetime import datetime

_KEYS = sa.select(deletion_key.c.key).order_by(deletion_key.c.id)
_NEW_KEY = sa.insert(deletion_key)
_NOTE = sa.insert(deletion)
_SINCE = sa.select(sa.func.max(deletion.c.press_id)).where(
    deletion.c.who.in_(sa.bindparam("known", expanding=True))
)


def hashed(key: str, person: int) -> str:
    """Return what stands for a Discord id in the table of deletions."""
    return hmac.new(bytes.fromhex(key), str(person).encode(), hashlib.sha256).hexdigest()


def key_in(connection: sa.Connection) -> str:
    """Return the key of new hashes; the first deletion makes it. A restore may bring others."""
    known: str | None = connection.scalar(_KEYS)
    if known is not None:
        return known
    made = secrets.token_hex(32)
    connection.execute(_NEW_KEY, {"key": made})
    return made


def note_deletion(
    connection: sa.Connection, learner_id: int, person: int, press: int, now: datetime
) -> None:
    """Note that a person is being deleted, on the word of a press."""
    who = hashed(key_in(connection), person)
    values = {"learner_id": learner_id, "who": who, "press_id": press, "asked_at": now}
    connection.execute(_NOTE, values)


def deleted_at(connection: sa.Connection, person: int) -> int | None:
    """Return the press with which a person was deleted last; None for anybody else."""
    keys = connection.scalars(_KEYS).all()
    if not keys:
        return None
    found: int | None = connection.scalar(_SINCE, {"known": [hashed(k, person) for k in keys]})
    return found
