"""Where people are in the lessons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import greatest, insert_or_ignore, rows_changed
from bot.store.presses import learner_of, note
from bot.store.tables.course import bookmark
from bot.store.tables.people import is_somebody, learner
from bot.tutor.course.bookmarks import Bookmark, UnknownPageError
from bot.tutor.errors import NotYoursError
from bot.tutor.privacy.deleting import BeforeDeletionError

if TYPE_CHECKING:
    from sqlalchemy.sql.dml import ReturningUpdate

    from bot.store.database import Database
    from bot.tutor.course.bookmarks import CardPlace
    from bot.tutor.people import Press

    _Change = ReturningUpdate[*tuple[Any, ...]]

_SELECT = sa.select(
    bookmark.c.id,
    learner.c.discord_id,
    bookmark.c.lesson,
    bookmark.c.card,
    bookmark.c.furthest,
    bookmark.c.touched_at,
    bookmark.c.finished_at,
    bookmark.c.card_id,
    bookmark.c.revision,
).join_from(bookmark, learner)
_ONE = _SELECT.where(bookmark.c.id == sa.bindparam("bookmark"), is_somebody)
_OF_LESSON = _SELECT.where(
    bookmark.c.learner_id == sa.bindparam("learner"), bookmark.c.lesson == sa.bindparam("lesson")
)
_ALL = _SELECT.where(learner.c.discord_id == sa.bindparam("person")).order_by(
    bookmark.c.touched_at.desc(), bookmark.c.id.desc()
)
_OPEN = insert_or_ignore(bookmark)
_CHANGE = (
    sa.update(bookmark)
    .where(bookmark.c.id == sa.bindparam("bookmark"))
    .returning(
        bookmark.c.card,
        bookmark.c.furthest,
        bookmark.c.touched_at,
        bookmark.c.finished_at,
        bookmark.c.card_id,
        bookmark.c.revision,
    )
)
_TOUCH = _CHANGE.values(touched_at=sa.bindparam("now"), revision=sa.bindparam("read"))
_GO = _CHANGE.values(
    touched_at=sa.bindparam("now"), revision=sa.bindparam("read"), card_id=sa.bindparam("at")
)
_TURN = _CHANGE.values(
    card=sa.bindparam("to"),
    card_id=sa.bindparam("at"),
    revision=sa.bindparam("read"),
    furthest=greatest(bookmark.c.furthest, sa.bindparam("to")),
    touched_at=sa.bindparam("now"),
)
_FINISH = _CHANGE.values(
    finished_at=sa.func.coalesce(bookmark.c.finished_at, sa.bindparam("now")),
    touched_at=sa.bindparam("now"),
)


@dataclass(frozen=True, slots=True)
class Bookmarks:
    """The port `Bookmarks` of the services, on SQL."""

    database: Database

    async def all_of(self, person: int) -> tuple[Bookmark, ...]:
        """Return every lesson this person opened, the one touched last first."""

        def work(connection: sa.Connection) -> tuple[Bookmark, ...]:
            return tuple(_whole(row) for row in connection.execute(_ALL, {"person": person}))

        return await self.database.read(work)

    async def get(self, bookmark: int) -> Bookmark | None:
        return await self.database.read(lambda connection: _read(connection, bookmark))

    async def open(
        self, press: Press, lesson: str, revision: str = "", at: str | None = None
    ) -> Bookmark:
        """Open a lesson or come back to it; a repeated press does not touch it again.

        `at` is a name to put the bookmark at, such as AHEAD; its card stays.
        """
        now = self.database.clock()
        change = _TOUCH if at is None else _GO
        values = {"now": now, "read": revision} | ({} if at is None else {"at": at})

        def work(connection: sa.Connection) -> Bookmark:
            learner_id = learner_of(connection, press, now)
            new = {"learner_id": learner_id, "lesson": lesson, "card": 1, "furthest": 1}
            rows_changed(connection, _OPEN, {**new, "started_at": now, "touched_at": now})
            key = {"learner": learner_id, "lesson": lesson}
            opened = _whole(connection.execute(_OF_LESSON, key).one())
            return _once(connection, press, opened, change, values)

        return await self.database.write(work)

    async def turn(self, press: Press, bookmark: int, place: CardPlace) -> Bookmark:
        """Put the bookmark on a card, once for each press.

        Raise NotYoursError for somebody else's, UnknownPageError where there is none.
        """
        return await self._change(press, bookmark, _TURN, _bound(place))

    async def finish(self, press: Press, bookmark: int) -> Bookmark:
        """Mark the lesson as finished; the time of the first finish is kept.

        Raise NotYoursError for somebody else's, UnknownPageError where there is none.
        """
        return await self._change(press, bookmark, _FINISH, {})

    async def _change(
        self, press: Press, bookmark: int, change: _Change, values: dict[str, Any]
    ) -> Bookmark:
        now = self.database.clock()

        def work(connection: sa.Connection) -> Bookmark:
            current = _read(connection, bookmark)
            if current is None:
                raise UnknownPageError
            if current.person != press.person:
                raise NotYoursError
            return _once(connection, press, current, change, {"now": now, **values})

        return await self.database.write(work)


def _read(connection: sa.Connection, bookmark_id: int) -> Bookmark | None:
    row = connection.execute(_ONE, {"bookmark": bookmark_id}).one_or_none()
    return None if row is None else _whole(row)


def _whole(row: sa.Row[*tuple[Any, ...]]) -> Bookmark:
    return Bookmark(
        id=row.id,
        person=row.discord_id,
        lesson=row.lesson,
        card=row.card,
        furthest=row.furthest,
        touched_at=row.touched_at,
        finished_at=row.finished_at,
        card_id=row.card_id,
        revision=row.revision,
    )


def _bound(place: CardPlace) -> dict[str, Any]:
    return {"to": place.card, "at": place.id, "read": place.revision}


def _once(
    connection: sa.Connection,
    press: Press,
    current: Bookmark,
    change: _Change,
    values: dict[str, Any],
) -> Bookmark:
    """Change a bookmark, unless this press was stored before. Return the bookmark as it is now."""
    learner_id = learner_of(connection, press, values["now"])
    if not note(connection, press, learner_id, values["now"]):
        return current
    row = connection.execute(change, {"bookmark": current.id, **values}).one_or_none()
    if row is None:  # deleted with its person in this very moment
        raise BeforeDeletionError
    return replace(
        current,
        card=row.card,
        furthest=row.furthest,
        touched_at=row.touched_at,
        finished_at=row.finished_at,
        card_id=row.card_id,
        revision=row.revision,
    )
