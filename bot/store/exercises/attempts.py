"""Attempts at an exercise. Entries are only ever added, and each author has one a turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.exercises.answering import NotCountedError, enter_at_once
from bot.store.exercises.attempt_rows import SELECT_ATTEMPT, whole_attempt
from bot.store.exercises.beginning import begin_attempt, begun_by
from bot.store.exercises.entering import add_entry, close_attempt
from bot.store.tables.exercises import attempt, still_open
from bot.store.tables.people import is_somebody, learner
from bot.tutor.exercises.attempts import FIRST, Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.store.database import Database
    from bot.tutor.exercises.attempts import Attempt, Entry, WantedAttempt
    from bot.tutor.people import Press

_ONE = SELECT_ATTEMPT.where(attempt.c.id == sa.bindparam("attempt"), is_somebody)
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
        return await self.database.write(
            lambda connection: begin_attempt(connection, press, wanted, now)
        )

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

        return await self.database.write(
            lambda connection: add_entry(connection, press, attempt, entry, score, now)
        )

    async def enter(
        self, press: Press, wanted: WantedAttempt, phase: int, judge: Callable[[Attempt], Entry]
    ) -> tuple[Attempt | None, bool]:
        """Begin an attempt in a gathering unless it is begun, judge, and add an entry, all in one.

        Return the attempt as it is then, and whether the entry counted: not where `add` returns
        False, nor when the gathering is in another phase than the given one. What does not count
        changes nothing: nobody joins, and without an earlier attempt there is None. Raise what
        `begin`, `judge` and `add` raise; then nothing has changed either.
        """
        now = self.database.clock()
        try:
            entered = await self.database.write(
                lambda connection: enter_at_once(connection, press, wanted, phase, judge, now)
            )
        except NotCountedError:
            return await self.database.read(lambda c: begun_by(c, press, wanted)), False
        return entered, True

    async def close(self, attempt: int, score: float | None) -> None:
        """Close an open attempt with its score (0 to 1), None to break it off.

        A closed one stays as it is.
        """
        now = self.database.clock()
        await self.database.write(lambda connection: close_attempt(connection, attempt, score, now))

    async def _find(self, statement: sa.Select[Any], values: dict[str, Any]) -> Attempt | None:
        def work(connection: sa.Connection) -> Attempt | None:
            row = connection.execute(statement, values).one_or_none()
            return None if row is None else whole_attempt(connection, row)

        return await self.database.read(work)
