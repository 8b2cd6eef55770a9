"""What was asked back in a talk, and which question was shown in it last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.presses import is_noted, learner_of
from bot.store.tables.conversation import talk
from bot.store.tables.people import learner
from bot.tutor.conversation.asked import Talk, asked_from_json, asked_to_json

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.tutor.people import Press

_OF = (
    sa.select(talk.c.asked, talk.c.shown)
    .join_from(talk, learner)
    .where(learner.c.discord_id == sa.bindparam("person"))
)
_BEGIN = insert_or_ignore(talk)
_CHANGE = sa.update(talk).where(talk.c.learner_id == sa.bindparam("learner"))


@dataclass(frozen=True, slots=True)
class Talks:
    """The port `Talks` of the services, on SQL."""

    database: Database

    async def of(self, person: int) -> Talk:
        """Return what is remembered of the talk with a person."""

        def work(connection: sa.Connection) -> Talk:
            row = connection.execute(_OF, {"person": person}).one_or_none()
            return Talk() if row is None else Talk(asked_from_json(row.asked), row.shown or "")

        return await self.database.read(work)

    async def keep(self, press: Press, kept: Talk) -> None:
        """Remember this instead of what was remembered before.

        The press is not noted: what it asks about is stored by another one, or by the same.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            owner = learner_of(connection, press, now)
            said = {"asked": asked_to_json(kept.asked), "shown": kept.shown or None}
            values = {**said, "updated_at": now}
            if not rows_changed(connection, _CHANGE, {"learner": owner, **values}):
                rows_changed(connection, _BEGIN, {"learner_id": owner, **values})

        await self.database.write(work)

    async def counted(self, press: Press) -> bool:
        """Whether this very message or press did something that is stored."""
        return await self.database.read(lambda connection: is_noted(connection, press))
