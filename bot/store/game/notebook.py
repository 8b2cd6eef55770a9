"""Reads the rules people wrote. `bot.store.exercises.attempts` stores them, with their entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.tables.game import rule
from bot.store.tables.people import learner
from bot.tutor.game.notebook import Rule

if TYPE_CHECKING:
    from bot.store.database import Database

_RULES = (
    sa.select(rule.c.text, rule.c.breaker, rule.c.written_at)
    .join_from(rule, learner)
    .where(learner.c.discord_id == sa.bindparam("person"))
    .order_by(rule.c.written_at.desc(), rule.c.id.desc())
)


@dataclass(frozen=True, slots=True)
class Notebook:
    """The port `Notebook` of the services, on SQL."""

    database: Database

    async def rules(self, person: int) -> tuple[Rule, ...]:
        """Return the rules this person wrote, newest first."""

        def work(connection: sa.Connection) -> tuple[Rule, ...]:
            return tuple(
                Rule(text=row.text, breaker=row.breaker, written_at=row.written_at)
                for row in connection.execute(_RULES, {"person": person})
            )

        return await self.database.read(work)
