"""What was posted in a server, with all that a class answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.exercises.attempt_rows import (
    SELECT_ATTEMPT,
    of_people_there,
    whole_attempt,
    whole_attempts,
)
from bot.store.exercises.beginning import begun_row
from bot.store.exercises.entering import put_entry
from bot.store.exercises.gatherings import SELECT_GATHERING, whole_gathering
from bot.store.exercises.members import hold_phase, open_phase
from bot.store.exercises.phases import STOP
from bot.store.presses import learner_of, note
from bot.store.tables.exercises import attempt, gathering, member
from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.post import CLASS_LEAD
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press

_POSTED = (
    SELECT_GATHERING.where(
        gathering.c.guild_id == sa.bindparam("guild"),
        gathering.c.kind.in_(sa.bindparam("kinds", expanding=True)),
        gathering.c.opened_at >= sa.bindparam("since"),
        gathering.c.message_id.is_not(None),
    )
    .order_by(gathering.c.id.desc())
    .limit(sa.bindparam("most"))
)
_NEWEST = (
    sa.select(gathering.c.id)
    .where(
        gathering.c.guild_id == sa.bindparam("guild"),
        gathering.c.kind == sa.bindparam("kind"),
        gathering.c.message_id.is_not(None),
    )
    .order_by(gathering.c.id.desc())
    .limit(1)
)
_BRING = insert_or_ignore(member).from_select(
    ["gathering_id", "learner_id", "role", "joined_at", "since"],
    sa.select(
        sa.bindparam("later", type_=sa.BigInteger),
        member.c.learner_id,
        member.c.role,
        member.c.joined_at,
        sa.literal(0),
    ).where(member.c.gathering_id == sa.bindparam("earlier"), member.c.left_at.is_(None)),
)
_ATTEMPTS = SELECT_ATTEMPT.where(
    attempt.c.gathering_id == sa.bindparam("gathering"), of_people_there
).order_by(attempt.c.id)


@dataclass(frozen=True, slots=True)
class ClassPosts:
    """The port `ClassPosts` of the services, on SQL."""

    database: Database

    async def posted_in(
        self, guild: int, kinds: Sequence[str], since: datetime, most: int
    ) -> tuple[tuple[Gathering, tuple[Attempt, ...]], ...]:
        """Return what was posted in a server, of these kinds, the newest first.

        Only what was opened at `since` or later and has a message, with all attempts in it; at
        most `most` of them.
        """
        key = {"guild": guild, "kinds": list(kinds), "since": since, "most": most}

        def work(
            connection: sa.Connection,
        ) -> tuple[tuple[Gathering, tuple[Attempt, ...]], ...]:
            rows = connection.execute(_POSTED, key).all()
            found = ((whole_gathering(connection, row), row.id) for row in rows)
            return tuple((each, _in(connection, gathering_id)) for each, gathering_id in found)

        return await self.database.read(work)

    async def newest(self, guild: int) -> int | None:
        """Return the id of the gathering of the post that went out last in a server."""

        def work(connection: sa.Connection) -> int | None:
            found: int | None = connection.scalar(_NEWEST, {"guild": guild, "kind": POST})
            return found

        return await self.database.read(work)

    async def bring(self, earlier: int, later: int) -> None:
        """Let whoever is in one post be in the one that follows it; twice is as good as once."""
        key = {"earlier": earlier, "later": later}
        await self.database.write(lambda connection: rows_changed(connection, _BRING, key))

    async def lead(self, press: Press, gathering: int, judge: Callable[[Attempt], Entry]) -> bool:
        """Note what an instructor does with a post, in the attempt of the whole class.

        The instructor need not be a member. False, with nothing changed, for a press that is noted
        already. Raise OverError when it is closed, ElsewhereError for a press in another server,
        and what `judge` raises.
        """
        now = self.database.clock()
        return await self.database.write(
            lambda connection: _led(connection, press, gathering, judge, now)
        )

    async def take_back(self, press: Press, gathering: int, taken_back: Entry) -> bool:
        """Note that a post is taken back, and take no answer from now on, in one transaction."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            hold_phase(connection, gathering, change=True)
            led = _led(connection, press, gathering, lambda _: taken_back, now)
            return led and rows_changed(connection, STOP, {"gathering": gathering}) == 1

        return await self.database.write(work)


def _led(
    connection: sa.Connection,
    press: Press,
    gathering_id: int,
    judge: Callable[[Attempt], Entry],
    now: datetime,
) -> bool:
    hold_phase(connection, gathering_id)
    open_phase(connection, gathering_id, press)
    learner_id = learner_of(connection, press, now)
    wanted = WantedAttempt("", CLASS_LEAD, Plan(), gathering=gathering_id, of_group=True)
    if not note(connection, press, learner_id, now):
        return False
    row, _ = begun_row(connection, press, wanted, learner_id, now)
    begun = whole_attempt(connection, row)
    return put_entry(connection, begun.id, learner_id, judge(begun), now)


def _in(connection: sa.Connection, gathering_id: int) -> tuple[Attempt, ...]:
    rows = connection.execute(_ATTEMPTS, {"gathering": gathering_id}).all()
    return whole_attempts(connection, rows, gathering_id)
