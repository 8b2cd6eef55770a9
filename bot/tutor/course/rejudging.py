"""What a corrected key changes for somebody who answered before it: gains only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Activity, Change, Entry, EntryKind
from bot.tutor.exercises.history import item_of
from bot.tutor.exercises.questions.rescoring import rescored
from bot.tutor.exercises.questions.state import credit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.attempts import Attempt

LEAST_GAIN = 1e-9


def change_in(lesson: Lesson, attempt: Attempt) -> Change:
    """Judge a closed attempt by the lesson as it is now: a higher score, and a note for each gain.

    What was noted before is not noted again.
    """
    if all(entry.revision == lesson.revision for entry in attempt.entries):
        return Change(attempt.id)  # as after most restarts: nothing was edited in between
    score, changed = rescored(lesson.questions, attempt.plan, attempt.entries)
    notes = (_note(lesson, attempt, item) for item in changed)
    higher = score > (attempt.score or 0) + LEAST_GAIN
    return Change(
        attempt.id, tuple(note for note in notes if note is not None), score if higher else None
    )


def by_present_keys(lessons: Sequence[Lesson], attempts: Iterable[Attempt]) -> list[Attempt]:
    """Return the attempts, with notes in those at mistakes for what is worth more now.

    A round of mistakes is of several lessons, and counts for no score: its notes are not kept.
    """
    return [
        _with_notes(lessons, one) if one.closed and one.activity == Activity.MISTAKES else one
        for one in attempts
    ]


def _with_notes(lessons: Sequence[Lesson], attempt: Attempt) -> Attempt:
    for lesson in lessons:
        asked = [(item_of(lesson.id, one.id), one) for one in lesson.questions]
        named = tuple(replace(one, id=name) for name, one in asked if name in attempt.plan.items)
        if named:
            notes = change_in(replace(lesson, questions=named), attempt).notes
            attempt = replace(attempt, entries=(*attempt.entries, *notes))
    return attempt


def _note(lesson: Lesson, attempt: Attempt, item: str) -> Entry | None:
    """Note what the first answer to a question is worth now; None where that is no gain."""
    about = [entry for entry in attempt.entries if entry.item == item]
    credit, _ = rescored(lesson.questions, attempt.plan, about)
    first = next(entry for entry in about if entry.kind == EntryKind.ANSWER)
    noted = (entry for entry in about if entry.kind == EntryKind.REJUDGED)
    if credit <= max(credit_of(entry) for entry in (first, *noted)) + LEAST_GAIN:
        return None
    return Entry(
        EntryKind.REJUDGED,
        item=item,
        choice=first.choice,
        right=credit > 1 - LEAST_GAIN,
        credit=credit,
        turn=f"{EntryKind.REJUDGED}-{attempt.plan.items.index(item)}-{lesson.revision}",
        revision=lesson.revision,
    )
