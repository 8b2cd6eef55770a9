"""Where people are in the lessons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.store.presses import learner_of, note
from bot.store.tables.course import reading
from bot.store.tables.people import learner
from bot.tutor.course.readings import Reading
from bot.tutor.errors import NotYoursError

if TYPE_CHECKING:
    from sqlalchemy.sql.dml import ReturningUpdate

    from bot.store.database import Database
    from bot.tutor.people import Press

    _Change = ReturningUpdate[*tuple[Any, ...]]

_SELECT = sa.select(
    reading.c.id,
    learner.c.discord_id,
    reading.c.lesson,
    reading.c.card,
    reading.c.furthest,
    reading.c.touched_at,
    reading.c.finished_at,
).join_from(reading, learner)
_ONE = _SELECT.where(reading.c.id == sa.bindparam("reading"))
_OF_LESSON = _SELECT.where(
    reading.c.learner_id == sa.bindparam("learner"), reading.c.lesson == sa.bindparam("lesson")
)
_ALL = _SELECT.where(learner.c.discord_id == sa.bindparam("person")).order_by(
    reading.c.touched_at.desc(), reading.c.id.desc()
)
_OPEN = insert(reading).on_conflict_do_nothing()
_CHANGE = (
    sa.update(reading)
    .where(reading.c.id == sa.bindparam("reading"))
    .returning(reading.c.card, reading.c.furthest, reading.c.touched_at, reading.c.finished_at)
)
_TOUCH = _CHANGE.values(touched_at=sa.bindparam("now"))
_TURN = _CHANGE.values(
    card=sa.bindparam("to"),
    furthest=sa.func.max(reading.c.furthest, sa.bindparam("to")),
    touched_at=sa.bindparam("now"),
)
_FINISH = _CHANGE.values(
    finished_at=sa.func.coalesce(reading.c.finished_at, sa.bindparam("now")),
    touched_at=sa.bindparam("now"),
)


@dataclass(frozen=True, slots=True)
class Readings:
    """The port `Readings` of the services, on SQL."""

    database: Database

    async def all_of(self, person: int) -> tuple[Reading, ...]:
        """Return every lesson this person opened, the one touched last first."""

        def work(connection: sa.Connection) -> tuple[Reading, ...]:
            return tuple(Reading(*row) for row in connection.execute(_ALL, {"person": person}))

        return await self.database.read(work)

    async def get(self, reading: int) -> Reading | None:
        return await self.database.read(lambda connection: _read(connection, reading))

    async def open(self, press: Press, lesson: str) -> Reading:
        """Open a lesson or come back to it; a press that was noted before does not touch it."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> Reading:
            learner_id = learner_of(connection, press.person, now)
            new = {"learner_id": learner_id, "lesson": lesson, "card": 1, "furthest": 1}
            connection.execute(_OPEN, {**new, "started_at": now, "touched_at": now})
            key = {"learner": learner_id, "lesson": lesson}
            opened = Reading(*connection.execute(_OF_LESSON, key).one())
            return _once(connection, press, opened, _TOUCH, {"now": now})

        return await self.database.write(work)

    async def turn(self, press: Press, reading: int, card: int) -> Reading:
        """Put the bookmark on a card, once for each press. Raise NotYoursError."""
        return await self._change(press, reading, _TURN, {"to": card})

    async def finish(self, press: Press, reading: int) -> Reading:
        """Mark the lesson as finished; the first time is kept. Raise NotYoursError."""
        return await self._change(press, reading, _FINISH, {})

    async def _change(
        self, press: Press, reading: int, change: _Change, values: dict[str, Any]
    ) -> Reading:
        now = self.database.clock()

        def work(connection: sa.Connection) -> Reading:
            current = _read(connection, reading)
            if current is None or current.person != press.person:
                raise NotYoursError
            return _once(connection, press, current, change, {"now": now, **values})

        return await self.database.write(work)


def _read(connection: sa.Connection, reading_id: int) -> Reading | None:
    row = connection.execute(_ONE, {"reading": reading_id}).one_or_none()
    return None if row is None else Reading(*row)


def _once(
    connection: sa.Connection,
    press: Press,
    current: Reading,
    change: _Change,
    values: dict[str, Any],
) -> Reading:
    """Change a reading, unless this press was noted before. Return how it is now."""
    learner_id = learner_of(connection, press.person, values["now"])
    if not note(connection, press, learner_id, values["now"]):
        return current
    row = connection.execute(change, {"reading": current.id, **values}).one()
    return replace(
        current,
        card=row.card,
        furthest=row.furthest,
        touched_at=row.touched_at,
        finished_at=row.finished_at,
    )
