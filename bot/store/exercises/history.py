"""What a person did so far: the scores of all attempts, and the attempts of one activity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.exercises.attempt_rows import (
    SELECT_ATTEMPT,
    SELECT_ENTRIES,
    put_together,
    whole_attempt,
)
from bot.store.tables.exercises import attempt, entry
from bot.store.tables.people import learner
from bot.tutor.exercises.attempts import Activity, EntryKind, Scored, Touched
from bot.tutor.exercises.plans import plan_from_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database
    from bot.tutor.exercises.attempts import Attempt

# Written so that SQLite does not take its index for it, in which nearly all attempts are the same.
_ALONE = sa.func.coalesce(attempt.c.gathering_id, 0) == 0
_SCORES = (
    sa.select(
        attempt.c.lesson, attempt.c.activity, attempt.c.scope, attempt.c.score, attempt.c.plan
    )
    .join_from(attempt, learner)
    .where(learner.c.discord_id == sa.bindparam("person"), _ALONE, attempt.c.score.is_not(None))
    .order_by(attempt.c.finished_at, attempt.c.id)
)
_MINE = (
    attempt.c.learner_id
    == sa.select(learner.c.id)
    .where(learner.c.discord_id == sa.bindparam("person"))
    .scalar_subquery(),
    attempt.c.activity.in_(sa.bindparam("activities", expanding=True)),
    _ALONE,
)
_ATTEMPTS = SELECT_ATTEMPT.where(*_MINE).order_by(attempt.c.id)
_ENTRIES = SELECT_ENTRIES.join(attempt, entry.c.attempt_id == attempt.c.id).where(*_MINE)
_OF_LESSON = sa.or_(attempt.c.lesson == sa.bindparam("lesson"), attempt.c.lesson == "")
_LESSONS_ATTEMPTS, _LESSONS_ENTRIES = _ATTEMPTS.where(_OF_LESSON), _ENTRIES.where(_OF_LESSON)
_NOTES = (EntryKind.REJUDGED, EntryKind.TOLD)
_DONE_AT = sa.func.coalesce(
    sa.select(sa.func.max(entry.c.entered_at))
    .where(entry.c.attempt_id == attempt.c.id, entry.c.kind.not_in(_NOTES))
    .scalar_subquery(),
    attempt.c.started_at,
    type_=attempt.c.started_at.type,
).label("touched_at")
_TOUCHED = (
    SELECT_ATTEMPT.add_columns(_DONE_AT)
    .where(learner.c.discord_id == sa.bindparam("person"), _ALONE)
    .order_by(_DONE_AT.desc(), attempt.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class PastAttempts:
    """The port `PastAttempts` of the services, on SQL. Attempts within a gathering do not count."""

    database: Database

    async def scores(self, person: int) -> tuple[Scored, ...]:
        """Return every attempt of this person that has a score, in the order of ending."""

        def work(connection: sa.Connection) -> tuple[Scored, ...]:
            return tuple(_scored(row) for row in connection.execute(_SCORES, {"person": person}))

        return await self.database.read(work)

    async def attempts(
        self, person: int, activities: Sequence[str], lesson: str | None = None
    ) -> tuple[Attempt, ...]:
        """Return this person's attempts of activities with their entries, in order of beginning.

        `lesson` asks for those in one lesson alone, and those that are about no single one.
        """
        asked = (_ATTEMPTS, _ENTRIES) if lesson is None else (_LESSONS_ATTEMPTS, _LESSONS_ENTRIES)
        values = {"person": person, "activities": list(activities)}
        values |= {} if lesson is None else {"lesson": lesson}

        def work(connection: sa.Connection) -> tuple[Attempt, ...]:
            rows, entries = (connection.execute(one, values).all() for one in asked)
            return put_together(rows, entries)

        return await self.database.read(work)

    async def touched(self, person: int) -> Touched | None:
        """Return the attempt that this person did something in last, open or closed.

        Notes that the program made about their answers do not count.
        """

        def work(connection: sa.Connection) -> Touched | None:
            row = connection.execute(_TOUCHED, {"person": person}).one_or_none()
            return None if row is None else Touched(whole_attempt(connection, row), row.touched_at)

        return await self.database.read(work)


def _scored(row: sa.Row[*tuple[Any, ...]]) -> Scored:
    asked = row.activity == Activity.QUESTIONS
    return Scored(
        lesson=row.lesson,
        activity=row.activity,
        scope=row.scope,
        score=row.score,
        items=len(plan_from_json(row.plan).items) if asked else 0,
    )
