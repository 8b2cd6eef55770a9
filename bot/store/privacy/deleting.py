"""All that is kept about a person: counted, and deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.deleted_people import deleted_at
from bot.store.dialect import rows_changed
from bot.store.presses import forget_older, learner_known, older_than
from bot.store.privacy.counting import counted
from bot.store.privacy.deleting_rows import delete_some
from bot.store.privacy.parting import part
from bot.store.tables.people import learner
from bot.store.tables.privacy import deletion, returned
from bot.tutor.privacy.deleting import DELETIONS_ARE_KEPT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.people import Press
    from bot.tutor.privacy.deleting import KeptOfPerson
    from bot.tutor.privacy.parted import Parted

AT_ONCE = 200
"""So many rows in one change, which takes some milliseconds: others wait for no longer."""
_UNFINISHED = sa.select(learner.c.id).where(learner.c.discord_id < 0).order_by(learner.c.id)
_UNWIPED = sa.select(deletion.c.id).where(sa.not_(deletion.c.wiped)).limit(1)
_WIPED = (
    sa.update(deletion)
    .where(deletion.c.learner_id.is_(None), sa.not_(deletion.c.wiped))
    .values(wiped=True)
)
_OLD = (
    sa.select(deletion.c.id)
    .where(
        # Written so that SQLite does not take its index for it, in which nearly all are the same.
        sa.func.coalesce(deletion.c.learner_id, 0) == 0,
        deletion.c.asked_at < sa.bindparam("last"),
        deletion.c.press_id < sa.bindparam("before"),
    )
    .limit(sa.bindparam("most"))
)
_FORGET = sa.delete(deletion).where(deletion.c.id.in_(_OLD))
_OLD_RETURNS = (
    sa.select(returned.c.learner_id)
    .where(returned.c.since_press < sa.bindparam("before"), sa.bindparam("last").is_not(None))
    .limit(sa.bindparam("most"))
)
_FORGET_RETURNS = sa.delete(returned).where(returned.c.learner_id.in_(_OLD_RETURNS))


@dataclass(frozen=True, slots=True)
class Deletions:
    """The port `Deletions` of the services, on SQL."""

    database: Database

    async def kept_of(self, person: int) -> KeptOfPerson | None:
        """Count what is kept about a person; None for somebody unknown."""

        def work(connection: sa.Connection) -> KeptOfPerson | None:
            learner_id = learner_known(connection, person)
            return None if learner_id is None else counted(connection, learner_id)

        return await self.database.read(work)

    async def deleted_at(self, person: int) -> int | None:
        """Return the press with which a person was deleted last; None for anybody else."""
        return await self.database.read(lambda connection: deleted_at(connection, person))

    async def part(self, press: Press) -> Parted | None:
        """Part a person from their rows; None for somebody unknown."""
        now = self.database.clock()
        return await self.database.write(lambda connection: part(connection, press, now))

    async def unfinished(self) -> tuple[int, ...]:
        """Return whose rows are still to be deleted, by the number of their row."""
        return await self.database.read(lambda c: tuple(c.scalars(_UNFINISHED)))

    async def delete_some(self, owner: int) -> bool:
        """Delete some of the rows of a parted person. Return whether there may be more."""
        now = self.database.clock()
        return await self.database.write(lambda c: delete_some(c, owner, now, AT_ONCE))

    async def unwiped(self) -> bool:
        """Whether rows were deleted since the free room of the file was overwritten."""
        return await self.database.read(lambda c: c.scalar(_UNWIPED) is not None)

    async def wipe_some(self) -> bool:
        """Overwrite some of the free room of the file. Return whether there is more."""
        if await self.database.wipe_some():
            return True
        await self.database.write(lambda c: rows_changed(c, _WIPED, {}))
        return False

    async def cut_log(self) -> bool:
        """Leave nothing of what was deleted in the log. False where somebody reads just now."""
        return await self.database.cut_log()


def forget_deletions(
    connection: sa.Connection, now: datetime, most: int, oldest: Callable[[], datetime | None]
) -> int:
    """Forget some deletions that are older than DELETIONS_ARE_KEPT, and return how many.

    One stays as long as a backup is older than it, which still holds who was deleted: `oldest`
    tells of when the oldest backup is, None where there is none. A bot that was off for months has
    such backups, since they only go when newer ones take their place.
    """
    last, forgotten = now - DELETIONS_ARE_KEPT, 0
    if connection.scalar(_OLD, older_than(last, 1)) is not None:
        before = min(last, oldest() or last)
        forgotten = forget_older(connection, _FORGET, before, most)
    return forgotten + forget_older(connection, _FORGET_RETURNS, last, most)
