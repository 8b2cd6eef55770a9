"""How much is kept about a person."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.course import bookmark, note
from bot.store.tables.data import own_draft, own_table
from bot.store.tables.exercises import entry, gathering, meets, member
from bot.store.tables.forms import form_draft
from bot.store.tables.lab import run, running
from bot.tutor.privacy.deleting import KeptOfPerson

_OWNER: sa.BindParameter[int] = sa.bindparam("owner")


def _number_of(table: sa.Table, *also: sa.ColumnElement[bool]) -> sa.Select[int]:
    return sa.select(sa.func.count()).select_from(table).where(table.c.learner_id == _OWNER, *also)


_IN = (
    sa.select(gathering.c.id)
    .join_from(member, gathering)
    .where(member.c.learner_id == _OWNER, meets)
)
_OF = sa.select(gathering.c.id).where(gathering.c.host_id == _OWNER, meets)
_COUNTS = {
    "answers": sa.select(sa.func.count()).select_from(entry).where(entry.c.author_id == _OWNER),
    "lessons": _number_of(bookmark),
    "notes": _number_of(note),
    "trainings": _number_of(run),
    "waiting": _number_of(run, running),
    "tables": _number_of(own_table),
}
_DRAFTS = (_number_of(own_draft), _number_of(form_draft))


def counted(connection: sa.Connection, owner: int) -> KeptOfPerson:
    """Count what is kept about a person, by the number of their row."""
    key = {"owner": owner}
    counts = {name: int(connection.scalar(each, key) or 0) for name, each in _COUNTS.items()}
    drafts = sum(int(connection.scalar(each, key) or 0) for each in _DRAFTS)
    hosted = set(connection.scalars(_OF, key))
    together = hosted | set(connection.scalars(_IN, key))
    return KeptOfPerson(**counts, drafts=drafts, together=len(together), hosted=len(hosted))
