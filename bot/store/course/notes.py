"""What a notebook is made of: notes that people wrote, and what they gave and found on cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import hold
from bot.store.kept_numbers import delete_rows
from bot.store.presses import learner_of, note
from bot.store.tables.course import note as note_table
from bot.store.tables.exercises import attempt, entry
from bot.store.tables.people import is_somebody, learner
from bot.tutor.course.notebook import KeptTry, Note, check_room
from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import Activity, EntryKind

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.tutor.people import Press

_NOTES = sa.select(
    note_table.c.id, learner.c.discord_id, note_table.c.text, note_table.c.written_at
).join_from(note_table, learner)
_ALL = _NOTES.where(learner.c.discord_id == sa.bindparam("person")).order_by(
    note_table.c.written_at.desc(), note_table.c.id.desc()
)
_ONE = _NOTES.where(note_table.c.id == sa.bindparam("note"), is_somebody)
_WRITE = sa.insert(note_table)
_WRITER = sa.select(learner.c.id).where(learner.c.id == sa.bindparam("learner")).with_for_update()
_TRIES = (
    sa.select(attempt.c.lesson, entry.c.kind, entry.c.item, entry.c.choice, entry.c.entered_at)
    .join_from(entry, attempt)
    .join(learner, attempt.c.learner_id == learner.c.id)
    .where(
        learner.c.discord_id == sa.bindparam("person"),
        attempt.c.gathering_id.is_(None),
        attempt.c.activity == sa.literal(Activity.TRIES.value),
        entry.c.kind.in_([EntryKind.TRY.value, EntryKind.HANDS_ON.value]),
    )
    .order_by(entry.c.entered_at, entry.c.attempt_id, entry.c.step)
)


@dataclass(frozen=True, slots=True)
class Notes:
    """The port `Notes` of the services, on SQL."""

    database: Database

    async def all_of(self, person: int) -> tuple[Note, ...]:
        """Return the notes of this person, newest first."""

        def work(connection: sa.Connection) -> tuple[Note, ...]:
            return tuple(_note(row) for row in connection.execute(_ALL, {"person": person}))

        return await self.database.read(work)

    async def get(self, note: int) -> Note | None:
        return await self.database.read(lambda connection: _read(connection, note))

    async def write(self, press: Press, text: str) -> None:
        """Keep a note; a press that is delivered twice writes one.

        Raise TutorError, with nothing changed, where no more fit: counted within the transaction,
        since many may be written at once.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            owner = learner_of(connection, press, now)
            if note(connection, press, owner, now):
                hold(connection, _WRITER, {"learner": owner})  # whoever else writes waits
                kept = connection.execute(_ALL, {"person": press.person})
                check_room([_note(row) for row in kept])
                values = {"learner_id": owner, "text": text, "written_at": now}
                connection.execute(_WRITE, values)

        await self.database.write(work)

    async def delete(self, press: Press, note: int) -> None:
        """Delete a note; one that is gone changes nothing.

        Raise NotYoursError when it belongs to somebody else.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            kept = _read(connection, note)
            if kept is not None and kept.person != press.person:
                raise NotYoursError
            if kept is not None:
                delete_rows(connection, note_table, [note], now)  # its number is on cards

        await self.database.write(work)

    async def tries(self, person: int) -> tuple[KeptTry, ...]:
        """Return what this person gave and found first on each card, the oldest first."""

        def work(connection: sa.Connection) -> tuple[KeptTry, ...]:
            rows = connection.execute(_TRIES, {"person": person}).all()
            first: dict[tuple[str, str, str], KeptTry] = {}
            for row in rows:
                kept = KeptTry(row.lesson, row.kind, row.item, row.choice, row.entered_at)
                first.setdefault((kept.lesson, kept.kind, kept.card), kept)
            return tuple(first[each] for each in first)

        return await self.database.read(work)


def _read(connection: sa.Connection, note_id: int) -> Note | None:
    row = connection.execute(_ONE, {"note": note_id}).one_or_none()
    return None if row is None else _note(row)


def _note(row: sa.Row[*tuple[Any, ...]]) -> Note:
    return Note(row.id, row.discord_id, row.text, row.written_at)
