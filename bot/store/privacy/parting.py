"""The first change of a deletion: it parts a person from their rows, all in one.

From then on the same person is a newcomer, and whoever is in something with them goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.deleted_people import note_deletion
from bot.store.dialect import rows_changed
from bot.store.presses import learner_known
from bot.store.privacy.crowds import note_crowds
from bot.store.privacy.removals import note_cards
from bot.store.tables.exercises import gathering, meets, member
from bot.store.tables.lab import run, running, side_job
from bot.store.tables.people import learner
from bot.tutor.lab.runs import RunState
from bot.tutor.privacy.blanking import blanked_plan
from bot.tutor.privacy.parted import Parted

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.people import Press

_LEARNER: sa.BindParameter[int] = sa.bindparam("person")
_OPEN_IN = (
    sa.select(gathering.c.id)
    .join_from(member, gathering)
    .where(member.c.learner_id == _LEARNER, meets)
)
_OPEN_OF = sa.select(gathering.c.id).where(gathering.c.host_id == _LEARNER, meets)
_LEAVE = sa.delete(member).where(
    member.c.learner_id == _LEARNER,
    member.c.gathering_id.in_(sa.bindparam("open", expanding=True)),
)
_HOSTED = sa.select(gathering.c.id, gathering.c.kind, gathering.c.plan).where(
    gathering.c.id.in_(sa.bindparam("those", expanding=True))
)
_WITHOUT_HOST = sa.update(gathering).where(gathering.c.id == sa.bindparam("hosted"))
_RUNNING = sa.select(run.c.id).where(run.c.learner_id == _LEARNER, running)
_GIVE_UP = (
    sa.update(run)
    .where(run.c.learner_id == _LEARNER, running)
    .values(state=RunState.CANCELLED, finished_at=sa.bindparam("now"), shown=True)
)
_BESIDE = sa.select(side_job.c.press_id).where(side_job.c.learner_id == _LEARNER)
_SIDE_JOBS = sa.delete(side_job).where(side_job.c.learner_id == _LEARNER)
_PART = sa.update(learner).where(learner.c.id == _LEARNER).values(discord_id=-learner.c.id)


def part(connection: sa.Connection, press: Press, now: datetime) -> Parted | None:
    """Part a person from their rows, on the word of a press; None for somebody unknown."""
    learner_id = learner_known(connection, press.person)
    if learner_id is None:
        return None
    note_deletion(connection, learner_id, press.person, press.id, now)
    return parted(connection, learner_id, now)


def parted(connection: sa.Connection, learner_id: int, now: datetime) -> Parted:
    """Take a person out of all that is open, and their Discord id off their row."""
    key: dict[str, Any] = {"person": learner_id}
    hosted = tuple(connection.scalars(_OPEN_OF, key))
    together = {*connection.scalars(_OPEN_IN, key), *hosted}
    runs, beside = (tuple(connection.scalars(each, key)) for each in (_RUNNING, _BESIDE))
    note_crowds(connection, together)
    connection.execute(_LEAVE, key | {"open": list(together)})
    give_up_hosting(connection, hosted)
    connection.execute(_GIVE_UP, key | {"now": now})
    connection.execute(_SIDE_JOBS, key)
    connection.execute(_PART, key)
    note_cards(connection, sorted(together), now, all_of_them=True)
    return Parted(learner_id, tuple(sorted(together)), runs, beside)


def give_up_hosting(connection: sa.Connection, hosted: tuple[int, ...]) -> None:
    """Let these gatherings go on without a host, and without the words of the one they had."""
    for row in connection.execute(_HOSTED, {"those": list(hosted)}).all():
        blank = blanked_plan(row.kind, row.plan)
        values: dict[str, Any] = {"host_id": None} | ({} if blank is None else {"plan": blank})
        rows_changed(connection, _WITHOUT_HOST, values | {"hosted": row.id})
