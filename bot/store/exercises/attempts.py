"""Attempts at an exercise. Entries are only ever added, and each step is stored once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.store.presses import learner_of, note
from bot.store.tables.exercises import attempt, entry, still_open
from bot.store.tables.game import rule
from bot.store.tables.people import learner
from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import Attempt, Entry, EntryKind, Result
from bot.tutor.exercises.plans import plan_from_json, plan_to_json

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.people import Press

_SELECT = sa.select(
    attempt.c.id,
    learner.c.discord_id,
    attempt.c.lesson,
    attempt.c.activity,
    attempt.c.plan,
    attempt.c.score,
).join_from(attempt, learner)
_ONE = _SELECT.where(attempt.c.id == sa.bindparam("attempt"))
_LATEST = (
    _SELECT.where(
        learner.c.discord_id == sa.bindparam("person"),
        attempt.c.activity == sa.bindparam("activity"),
        still_open,
    )
    .order_by(attempt.c.started_at.desc(), attempt.c.id.desc())
    .limit(1)
)
_ENTRIES = (
    sa.select(entry.c.kind, entry.c.item, entry.c.choice, entry.c.right, entry.c.confidence)
    .where(entry.c.attempt_id == sa.bindparam("attempt"))
    .order_by(entry.c.step)
)
_RESULTS = (
    sa.select(attempt.c.lesson, attempt.c.activity, attempt.c.score)
    .join_from(attempt, learner)
    .where(learner.c.discord_id == sa.bindparam("person"), attempt.c.finished_at.is_not(None))
    .order_by(attempt.c.finished_at, attempt.c.id)
)
_BEGIN = insert(attempt).on_conflict_do_nothing()
_BEGUN = (
    _SELECT.where(
        sa.or_(
            attempt.c.press_id == sa.bindparam("press"),
            sa.and_(
                attempt.c.learner_id == sa.bindparam("learner"),
                attempt.c.lesson == sa.bindparam("lesson"),
                attempt.c.activity == sa.bindparam("activity"),
                still_open,
            ),
        )
    )
    .order_by(still_open.desc())
    .limit(1)
)
_OPEN_AND_OWN = (
    sa.select(attempt.c.learner_id, still_open.label("open"))
    .join_from(attempt, learner)
    .where(attempt.c.id == sa.bindparam("attempt"), learner.c.discord_id == sa.bindparam("person"))
)
_ENTER = insert(entry).on_conflict_do_nothing()
_CLOSE = (
    sa.update(attempt)
    .where(attempt.c.id == sa.bindparam("attempt"), still_open)
    .values(score=sa.bindparam("reached"), finished_at=sa.bindparam("now"))
)
_KEEP_RULE = sa.insert(rule)


@dataclass(frozen=True, slots=True)
class Attempts:
    """The port `Attempts` of the services, on SQL."""

    database: Database

    async def begin(self, press: Press, lesson: str, activity: str, plan: Plan) -> Attempt:
        """Start an attempt, or return the open one of this person, lesson and activity.

        The attempt carries the press that began it: the same press again returns that attempt,
        open or closed. So `begin` may follow another change of the same press.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> Attempt:
            learner_id = learner_of(connection, press.person, now)
            new = {
                "learner_id": learner_id,
                "guild_id": press.guild,
                "press_id": press.id,
                "lesson": lesson,
                "activity": activity,
                "plan": plan_to_json(plan),
                "started_at": now,
            }
            connection.execute(_BEGIN, new)
            key = {"learner": learner_id, "lesson": lesson, "activity": activity}
            begun = connection.execute(_BEGUN, {**key, "press": press.id}).one()
            return _whole(connection, begun)

        return await self.database.write(work)

    async def get(self, attempt: int) -> Attempt | None:
        return await self._find(_ONE, {"attempt": attempt})

    async def latest(self, person: int, activity: str) -> Attempt | None:
        """Return the open attempt of this kind that was started last, if there is one."""
        return await self._find(_LATEST, {"person": person, "activity": activity})

    async def results(self, person: int) -> tuple[Result, ...]:
        """Return every closed attempt of this person, in the order of closing."""

        def work(connection: sa.Connection) -> tuple[Result, ...]:
            return tuple(Result(*row) for row in connection.execute(_RESULTS, {"person": person}))

        return await self.database.read(work)

    async def add(self, press: Press, attempt: Attempt, entry: Entry, score: float | None) -> bool:
        """Add an entry as step len(attempt.entries), and close the attempt if a score is given.

        Return False, with nothing changed, when that step or that press is already stored or the
        attempt is closed. The score is 0 to 1. Raise NotYoursError unless the attempt exists and
        belongs to the person.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            key = {"attempt": attempt.id, "person": press.person}
            own = connection.execute(_OPEN_AND_OWN, key).one_or_none()
            if own is None:
                raise NotYoursError
            if not own.open or not note(connection, press, own.learner_id, now):
                return False
            if not _enter(connection, attempt, entry, now):
                return False
            if entry.kind is EntryKind.RULE:
                _keep_rule(connection, own.learner_id, attempt, entry, now)
            if score is not None:
                _close(connection, attempt.id, score, now)
            return True

        return await self.database.write(work)

    async def close(self, attempt: int, score: float) -> None:
        """Close an open attempt as it is; a closed one keeps its score (0 to 1)."""
        now = self.database.clock()
        await self.database.write(lambda connection: _close(connection, attempt, score, now))

    async def _find(self, statement: sa.Select[Any], values: dict[str, Any]) -> Attempt | None:
        def work(connection: sa.Connection) -> Attempt | None:
            row = connection.execute(statement, values).one_or_none()
            return None if row is None else _whole(connection, row)

        return await self.database.read(work)


def _whole(connection: sa.Connection, row: sa.Row[*tuple[Any, ...]]) -> Attempt:
    entries = connection.execute(_ENTRIES, {"attempt": row.id})
    return Attempt(
        id=row.id,
        person=row.discord_id,
        lesson=row.lesson,
        activity=row.activity,
        plan=plan_from_json(row.plan),
        entries=tuple(Entry(*columns) for columns in entries),
        score=row.score,
    )


def _enter(connection: sa.Connection, attempt: Attempt, entry: Entry, now: datetime) -> bool:
    """Store the next step. False when another press of the person stored that step first."""
    values = {
        "attempt_id": attempt.id,
        "step": len(attempt.entries),
        "kind": entry.kind,
        "item": entry.item,
        "choice": entry.choice,
        "right": entry.right,
        "confidence": entry.confidence,
        "entered_at": now,
    }
    return connection.execute(_ENTER, values).rowcount == 1


def _keep_rule(
    connection: sa.Connection, learner_id: int, attempt: Attempt, entry: Entry, now: datetime
) -> None:
    values = {
        "learner_id": learner_id,
        "attempt_id": attempt.id,
        "text": entry.choice,
        "breaker": entry.item,
        "written_at": now,
    }
    connection.execute(_KEEP_RULE, values)


def _close(connection: sa.Connection, attempt_id: int, score: float, now: datetime) -> None:
    connection.execute(_CLOSE, {"attempt": attempt_id, "reached": score, "now": now})
