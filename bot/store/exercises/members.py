"""Who is in a gathering, and whether it still takes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import hold, insert_or_ignore, rows_changed
from bot.store.presses import learner_known
from bot.store.tables.exercises import gathering, member
from bot.store.tables.people import learner, person_named
from bot.tutor.exercises.gatherings import (
    CLOSING,
    ElsewhereError,
    Member,
    NotAMemberError,
    OverError,
)

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.people import Press

_OF = (
    sa.select(
        learner.c.discord_id,
        member.c.role,
        member.c.joined_at,
        member.c.left_at,
        member.c.since,
    )
    .join_from(member, learner)
    .where(member.c.gathering_id == sa.bindparam("gathering"), person_named.is_not(None))
    .order_by(member.c.joined_at, member.c.learner_id)
)
_PHASE = sa.select(gathering.c.phase, gathering.c.closed_at, gathering.c.guild_id).where(
    gathering.c.id == sa.bindparam("gathering")
)
_PHASE_SHARED = _PHASE.with_for_update(read=True)  # many may answer at once
_PHASE_LOCKED = _PHASE.with_for_update()
_HERE = sa.and_(
    member.c.gathering_id == sa.bindparam("gathering"),
    member.c.learner_id == sa.bindparam("learner"),
)
_IS_PRESENT = sa.select(member.c.role).where(_HERE, member.c.left_at.is_(None))
_PRESENT = (
    sa.select(sa.func.count())
    .select_from(member)
    .where(member.c.gathering_id == sa.bindparam("gathering"), member.c.left_at.is_(None))
)
_JOIN = insert_or_ignore(member)
_COME_BACK = (
    sa.update(member)
    .where(_HERE, member.c.left_at.is_not(None))
    .values(left_at=None, since=sa.bindparam("phase"))
)
_LEAVE = (
    sa.update(member).where(_HERE, member.c.left_at.is_(None)).values(left_at=sa.bindparam("now"))
)


def members_of(connection: sa.Connection, gathering_id: int) -> tuple[Member, ...]:
    rows = connection.execute(_OF, {"gathering": gathering_id})
    return tuple(
        Member(row.discord_id, row.role, row.joined_at, row.left_at, row.since) for row in rows
    )


def open_phase(connection: sa.Connection, gathering_id: int, press: Press) -> int:
    """Return the phase.

    Raise OverError when the gathering takes nothing more, and ElsewhereError for a press in another
    server. A member may press in a DM as well.
    """
    row = connection.execute(_PHASE, {"gathering": gathering_id}).one_or_none()
    if row is None or row.closed_at is not None or row.phase == CLOSING:
        raise OverError
    if press.guild != row.guild_id and not _writes_to_us(connection, gathering_id, press):
        raise ElsewhereError
    phase: int = row.phase
    return phase


def _writes_to_us(connection: sa.Connection, gathering_id: int, press: Press) -> bool:
    learner_id = learner_known(connection, press.person)
    there = learner_id is not None and is_present(connection, gathering_id, learner_id)
    return press.guild is None and there


def hold_phase(connection: sa.Connection, gathering_id: int, *, change: bool = False) -> None:
    """Let nobody change the phase before this transaction has ended, or only this transaction.

    Whoever needs an attempt for itself as well takes this first: two that wait for each other in
    turn would wait for ever.
    """
    statement = _PHASE_LOCKED if change else _PHASE_SHARED
    hold(connection, statement, {"gathering": gathering_id})


def is_present(connection: sa.Connection, gathering_id: int, learner_id: int) -> bool:
    key = {"gathering": gathering_id, "learner": learner_id}
    return connection.scalar(_IS_PRESENT, key) is not None


def check_present(connection: sa.Connection, gathering_id: int, learner_id: int) -> None:
    """Raise NotAMemberError for somebody who did not join, or left."""
    if not is_present(connection, gathering_id, learner_id):
        raise NotAMemberError


def present_count(connection: sa.Connection, gathering_id: int) -> int:
    return connection.execute(_PRESENT, {"gathering": gathering_id}).scalar_one()


def add_member(
    connection: sa.Connection,
    gathering_id: int,
    learner_id: int,
    role: str,
    phase: int,
    now: datetime,
) -> None:
    """Let a person join in the present phase. Whoever left comes back in the role they had."""
    key = {"gathering_id": gathering_id, "learner_id": learner_id}
    new = {**key, "role": role, "joined_at": now, "since": phase}
    if rows_changed(connection, _JOIN, new) == 0:
        back = {"gathering": gathering_id, "learner": learner_id, "phase": phase}
        connection.execute(_COME_BACK, back)


def take_leave(
    connection: sa.Connection, gathering_id: int, learner_id: int, now: datetime
) -> None:
    connection.execute(_LEAVE, {"gathering": gathering_id, "learner": learner_id, "now": now})
