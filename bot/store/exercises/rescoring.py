"""Attempts that a corrected key judges anew: which they are, what it changed, who knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import greatest, hold, insert_or_ignore, rows_changed
from bot.store.exercises.attempt_rows import (
    SELECT_ATTEMPT,
    SELECT_ENTRIES,
    entry_row,
    put_together,
)
from bot.store.presses import learner_known
from bot.store.tables.exercises import attempt, entry, still_open
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, Gained
from bot.tutor.exercises.history import item_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.exercises.attempts import Attempt, Change
    from bot.tutor.people import Press

# Two ranges and not "another than": each is found in the index on lesson and judged_by.
_BY_ANOTHER = sa.or_(
    attempt.c.judged_by < sa.bindparam("revision"), attempt.c.judged_by > sa.bindparam("revision")
)
_DUE = (
    SELECT_ATTEMPT.where(
        attempt.c.lesson == sa.bindparam("lesson"),
        _BY_ANOTHER,
        sa.or_(*(attempt.c.activity == one for one in (Activity.QUESTIONS, Activity.MISTAKES))),
        # Not IS NULL: SQLite would take the index on gatherings, where most attempts are NULL.
        sa.func.coalesce(attempt.c.gathering_id, 0) == 0,
    )
    .order_by(attempt.c.id)
    .limit(sa.bindparam("most"))
)
_ENTRIES = SELECT_ENTRIES.where(entry.c.attempt_id.in_(sa.bindparam("attempts", expanding=True)))
_HELD = sa.select(attempt.c.id).where(attempt.c.id == sa.bindparam("attempt")).with_for_update()
_JUDGED = (
    sa.update(attempt)
    .where(attempt.c.id.in_(sa.bindparam("attempts", expanding=True)))
    .values(judged_by=sa.bindparam("revision"))
)
_RAISE = (
    sa.update(attempt)
    .where(attempt.c.id == sa.bindparam("attempt"), ~still_open)
    .values(score=greatest(attempt.c.score, sa.bindparam("reached")))
)
_OWNER = sa.select(attempt.c.learner_id).where(attempt.c.id == sa.bindparam("attempt"))
_NEXT_STEP = (
    sa.select(sa.func.coalesce(sa.func.max(entry.c.step), -1) + 1)
    .where(entry.c.attempt_id == sa.bindparam("of_attempt"))
    .scalar_subquery()
)
_ENTER = insert_or_ignore(entry).values(attempt_id=sa.bindparam("of_attempt"), step=_NEXT_STEP)
_told = entry.alias()
_UNTOLD = (
    sa.select(attempt.c.lesson, entry.c.attempt_id, entry.c.step, entry.c.item, entry.c.right)
    .join_from(entry, attempt, entry.c.attempt_id == attempt.c.id)
    .where(
        entry.c.author_id == sa.bindparam("learner"),
        entry.c.kind == EntryKind.REJUDGED,
        ~sa.exists().where(
            _told.c.attempt_id == entry.c.attempt_id,
            _told.c.kind == EntryKind.TOLD,
            _told.c.choice == sa.cast(entry.c.step, sa.String),
        ),
    )
)
# A round of mistakes is of several lessons, and names its questions "lesson/question".
_UNTOLD_OF_LESSON = _UNTOLD.where(
    sa.or_(
        attempt.c.lesson == sa.bindparam("lesson"),
        sa.and_(attempt.c.lesson == "", entry.c.item.like(sa.bindparam("named"))),
    )
)


@dataclass(frozen=True, slots=True)
class Rejudging:
    """The port `Rejudging` of the services, on SQL."""

    database: Database

    async def due(self, lesson: str, revision: str, most: int) -> tuple[Attempt, ...]:
        """Return attempts at a lesson's questions, open ones too, that another revision judged.

        Rounds of mistakes are those of the lesson "".
        """

        def work(connection: sa.Connection) -> tuple[Attempt, ...]:
            key = {"lesson": lesson, "revision": revision, "most": most}
            rows = connection.execute(_DUE, key).all()
            if not rows:
                return ()
            entries = connection.execute(_ENTRIES, {"attempts": [row.id for row in rows]})
            return put_together(rows, entries)

        return await self.database.read(work)

    async def keep(self, revision: str, changes: Sequence[Change]) -> None:
        """Note that these attempts are judged by this revision now, with what it changed.

        A score is raised and never lowered. All in one transaction; twice is as good as once.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            for change in changes:
                if change.notes or change.score is not None:
                    _change(connection, change, now)
            ids = [change.attempt for change in changes]
            connection.execute(_JUDGED, {"attempts": ids, "revision": revision})

        await self.database.write(work)

    async def tell(self, press: Press, lesson: str | None = None) -> tuple[Gained, ...]:
        """Return each answer that counts for more now, and note it as told.

        `lesson` asks for those in one lesson alone. Most presses find nothing, and write nothing.
        """
        if not await self.database.read(lambda c: _untold(c, press.person, lesson)):
            return ()
        now = self.database.clock()

        def work(connection: sa.Connection) -> tuple[Gained, ...]:
            return tuple(
                Gained(item_of(row.lesson, row.item), bool(row.right))
                for row in _untold(connection, press.person, lesson)
                if _enter(connection, row.attempt_id, _told_of(row.item, row.step), now)
            )

        return await self.database.write(work)


def _untold(
    connection: sa.Connection, person: int, lesson: str | None
) -> Sequence[sa.Row[*tuple[Any, ...]]]:
    learner = learner_known(connection, person)
    if learner is None:
        return ()
    if lesson is None:
        return connection.execute(_UNTOLD, {"learner": learner}).all()
    values = {"learner": learner, "lesson": lesson, "named": item_of(lesson, "%")}
    return connection.execute(_UNTOLD_OF_LESSON, values).all()


def _told_of(item: str, step: int) -> Entry:
    return Entry(EntryKind.TOLD, item=item, choice=str(step), turn=f"told-{step}")


def _change(connection: sa.Connection, change: Change, now: datetime) -> None:
    hold(connection, _HELD, {"attempt": change.attempt})
    for note in change.notes:
        _enter(connection, change.attempt, note, now)
    if change.score is not None:
        values = {"attempt": change.attempt, "reached": change.score}
        connection.execute(_RAISE, values)


def _enter(connection: sa.Connection, attempt_id: int, made: Entry, now: datetime) -> int:
    """Store an entry in the name of the attempt's owner. Return 1, or 0 if its turn is taken."""
    author = connection.execute(_OWNER, {"attempt": attempt_id}).scalar_one()
    return rows_changed(connection, _ENTER, entry_row(attempt_id, author, made, now))
