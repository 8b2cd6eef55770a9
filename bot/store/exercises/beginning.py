"""Beginning an attempt: of one person, of a member of a gathering, or of the gathering itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.exercises.attempt_rows import SELECT_ATTEMPT, whole_attempt
from bot.store.exercises.members import add_member, check_present, hold_phase, open_phase
from bot.store.presses import is_noted, learner_known, learner_of
from bot.store.tables.exercises import attempt, still_open
from bot.tutor.exercises.plans import plan_to_json

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.exercises.attempts import Attempt, WantedAttempt
    from bot.tutor.people import Press

_BEGIN = insert_or_ignore(attempt)
_LEARNERS = attempt.c.learner_id == sa.bindparam("learner")
_GATHERINGS = attempt.c.gathering_id == sa.bindparam("gathering")


def _begun(*owner: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Find this owner's open attempt, or else what a press began for them."""
    return (
        SELECT_ATTEMPT.where(
            attempt.c.lesson == sa.bindparam("lesson"),
            attempt.c.activity == sa.bindparam("activity"),
            attempt.c.scope == sa.bindparam("scope"),
            *owner,
            sa.or_(attempt.c.press_id == sa.bindparam("press"), still_open),
        )
        .order_by(still_open.desc())
        .limit(1)
    )


_BEGUN_ALONE = _begun(_LEARNERS, attempt.c.gathering_id.is_(None))
_BEGUN_AS_MEMBER = _begun(_LEARNERS, _GATHERINGS)
_BEGUN_AS_GROUP = _begun(attempt.c.learner_id.is_(None), _GATHERINGS)


def begin_attempt(
    connection: sa.Connection, press: Press, wanted: WantedAttempt, now: datetime
) -> Attempt:
    """Do what the port's `Attempts.begin` says, within a transaction."""
    learner_id = learner_of(connection, press, now)
    if wanted.gathering is not None:
        hold_phase(connection, wanted.gathering)
        phase = open_phase(connection, wanted.gathering, press)
        if not wanted.open_to_all:
            check_present(connection, wanted.gathering, learner_id)
    row, _ = begun_row(connection, press, wanted, learner_id, now)
    again = is_noted(connection, press) and row.press_id != press.id
    if wanted.gathering is not None and wanted.open_to_all and not again:
        add_member(connection, wanted.gathering, learner_id, "", phase, now)
    return whole_attempt(connection, row)


def begun_row(
    connection: sa.Connection, press: Press, wanted: WantedAttempt, learner_id: int, now: datetime
) -> tuple[sa.Row[*tuple[Any, ...]], bool]:
    """Store an attempt unless its owner has one open or the press began one.

    Return its row of SELECT_ATTEMPT, and whether it is new.
    """
    values = _attempt_row(press, wanted, learner_id, now)
    is_new = rows_changed(connection, _BEGIN, values) == 1
    return connection.execute(*_asked_back(press, wanted, learner_id)).one(), is_new


def begun_by(connection: sa.Connection, press: Press, wanted: WantedAttempt) -> Attempt | None:
    """Return the attempt that the person has open or that the press began, None without one."""
    learner_id = learner_known(connection, press.person)
    if learner_id is None:
        return None
    row = connection.execute(*_asked_back(press, wanted, learner_id)).one_or_none()
    return None if row is None else whole_attempt(connection, row)


def _attempt_row(
    press: Press, wanted: WantedAttempt, learner_id: int, now: datetime
) -> dict[str, object]:
    return {
        "learner_id": None if wanted.of_group else learner_id,
        "gathering_id": wanted.gathering,
        "guild_id": press.guild,
        "press_id": press.id,
        "lesson": wanted.lesson,
        "activity": wanted.activity,
        "scope": wanted.scope,
        "plan": plan_to_json(wanted.plan),
        "started_at": now,
    }


def _asked_back(
    press: Press, wanted: WantedAttempt, learner_id: int
) -> tuple[sa.Select[Any], dict[str, object]]:
    """Return the statement that finds what this press began, and its values."""
    what = {"lesson": wanted.lesson, "activity": wanted.activity, "scope": wanted.scope}
    key = {**what, "press": press.id}
    if wanted.gathering is None:
        return _BEGUN_ALONE, {**key, "learner": learner_id}
    if wanted.of_group:
        return _BEGUN_AS_GROUP, {**key, "gathering": wanted.gathering}
    return _BEGUN_AS_MEMBER, {**key, "gathering": wanted.gathering, "learner": learner_id}
