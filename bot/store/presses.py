"""Stores who pressed, and tells whether a press was stored before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.deleted_people import deleted_at
from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.tables.people import learner, press
from bot.store.tables.privacy import returned
from bot.tutor.privacy.deleting import BeforeDeletionError

if TYPE_CHECKING:
    from bot.tutor.people import Press

PRESSES_ARE_KEPT = timedelta(days=7)  # Discord's token of an interaction lives 15 minutes

_FIND = sa.select(learner.c.id).where(learner.c.discord_id == sa.bindparam("person"))
_FIND_WITH_RETURN = (
    sa.select(learner.c.id, returned.c.since_press)
    .select_from(learner)
    .outerjoin(returned)
    .where(learner.c.discord_id == sa.bindparam("person"))
)
_RETURN = insert_or_ignore(returned)
_JOIN = insert_or_ignore(learner)
_NOTE = insert_or_ignore(press)
_NOTED = sa.select(press.c.interaction_id).where(
    press.c.interaction_id == sa.bindparam("interaction")
)
_NEWEST = sa.select(sa.func.max(press.c.interaction_id))
_OLD = (
    sa.select(press.c.interaction_id)
    .where(
        press.c.interaction_id < sa.bindparam("before"),
        # What a press does beside its own change is noted under its id below zero.
        press.c.interaction_id > -sa.bindparam("before"),
    )
    .order_by(press.c.interaction_id)
    .limit(sa.bindparam("most"))
)
_FORGET = sa.delete(press).where(press.c.interaction_id.in_(_OLD))

OWN_IDS = 2**57  # ids that nobody pressed are below it, and those that Discord gives are above
DISCORDS_FIRST = datetime(2015, 1, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
MILLISECOND = timedelta(milliseconds=1)


def learner_known(connection: sa.Connection, person: int) -> int | None:
    """Return the learner's row id for a Discord id; None for somebody who never pressed."""
    found: int | None = connection.scalar(_FIND, {"person": person})
    return found


def learner_of(connection: sa.Connection, made: Press, now: datetime) -> int:
    """Return the row id of whoever pressed; a newcomer gets a row.

    Raise BeforeDeletionError for a press from before they were deleted, however late it comes.
    """
    found = connection.execute(_FIND_WITH_RETURN, {"person": made.person}).one_or_none()
    if found is not None:
        if found.since_press is not None:
            _check_later(made, found.since_press)
        known: int = found.id
        return known
    return _joined(connection, made, now)


def _joined(connection: sa.Connection, made: Press, now: datetime) -> int:
    since = deleted_at(connection, made.person)
    if since is not None:
        _check_later(made, since)
    # Another change may insert the row in between; then this one inserts nothing, and finds it.
    rows_changed(connection, _JOIN, {"discord_id": made.person, "joined_at": now})
    joined: int = connection.execute(_FIND, {"person": made.person}).scalar_one()
    if since is not None:
        rows_changed(connection, _RETURN, {"learner_id": joined, "since_press": since})
    return joined


def _check_later(made: Press, since: int) -> None:
    # What a press does beside its own change is noted under its id below zero.
    if OWN_IDS < abs(made.id) <= since:
        raise BeforeDeletionError


def note(connection: sa.Connection, made: Press, learner_id: int, now: datetime) -> bool:
    """Store a press. False when it is stored already: then the caller must change nothing more."""
    values = {"interaction_id": made.id, "learner_id": learner_id, "pressed_at": now}
    return rows_changed(connection, _NOTE, values) == 1


def is_noted(connection: sa.Connection, made: Press) -> bool:
    """Whether a press was stored before, so that it is delivered again."""
    return connection.scalar(_NOTED, {"interaction": made.id}) is not None


def first_id_at(moment: datetime) -> int:
    """Return the smallest id that Discord can have given at a moment: ids begin with their time."""
    return ((moment - DISCORDS_FIRST) // MILLISECOND) << 22


def moment_of_id(interaction: int) -> datetime:
    """Return when Discord gave an id, by Discord's clock."""
    return DISCORDS_FIRST + (interaction >> 22) * MILLISECOND


def believed_now(connection: sa.Connection, now: datetime) -> datetime | None:
    """Return the present for rules that delete; None while nothing says when that is.

    The clock of this computer may be wrong by years. The newest press has its time from Discord,
    so the present is at most a day after it: what is deleted is never more than a day too early.
    """
    newest: int | None = connection.scalar(_NEWEST)
    if newest is None:
        return None
    return min(now, moment_of_id(newest) + A_DAY)


def forget_presses(connection: sa.Connection, now: datetime, most: int) -> int:
    """Delete at most so many presses older than PRESSES_ARE_KEPT, and return how many.

    Discord cannot deliver them again. Their age is that of their id.
    """
    return forget_older(connection, _FORGET, now - PRESSES_ARE_KEPT, most)


def forget_older(connection: sa.Connection, forget: sa.Delete, last: datetime, most: int) -> int:
    """Run a statement that deletes `most` rows older than `last`; return how many it deleted.

    It also gets `before`, the first id that Discord can have given at `last`: where a row has a
    time of its own, both the clock of this computer and that of Discord must say that it is old.
    """
    return rows_changed(connection, forget, older_than(last, most))


def older_than(last: datetime, most: int) -> dict[str, object]:
    """Return what is given to a statement about `most` rows older than `last`."""
    return {"last": last, "before": first_id_at(last), "most": most}
