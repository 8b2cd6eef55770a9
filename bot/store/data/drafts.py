"""Data that was brought and not kept yet: private to its person, for a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.kept_numbers import delete_rows
from bot.store.presses import learner_of, note, older_than
from bot.store.tables.data import own_draft
from bot.store.tables.people import is_somebody, learner
from bot.tutor.data.choices import Choices, Learned
from bot.tutor.data.draft import NOTHING_CHOSEN, DraftChangedError, NewDraft, OwnDraft
from bot.tutor.data.grid import Grid, GridLine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.people import Press

DRAFTS_ARE_KEPT = timedelta(days=1)

_SELECT = sa.select(own_draft, learner.c.discord_id).join_from(own_draft, learner)
_ONE = _SELECT.where(
    own_draft.c.id == sa.bindparam("draft"),
    own_draft.c.brought_at >= sa.bindparam("last"),
    is_somebody,
)
_CHOSEN = sa.select(own_draft.c.choices).where(
    own_draft.c.id == sa.bindparam("draft"),
    own_draft.c.brought_at >= sa.bindparam("last"),
    own_draft.c.brought.is_not(None),
)
_OF_PRESS = _SELECT.where(own_draft.c.press_id == sa.bindparam("press"))
_ADD = sa.insert(own_draft)
_CHOOSE = (
    sa.update(own_draft)
    .where(own_draft.c.id == sa.bindparam("draft"))
    .values(choices=sa.bindparam("chosen", type_=own_draft.c.choices.type))
)
_WAITING = sa.and_(
    own_draft.c.learner_id == sa.bindparam("learner"), own_draft.c.brought.is_not(None)
)
_NEWEST = sa.select(own_draft.c.id).where(_WAITING).order_by(own_draft.c.id.desc())
_DROPPED = sa.select(own_draft.c.id).where(
    own_draft.c.id == sa.bindparam("draft"), own_draft.c.brought.is_not(None)
)
_OLD = (
    sa.select(own_draft.c.id)
    .where(
        own_draft.c.press_id < sa.bindparam("before"),
        own_draft.c.press_id != -own_draft.c.id,  # no emptied one
        own_draft.c.brought_at < sa.bindparam("last"),
    )
    .limit(sa.bindparam("most"))
)
MOST = 50  # a draft may be long


@dataclass(frozen=True, slots=True)
class OwnDrafts:
    """The port `Drafts` of the services, on SQL."""

    database: Database

    async def begin(self, press: Press, new: NewDraft, most: int) -> OwnDraft | None:
        """Store a draft. Of one person's the newest `most` stay.

        The same press again returns what it began, or None when that is gone.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> OwnDraft | None:
            learner_id = learner_of(connection, press, now)
            if note(connection, press, learner_id, now):
                older = connection.scalars(_NEWEST, {"learner": learner_id}).all()[most - 1 :]
                delete_rows(connection, own_draft, list(older), now)
                connection.execute(_ADD, _row(press, learner_id, new, now))
            row = connection.execute(_OF_PRESS, {"press": press.id}).one_or_none()
            return None if row is None else _whole(row)

        return await self.database.write(work)

    async def get(self, draft: int) -> OwnDraft | None:
        """Return a draft. None when it is gone, or older than a day."""
        last = self.database.clock() - DRAFTS_ARE_KEPT
        return await self.database.read(lambda connection: _read(connection, draft, last))

    async def choose(self, press: Press, draft: OwnDraft, chosen: Choices) -> Choices | None:
        """Change what was chosen in a draft, and return that; None when it is gone or was kept.

        Raise DraftChangedError when other things are chosen now than in `draft`. A press that comes
        again changes nothing.
        """
        now = self.database.clock()
        which = {"draft": draft.id, "last": now - DRAFTS_ARE_KEPT}

        def work(connection: sa.Connection) -> Choices | None:
            kept = connection.execute(_CHOSEN, which).scalar_one_or_none()
            if kept is None:
                return None
            before = _choices(kept)
            if not note(connection, press, learner_of(connection, press, now), now):
                return before
            if before != draft.choices:
                raise DraftChangedError  # and nothing of this is written
            new = {"draft": draft.id, "chosen": _choices_row(chosen)}
            connection.execute(_CHOOSE, new)
            return chosen

        return await self.database.write(work)

    async def drop(self, draft: int) -> None:
        """Forget a draft that was not kept. A second time changes nothing."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            those = list(connection.scalars(_DROPPED, {"draft": draft}))
            delete_rows(connection, own_draft, those, now)

        await self.database.write(work)


def forget_drafts(connection: sa.Connection, now: datetime, most: int) -> int:
    """Delete some drafts that are older than DRAFTS_ARE_KEPT, kept ones too; return how many."""
    those = list(connection.scalars(_OLD, older_than(now - DRAFTS_ARE_KEPT, min(most, MOST))))
    delete_rows(connection, own_draft, those, now)
    return len(those)


def _read(connection: sa.Connection, draft: int, last: datetime) -> OwnDraft | None:
    row = connection.execute(_ONE, {"draft": draft, "last": last}).one_or_none()
    return None if row is None else _whole(row)


def _row(press: Press, learner_id: int, new: NewDraft, now: datetime) -> dict[str, object]:
    grid = new.grid
    return {
        "learner_id": learner_id,
        "guild_id": press.guild,
        "press_id": press.id,
        "name": new.name,
        "brought_at": now,
        "brought": {
            "names": grid.names,
            "named": grid.named,
            "separator": grid.separator,
            "notes": grid.notes,
            "lines": [[line.number, *line.cells] for line in grid.lines],
            "typed": new.typed,
        },
        "choices": _choices_row(NOTHING_CHOSEN),
    }


def _choices_row(choices: Choices) -> dict[str, object]:
    return {
        "label": choices.label,
        "used": choices.used,
        "commas": choices.commas,
        "answers": choices.answers,
        "skips": choices.skips,
    }


def _whole(row: sa.Row[*tuple[Any, ...]]) -> OwnDraft:
    brought = None if row.brought is None else _brought(row.name, row.brought)
    return OwnDraft(
        id=row.id,
        person=row.discord_id,
        guild=row.guild_id,
        name=row.name,
        brought=brought,
        choices=_choices(row.choices),
        kept=row.kept_id,
    )


def _brought(name: str, kept: Mapping[str, Any]) -> NewDraft:
    lines = tuple(GridLine(number, tuple(cells)) for number, *cells in kept["lines"])
    names, notes = tuple(kept["names"]), tuple(kept["notes"])
    return NewDraft(
        name, Grid(names, lines, kept["named"], kept["separator"], notes), kept["typed"]
    )


def _choices(kept: Mapping[str, Any]) -> Choices:
    return Choices(
        label=kept["label"],
        used=None if kept["used"] is None else tuple(kept["used"]),
        commas=tuple((place, comma) for place, comma in kept["commas"]),
        answers=None if kept["answers"] is None else Learned(kept["answers"]),
        skips=kept["skips"],
    )
