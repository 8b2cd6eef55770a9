"""How many joined a gathering is noted before one of them is deleted out of it.

Counts of few answers are not shown among many, which must hold when fewer of the many are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import rows_changed
from bot.store.tables.exercises import gathering, member
from bot.tutor.exercises.gatherings import FEW
from bot.tutor.privacy.blanking import crowded_plan

if TYPE_CHECKING:
    from collections.abc import Collection

_MEMBERS = (
    sa.select(sa.func.count())
    .select_from(member)
    .where(member.c.gathering_id == gathering.c.id)
    .scalar_subquery()
)
_CROWDS = sa.select(gathering.c.id, gathering.c.plan, _MEMBERS.label("joined")).where(
    gathering.c.id.in_(sa.bindparam("those", expanding=True)), _MEMBERS >= FEW
)
_NOTE = sa.update(gathering).where(gathering.c.id == sa.bindparam("crowded"))


def note_crowds(connection: sa.Connection, gatherings: Collection[int]) -> None:
    """Note how many joined these gatherings, where it is FEW or more."""
    for row in connection.execute(_CROWDS, {"those": list(gatherings)}).all():
        plan = crowded_plan(row.plan, row.joined)
        if plan is not None:
            rows_changed(connection, _NOTE, {"crowded": row.id, "plan": plan})
