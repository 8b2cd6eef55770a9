"""Gatherings: opened, posted, joined and left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.exercises.members import (
    add_member,
    hold_phase,
    is_present,
    members_of,
    open_phase,
    present_count,
    take_leave,
)
from bot.store.presses import learner_known, learner_of, note
from bot.store.tables.exercises import gathering
from bot.store.tables.people import learner, person_named, switched_off
from bot.tutor.exercises.gatherings import FullError, Gathering
from bot.tutor.exercises.plans import plan_from_json, plan_to_json

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.tutor.exercises.gatherings import WantedGathering
    from bot.tutor.people import Press

SELECT_GATHERING = (
    sa.select(gathering, person_named)
    .select_from(gathering)
    .outerjoin(learner, gathering.c.host_id == learner.c.id)
)
_THIS = gathering.c.id == sa.bindparam("gathering")
_ONE = SELECT_GATHERING.where(_THIS)
_OF_PRESS = SELECT_GATHERING.where(gathering.c.press_id == sa.bindparam("press"))
_OFF = sa.select(switched_off.c.name).where(switched_off.c.guild_id == sa.bindparam("guild"))
_OPEN = insert_or_ignore(gathering)
_POST = (
    sa.update(gathering)
    .where(_THIS)
    .values(channel_id=sa.bindparam("channel"), message_id=sa.bindparam("message"))
)


@dataclass(frozen=True, slots=True)
class Gatherings:
    """The port `Gatherings` of the services, on SQL."""

    database: Database

    async def open(self, press: Press, wanted: WantedGathering) -> Gathering:
        """Open a gathering, whose host is not yet in it; the same press again returns it."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> Gathering:
            new = {
                "press_id": press.id,
                "kind": wanted.kind,
                "guild_id": press.guild,
                "channel_id": wanted.channel,
                "host_id": learner_of(connection, press, now),
                "plan": plan_to_json(wanted.plan),
                "phase": 0,
                "opened_at": now,
                "due_at": wanted.due_at,
            }
            rows_changed(connection, _OPEN, new)
            row = connection.execute(_OF_PRESS, {"press": press.id}).one()
            return whole_gathering(connection, row)

        return await self.database.write(work)

    async def get(self, gathering: int) -> Gathering | None:
        return await self.database.read(lambda connection: _read(connection, gathering))

    async def posted(self, gathering: int, channel: int, message: int) -> None:
        """Store where its card is; a later call replaces it."""
        where = {"gathering": gathering, "channel": channel, "message": message}
        await self.database.write(lambda connection: rows_changed(connection, _POST, where))

    async def join(self, press: Press, gathering: int, role: str, most: int) -> Gathering:
        """Let a person in, who may have left before; `most` may be there at once.

        Raise OverError when it is closed, FullError when nobody more may join.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> Gathering:
            # The change of a phase waits meanwhile, and so does everybody else who joins.
            hold_phase(connection, gathering, change=True)
            phase = open_phase(connection, gathering, press)
            learner_id = learner_of(connection, press, now)
            there = is_present(connection, gathering, learner_id)
            if not there and present_count(connection, gathering) >= most:
                raise FullError(most)
            if note(connection, press, learner_id, now) and not there:
                add_member(connection, gathering, learner_id, role, phase, now)
            row = connection.execute(_ONE, {"gathering": gathering}).one()
            return whole_gathering(connection, row)

        return await self.database.write(work)

    async def leave(self, press: Press, gathering: int) -> None:
        """Let a person out; what they answered stays. Whoever is not there changes nothing."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            learner_id = learner_known(connection, press.person)
            found = _read(connection, gathering)
            if found is None or found.closed or learner_id is None:
                return
            if note(connection, press, learner_id, now):
                take_leave(connection, gathering, learner_id, now)

        await self.database.write(work)


def _read(connection: sa.Connection, gathering_id: int) -> Gathering | None:
    row = connection.execute(_ONE, {"gathering": gathering_id}).one_or_none()
    return None if row is None else whole_gathering(connection, row)


def whole_gathering(connection: sa.Connection, row: sa.Row[*tuple[Any, ...]]) -> Gathering:
    return Gathering(
        id=row.id,
        kind=row.kind,
        guild=row.guild_id,
        channel=row.channel_id,
        message=row.message_id,
        host=row.discord_id,
        plan=plan_from_json(row.plan),
        phase=row.phase,
        opened_at=row.opened_at,
        due_at=row.due_at,
        closed_at=row.closed_at,
        members=members_of(connection, row.id),
        switched_off=frozenset(connection.scalars(_OFF, {"guild": row.guild_id})),
    )
