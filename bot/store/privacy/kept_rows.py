"""Reads all that is kept about one person, in one view of the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.columns import UTCDateTime
from bot.store.presses import learner_known
from bot.store.privacy.own_rows import ON_DATA_OF_OTHERS, OWN_ROWS, OWNER
from bot.store.privacy.times import TIMES
from bot.store.tables.data import own_table
from bot.store.tables.lab import run, run_picture
from bot.store.tables.metadata import metadata
from bot.tutor.privacy.kept import KeptKind, KeptPerson, KeptPicture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.store.database import Database
    from bot.tutor.privacy.kept import KeptRow
    from bot.tutor.privacy.rules import RetentionTimes

BATCH = 200  # rows that are read at once
DISCORDS = frozenset(
    {
        *("discord_id", "guild_id", "channel_id", "message_id"),
        *("press_id", "interaction_id", "since_press"),
    }
)
"""Columns of ids that Discord gave, which are longer than the numbers of many programs."""

_SIZES = (
    sa.select(run_picture.c.run_id, run_picture.c.number, sa.func.length(run_picture.c.image))
    .join_from(run_picture, run)
    .outerjoin(own_table, run.c.own_table_id == own_table.c.id)
    .where(run.c.learner_id == OWNER, sa.not_(ON_DATA_OF_OTHERS))
    .order_by(run_picture.c.run_id.desc(), run_picture.c.number)
)
_PICTURE = sa.select(run_picture).where(
    run_picture.c.run_id == sa.bindparam("run"), run_picture.c.number == sa.bindparam("number")
)


@dataclass(frozen=True, slots=True)
class KeptRows:
    """The port `KeptRows` of the services, on SQL."""

    database: Database

    @property
    def times(self) -> RetentionTimes:
        return TIMES

    async def knows(self, person: int) -> bool:
        """Whether anything is kept about a person."""
        return await self.database.read(
            lambda connection: learner_known(connection, person) is not None
        )

    async def of(self, person: int, room: int) -> KeptPerson | None:
        """Read everything of a person in one view; pictures within so many bytes, newest first.

        Pictures of data of others are left out, and count neither as room nor as left out. None
        for somebody of whom nothing is kept. It runs in a thread of the store, some rows at a time,
        and needs as much memory as the rows take.
        """

        def work(connection: sa.Connection) -> KeptPerson | None:
            owner = learner_known(connection, person)
            if owner is None:
                return None
            kinds = tuple(
                KeptKind(name, oldest_first(name, _rows(connection, statements, owner)))
                for name, statements in OWN_ROWS
            )
            chosen, left_out = _chosen(connection, owner, room)
            pictures = tuple(_picture(connection, *key) for key in chosen)
            return KeptPerson(kinds, pictures, left_out)

        return await self.database.read(work)


def oldest_first(table: str, rows: Iterable[KeptRow]) -> tuple[KeptRow, ...]:
    """Return rows in the order of time: by the first moment of a table, else as they come.

    An attempt stays open while others are begun, and its later entries come with its number.
    """
    moments = [one.name for one in metadata.tables[table].c if isinstance(one.type, UTCDateTime)]
    if not moments:
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: str(row[moments[0]])))


def _rows(
    connection: sa.Connection, statements: Sequence[sa.Select[Any]], owner: int
) -> Iterator[KeptRow]:
    for statement in statements:
        names = [column.name for column in statement.selected_columns]
        found = connection.execute(
            statement, {"learner": owner}, execution_options={"yield_per": BATCH}
        )
        for some in found.partitions():
            for row in some:
                yield {name: _plain(name, value) for name, value in zip(names, row, strict=True)}


def _plain(name: str, value: object) -> object:
    """Return a value as JSON can hold it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if name in DISCORDS and isinstance(value, int):
        return str(value)
    return value


def _chosen(connection: sa.Connection, owner: int, room: int) -> tuple[list[tuple[int, int]], int]:
    """Choose the newest pictures that fit into so many bytes, and count those that do not."""
    chosen: list[tuple[int, int]] = []
    left_out, full = 0, False
    for run_id, number, size in connection.execute(_SIZES, {"learner": owner}):
        full = full or size > room
        if full:
            left_out += 1
        else:
            room -= size
            chosen.append((run_id, number))
    return chosen, left_out


def _picture(connection: sa.Connection, run_id: int, number: int) -> KeptPicture:
    row = connection.execute(_PICTURE, {"run": run_id, "number": number}).one()
    return KeptPicture(row.run_id, row.number, row.file_name, row.alt_text, row.image)
