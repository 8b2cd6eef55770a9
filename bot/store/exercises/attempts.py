"""Attempts at an exercise. Entries are only ever added, and each author has one a turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.exercises.attempt_rows import SELECT_ATTEMPT, entry_row, whole_attempt
from bot.store.exercises.beginning import begin_attempt
from bot.store.exercises.members import add_member, check_present, open_phase
from bot.store.presses import is_noted, learner_known, learner_of, note
from bot.store.tables.exercises import attempt, entry, still_open
from bot.store.tables.game import rule
from bot.store.tables.people import learner
from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import FIRST, EntryKind, Result

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.exercises.attempts import Attempt, Entry, WantedAttempt
    from bot.tutor.people import Press

_ONE = SELECT_ATTEMPT.where(attempt.c.id == sa.bindparam("attempt"))
_LATEST = (
    SELECT_ATTEMPT.where(
        learner.c.discord_id == sa.bindparam("person"),
        attempt.c.activity == sa.bindparam("activity"),
        attempt.c.scope == sa.bindparam("scope"),
        attempt.c.gathering_id.is_(None),
        still_open,
    )
    .order_by(attempt.c.started_at.desc(), attempt.c.id.desc())
    .limit(1)
)
_RESULTS = (
    sa.select(attempt.c.lesson, attempt.c.activity, attempt.c.score)
    .join_from(attempt, learner)
    .where(
        learner.c.discord_id == sa.bindparam("person"),
        attempt.c.scope == sa.bindparam("scope"),
        attempt.c.gathering_id.is_(None),
        attempt.c.score.is_not(None),
    )
    .order_by(attempt.c.finished_at, attempt.c.id)
)
_OWNERS = sa.select(attempt.c.learner_id, attempt.c.gathering_id).where(
    attempt.c.id == sa.bindparam("attempt")
)
_IS_OPEN = (
    sa.select(attempt.c.id)
    .where(attempt.c.id == sa.bindparam("attempt"), still_open)
    .with_for_update()
)
_NEXT_STEP = (
    sa.select(sa.func.coalesce(sa.func.max(entry.c.step), -1) + 1)
    .where(entry.c.attempt_id == sa.bindparam("of_attempt"))
    .scalar_subquery()
)
_ENTER = insert_or_ignore(entry).values(attempt_id=sa.bindparam("of_attempt"), step=_NEXT_STEP)
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

    async def begin(self, press: Press, wanted: WantedAttempt) -> Attempt:
        """Start an attempt, or return the open one of this owner, lesson, activity and scope.

        The attempt carries the press that began it: the same press again returns that attempt,
        open or closed. So `begin` may follow another change of the same press. Whoever begins their
        own attempt in a gathering joins it. Raise OverError when the gathering is closed, and
        NotAMemberError for the group's attempt when the person is not in it.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> Attempt:
            learner_id = learner_of(connection, press.person, now)
            if wanted.gathering is not None:
                open_phase(connection, wanted.gathering)
                if wanted.of_group:
                    check_present(connection, wanted.gathering, learner_id)
                elif not is_noted(connection, press):
                    add_member(connection, wanted.gathering, learner_id, "", now)
            return begin_attempt(connection, press, wanted, learner_id, now)

        return await self.database.write(work)

    async def get(self, attempt: int) -> Attempt | None:
        return await self._find(_ONE, {"attempt": attempt})

    async def latest(self, person: int, activity: str, scope: str = FIRST) -> Attempt | None:
        """Return this person's open attempt of a kind and scope that was started last.

        None when there is none; attempts within a gathering do not count.
        """
        return await self._find(_LATEST, {"person": person, "activity": activity, "scope": scope})

    async def results(self, person: int, scope: str = FIRST) -> tuple[Result, ...]:
        """Return every attempt of this person and scope that has a score, in the order of ending.

        Attempts within a gathering do not count.
        """

        def work(connection: sa.Connection) -> tuple[Result, ...]:
            rows = connection.execute(_RESULTS, {"person": person, "scope": scope})
            return tuple(
                Result(lesson=row.lesson, activity=row.activity, score=row.score) for row in rows
            )

        return await self.database.read(work)

    async def add(self, press: Press, attempt: Attempt, entry: Entry, score: float | None) -> bool:
        """Add an entry as the next step, and close the attempt if a score is given (0 to 1).

        Return False, with nothing changed, when the author has an entry in this turn, the press is
        already stored, the attempt is closed, or its gathering is in another phase than when the
        attempt was read. Raise NotYoursError unless the attempt exists and is the person's or their
        group's; in a gathering raise OverError when it is closed and NotAMemberError for somebody
        who is not in it.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            author_id = _author(connection, press, attempt)
            if not note(connection, press, author_id, now):
                return False
            if not _takes_entries(connection, attempt, author_id):
                return False
            row = entry_row(attempt.id, author_id, entry, now)
            if rows_changed(connection, _ENTER, row) == 0:
                return False
            if entry.kind == EntryKind.RULE:
                _keep_rule(connection, author_id, attempt, entry, now)
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
            return None if row is None else whole_attempt(connection, row)

        return await self.database.read(work)


def _author(connection: sa.Connection, press: Press, attempt: Attempt) -> int:
    """Return the learner who adds. Raise NotYoursError when the attempt is somebody else's."""
    owners = connection.execute(_OWNERS, {"attempt": attempt.id}).one_or_none()
    author_id = learner_known(connection, press.person)
    if owners is None or author_id is None or owners.learner_id not in {None, author_id}:
        raise NotYoursError
    return author_id


def _takes_entries(connection: sa.Connection, attempt: Attempt, author_id: int) -> bool:
    """Whether the attempt is open, and its gathering in the phase in which it was read.

    Raise what `check_present` and `open_phase` raise.
    """
    if attempt.gathering is not None:
        check_present(connection, attempt.gathering, author_id)
        if open_phase(connection, attempt.gathering) != attempt.phase:
            return False
    return connection.scalar(_IS_OPEN, {"attempt": attempt.id}) is not None


def _keep_rule(
    connection: sa.Connection, author_id: int, attempt: Attempt, entry: Entry, now: datetime
) -> None:
    values = {
        "learner_id": author_id,
        "attempt_id": attempt.id,
        "text": entry.choice,
        "breaker": entry.item,
        "written_at": now,
    }
    connection.execute(_KEEP_RULE, values)


def _close(connection: sa.Connection, attempt_id: int, score: float, now: datetime) -> None:
    connection.execute(_CLOSE, {"attempt": attempt_id, "reached": score, "now": now})
