"""Answering in a gathering: join, begin, judge and enter, all in one or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.exercises.attempt_rows import new_attempt, whole_attempt
from bot.store.exercises.beginning import begun_row
from bot.store.exercises.entering import put_entry
from bot.store.exercises.members import add_member, check_present, hold_phase, open_phase
from bot.store.presses import learner_of, note

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import sqlalchemy as sa

    from bot.tutor.exercises.attempts import Attempt, Entry, WantedAttempt
    from bot.tutor.people import Press

    Judge = Callable[[Attempt], Entry]


class NotCountedError(Exception):
    """Rolls back what was begun for an entry that does not count."""


def enter_at_once(
    connection: sa.Connection,
    press: Press,
    wanted: WantedAttempt,
    phase: int,
    judge: Judge,
    now: datetime,
) -> Attempt:
    """Do what the port's `Attempts.enter` says, within a transaction.

    Return the attempt with its new entry. Raise NotCountedError for an entry that does not count.
    """
    if wanted.gathering is None:
        raise NotCountedError
    learner_id = learner_of(connection, press, now)
    hold_phase(connection, wanted.gathering)
    if open_phase(connection, wanted.gathering, press) != phase:
        raise NotCountedError
    if wanted.open_to_all:
        add_member(connection, wanted.gathering, learner_id, "", phase, now)
    else:
        check_present(connection, wanted.gathering, learner_id)
    row, is_new = begun_row(connection, press, wanted, learner_id, now)
    begun = new_attempt(row) if is_new else whole_attempt(connection, row)
    entry = judge(begun)
    counts = not begun.closed and note(connection, press, learner_id, now)
    if not counts or not put_entry(connection, begun.id, learner_id, entry, now):
        raise NotCountedError
    return replace(begun, entries=(*begun.entries, entry))
