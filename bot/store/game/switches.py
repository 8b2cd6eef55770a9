"""What people switched off for themselves, and those who run a server for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.presses import learner_of, note
from bot.store.tables.people import learner, switched_off

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.tutor.people import Press

_NAME = switched_off.c.name == sa.bindparam("switch")
_HERE = switched_off.c.guild_id == sa.bindparam("guild")
_OWN = switched_off.c.learner_id == sa.bindparam("learner")
_OFF_FOR_PERSON = (
    sa.select(switched_off.c.name)
    .join_from(switched_off, learner)
    .where(learner.c.discord_id == sa.bindparam("person"))
)
_OFF_IN_GUILD = sa.select(switched_off.c.name).where(_HERE)
_SWITCH_OFF = insert_or_ignore(switched_off)
_SWITCH_OWN_ON = sa.delete(switched_off).where(_OWN, _NAME)
_SWITCH_ON_HERE = sa.delete(switched_off).where(_HERE, _NAME)


@dataclass(frozen=True, slots=True)
class Switches:
    """The port `Switches` of the services, on SQL."""

    database: Database

    async def off_for(self, person: int) -> frozenset[str]:
        """Return what a person switched off for themselves."""

        def work(connection: sa.Connection) -> frozenset[str]:
            return frozenset(connection.scalars(_OFF_FOR_PERSON, {"person": person}))

        return await self.database.read(work)

    async def off_in(self, guild: int) -> frozenset[str]:
        """Return what is switched off in a server."""

        def work(connection: sa.Connection) -> frozenset[str]:
            return frozenset(connection.scalars(_OFF_IN_GUILD, {"guild": guild}))

        return await self.database.read(work)

    async def turn_own(self, press: Press, name: str, *, on: bool) -> None:
        """Switch something on or off for whoever pressed; twice is as good as once."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            learner_id = learner_of(connection, press, now)
            if not note(connection, press, learner_id, now):
                return
            if on:
                connection.execute(_SWITCH_OWN_ON, {"learner": learner_id, "switch": name})
                return
            new = {"learner_id": learner_id, "name": name, "switched_at": now}
            rows_changed(connection, _SWITCH_OFF, new)

        await self.database.write(work)

    async def turn_here(self, press: Press, name: str, *, on: bool) -> None:
        """Switch something on or off in the server of the press; in a DM nothing changes."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            if press.guild is None:
                return
            if not note(connection, press, learner_of(connection, press, now), now):
                return
            if on:
                connection.execute(_SWITCH_ON_HERE, {"guild": press.guild, "switch": name})
                return
            new = {"guild_id": press.guild, "name": name, "switched_at": now}
            rows_changed(connection, _SWITCH_OFF, new)

        await self.database.write(work)
