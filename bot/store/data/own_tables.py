"""People's own data. Data of a server is for everybody there; data of a DM for its owner only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.data.kept_drafts import is_kept, kept_of, note_kept
from bot.store.dialect import OWN_DATA_IN_A_PLACE, take_turns
from bot.store.kept_numbers import delete_rows
from bot.store.presses import learner_of, note
from bot.store.tables.data import own_table
from bot.store.tables.people import is_somebody, learner
from bot.store.trained_data import blank_trained_on
from bot.tutor.data.table import DataTable, OwnName, OwnTable, Shortage
from bot.tutor.errors import NameTakenError, NotYoursError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.data.table import Shares
    from bot.tutor.people import Press

_SELECT = sa.select(own_table, learner.c.discord_id).join_from(own_table, learner)
_ONE = _SELECT.where(own_table.c.id == sa.bindparam("own"), is_somebody)
_OF_PRESS = _SELECT.where(own_table.c.press_id == sa.bindparam("press"))
_OF_GUILD = own_table.c.guild_id == sa.bindparam("guild")
_OF_DM = sa.and_(own_table.c.guild_id.is_(None), learner.c.discord_id == sa.bindparam("person"))
_NAMES = sa.select(own_table.c.id, learner.c.discord_id, own_table.c.name).join_from(
    own_table, learner
)
_NAMES = _NAMES.order_by(own_table.c.id.desc())
_NAMES_IN_DM, _NAMES_IN_GUILD = _NAMES.where(_OF_DM), _NAMES.where(_OF_GUILD)
_NEWEST = _SELECT.order_by(own_table.c.id.desc())
_NEWEST = _NEWEST.offset(sa.bindparam("start")).limit(sa.bindparam("most"))
_NEWEST_IN_DM, _NEWEST_IN_GUILD = _NEWEST.where(_OF_DM), _NEWEST.where(_OF_GUILD)
_ADD = sa.insert(own_table)


@dataclass(frozen=True, slots=True)
class OwnTables:
    """The port `Tables` of the services, on SQL."""

    database: Database

    async def add(
        self, press: Press, table: DataTable, most: Shares, draft: int | None = None
    ) -> OwnTable | Shortage | None:
        """Keep a table under its name, or say why there is no room.

        The same press again, and another on the same draft, returns what was added; None when that
        was removed since. Raise NameTakenError when the name is in use here.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> OwnTable | Shortage | None:
            learner_id = learner_of(connection, press, now)
            if note(connection, press, learner_id, now):
                take_turns(connection, OWN_DATA_IN_A_PLACE)
                if draft is not None and is_kept(connection, draft):
                    return _of_draft(connection, draft)
                short = self._room(connection, press, table.name, most)
                if short is not None:
                    return short
                connection.execute(_ADD, _row(press, learner_id, table, now))
            row = connection.execute(_OF_PRESS, {"press": press.id}).one_or_none()
            if row is not None and draft is not None:
                note_kept(connection, draft, row.id)
            return None if row is None else _whole(row)

        return await self.database.write(work)

    @staticmethod
    def _room(connection: sa.Connection, press: Press, name: str, most: Shares) -> Shortage | None:
        here = _NAMES_IN_DM if press.guild is None else _NAMES_IN_GUILD
        found = connection.execute(here, _place(press)).all()
        if name in {row.name for row in found}:
            raise NameTakenError(name)
        if sum(row.discord_id == press.person for row in found) >= most.each:
            return Shortage.PERSON
        return Shortage.PLACE if len(found) >= most.here else None

    async def names(self, press: Press) -> tuple[OwnName, ...]:
        """Return the names of all that may be used where this press was made, newest first."""
        names = _NAMES_IN_DM if press.guild is None else _NAMES_IN_GUILD

        def work(connection: sa.Connection) -> tuple[OwnName, ...]:
            found = connection.execute(names, _place(press))
            return tuple(OwnName(row.id, row.discord_id, row.name) for row in found)

        return await self.database.read(work)

    async def here(self, press: Press, start: int, most: int) -> tuple[OwnTable, ...]:
        """Return at most `most` of them with their rows, newest first, after the first `start`."""
        newest_first = _NEWEST_IN_DM if press.guild is None else _NEWEST_IN_GUILD
        page = {**_place(press), "start": start, "most": most}

        def work(connection: sa.Connection) -> tuple[OwnTable, ...]:
            return tuple(_whole(row) for row in connection.execute(newest_first, page))

        return await self.database.read(work)

    async def get(self, table: int) -> OwnTable | None:
        return await self.database.read(lambda connection: _read(connection, table))

    async def remove(self, press: Press, table: int, *, anybodys: bool) -> None:
        """Delete a table for good; trainings that used it stay, without it.

        Those of others lose its name, its words and its pictures first, some in each change. A
        second time changes nothing. Raise NotYoursError when it belongs to another person, unless
        `anybodys` is true.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            kept = _read(connection, table)
            if kept is None:
                return False
            if kept.person != press.person and not anybodys:
                raise NotYoursError
            learner_id = learner_of(connection, press, now)
            if blank_trained_on(connection, [table], now):
                return True
            if note(connection, press, learner_id, now):
                delete_rows(connection, own_table, [table], now)  # its number is on cards
            return False

        while await self.database.write(work):
            pass


def _place(press: Press) -> dict[str, int]:
    return {"person": press.person} if press.guild is None else {"guild": press.guild}


def _of_draft(connection: sa.Connection, draft: int) -> OwnTable | None:
    kept = kept_of(connection, draft)
    return None if kept is None else _read(connection, kept)


def _read(connection: sa.Connection, table_id: int) -> OwnTable | None:
    row = connection.execute(_ONE, {"own": table_id}).one_or_none()
    return None if row is None else _whole(row)


def _row(press: Press, learner_id: int, table: DataTable, now: datetime) -> dict[str, object]:
    return {
        "learner_id": learner_id,
        "guild_id": press.guild,
        "press_id": press.id,
        "name": table.name,
        "added_at": now,
        "content": {
            "labels": table.labels,
            "columns": table.columns,
            "rows": table.rows,
            "sentences": table.sentences,
            # A table of classes is written as it was before there were values.
            **({"values": table.values} if table.values else {}),
        },
    }


def _whole(row: sa.Row[*tuple[Any, ...]]) -> OwnTable:
    table = _table(row.name, row.content)
    return OwnTable(row.id, row.discord_id, row.guild_id, table, row.added_at)


def _table(name: str, content: Mapping[str, Any]) -> DataTable:
    return DataTable(
        name=name,
        labels=tuple(content["labels"]),
        columns=tuple(content["columns"]),
        rows=tuple(map(tuple, content["rows"])),
        sentences=tuple(content["sentences"]),
        values=tuple(content.get("values", ())),
    )
