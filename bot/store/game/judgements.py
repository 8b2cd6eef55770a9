"""Counts what people made of the sentences on which people disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.tables.exercises import entry
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.game.crowd import CrowdShare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.store.database import Database

# The kind stands in the statement itself, so that the index of these entries serves it.
_UNJUDGED = entry.c.kind == sa.literal(EntryKind.PREDICTION.value, literal_execute=True)
_AGREEING = sa.case((entry.c.choice == sa.bindparam("label"), entry.c.author_id))
_SHARES = (
    sa.select(
        entry.c.item,
        sa.func.count(entry.c.author_id.distinct()).label("asked"),
        sa.func.count(_AGREEING.distinct()).label("said"),
    )
    .where(
        _UNJUDGED,
        entry.c.right.is_(None),
        entry.c.item.in_(sa.bindparam("sentences", expanding=True)),
    )
    .group_by(entry.c.item)
)


@dataclass(frozen=True, slots=True)
class Judgements:
    """The port `Judgements` of the game, on SQL."""

    database: Database

    async def shares(self, sentences: Sequence[str], label: str) -> Mapping[str, CrowdShare]:
        """Do what the port's `Judgements.shares` says."""
        if not sentences:
            return {}

        def work(connection: sa.Connection) -> Mapping[str, CrowdShare]:
            rows = connection.execute(_SHARES, {"sentences": list(sentences), "label": label})
            return {row.item: CrowdShare(label, row.said, row.asked) for row in rows if row.asked}

        return await self.database.read(work)
