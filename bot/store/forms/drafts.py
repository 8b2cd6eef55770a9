"""What people typed into forms that were refused: private to its person, for a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.presses import forget_older, learner_of
from bot.store.tables.exercises import attempt
from bot.store.tables.forms import form_draft
from bot.store.tables.lab import run
from bot.store.tables.people import learner
from bot.store.tables.people import press as noted
from bot.tutor.exercises.attempts import PRACTICE
from bot.tutor.forms import FormDraft, TypedField, TypedForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.people import Press

FORMS_ARE_KEPT = timedelta(days=7)

_ONE = (
    sa.select(form_draft, learner.c.discord_id)
    .join_from(form_draft, learner)
    .where(
        form_draft.c.press_id == sa.bindparam("press"),
        form_draft.c.made_at >= sa.bindparam("last"),
    )
)
_TAKEN = sa.union_all(
    sa.select(noted.c.interaction_id).where(noted.c.interaction_id == sa.bindparam("press")),
    sa.select(run.c.id).where(run.c.press_id == sa.bindparam("press")),
    # What somebody writes for a challenge or a post is an attempt of its own.
    sa.select(attempt.c.id).where(
        attempt.c.press_id == sa.bindparam("press"), attempt.c.scope == PRACTICE
    ),
)
"""Finds what a press stored, wherever a form may store it."""
_KEEP = insert_or_ignore(form_draft)
_OF_LEARNER = form_draft.c.learner_id == sa.bindparam("learner")
_NEWEST = sa.select(form_draft.c.id).where(_OF_LEARNER).order_by(form_draft.c.id.desc())
_DROP_OLDER = sa.delete(form_draft).where(_OF_LEARNER, form_draft.c.id <= sa.bindparam("oldest"))
_DROP = sa.delete(form_draft).where(form_draft.c.press_id == sa.bindparam("press"))
_OLD = (
    sa.select(form_draft.c.id)
    .where(
        form_draft.c.press_id < sa.bindparam("before"), form_draft.c.made_at < sa.bindparam("last")
    )
    .limit(sa.bindparam("most"))
)
_FORGET = sa.delete(form_draft).where(form_draft.c.id.in_(_OLD))


@dataclass(frozen=True, slots=True)
class FormDrafts:
    """The port `FormDrafts` of the services, on SQL."""

    database: Database

    async def keep(self, press: Press, draft: FormDraft, most: int) -> bool:
        """Keep it; of one person's the newest `most` stay. The same press again changes nothing.

        Return False, and keep nothing, where the press itself is stored: then the form was taken.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            if connection.scalar(_TAKEN, {"press": press.id}) is not None:
                return False
            learner_id = learner_of(connection, press, now)
            if rows_changed(connection, _KEEP, _row(draft, learner_id, now)):
                older = connection.scalars(_NEWEST, {"learner": learner_id}).all()[most:]
                if older:
                    connection.execute(_DROP_OLDER, {"learner": learner_id, "oldest": older[0]})
            return True

        return await self.database.write(work)

    async def get(self, press: int) -> FormDraft | None:
        """Return what was typed in a submission. None when it is gone, or older than a week."""
        asked = {"press": press, "last": self.database.clock() - FORMS_ARE_KEPT}

        def work(connection: sa.Connection) -> FormDraft | None:
            row = connection.execute(_ONE, asked).one_or_none()
            return None if row is None else _draft(row)

        return await self.database.read(work)

    async def drop(self, press: int) -> None:
        """Forget it. A second time changes nothing."""

        def work(connection: sa.Connection) -> None:
            connection.execute(_DROP, {"press": press})

        await self.database.write(work)


def forget_forms(connection: sa.Connection, now: datetime, most: int) -> int:
    """Delete some of what was typed longer ago than FORMS_ARE_KEPT, and return how many."""
    return forget_older(connection, _FORGET, now - FORMS_ARE_KEPT, most)


def _row(draft: FormDraft, learner_id: int, now: datetime) -> dict[str, object]:
    typed = draft.typed
    return {
        "learner_id": learner_id,
        "guild_id": draft.guild,
        "press_id": draft.press,
        "form": draft.form,
        "typed": {
            "fields": [[one.field, one.text, one.picked] for one in typed.fields],
            "files": typed.files,
        },
        "made_at": now,
    }


def _draft(row: sa.Row[*tuple[Any, ...]]) -> FormDraft:
    return FormDraft(row.press_id, row.discord_id, row.guild_id, row.form, _typed(row.typed))


def _typed(kept: Mapping[str, Any]) -> TypedForm:
    fields = (TypedField(name, text, tuple(picked)) for name, text, picked in kept["fields"])
    return TypedForm(tuple(fields), kept["files"])
