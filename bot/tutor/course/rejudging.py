"""What a corrected key changes for somebody who answered before it: gains only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.course.asked import questions_for, revision_for
from bot.tutor.exercises.attempts import Change, Entry, EntryKind
from bot.tutor.exercises.questions.rescoring import LEAST_GAIN, rescored
from bot.tutor.exercises.questions.state import credit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.questions.kind import Question


def change_in(course: Course, attempt: Attempt) -> Change:
    """Judge an attempt by the course as it is now: a note for each gain, and a higher score.

    What was noted before is not noted again. An open attempt has no score yet.
    """
    questions, revision = questions_for(course, attempt), revision_for(course, attempt)
    if not questions or all(entry.revision == revision for entry in attempt.entries):
        return Change(attempt.id)  # as after most restarts: nothing was edited in between
    score, changed = rescored(questions, attempt.plan, attempt.entries)
    notes = (_note(questions, revision, attempt, item) for item in changed)
    higher = attempt.score is not None and score > attempt.score + LEAST_GAIN
    return Change(
        attempt.id, tuple(note for note in notes if note is not None), score if higher else None
    )


def _note(
    questions: Sequence[Question], revision: str, attempt: Attempt, item: str
) -> Entry | None:
    """Note what the first answer to a question is worth now; None where that is no gain."""
    about = [entry for entry in attempt.entries if entry.item == item]
    credit, _ = rescored(questions, attempt.plan, about)
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
        turn=f"{EntryKind.REJUDGED}-{attempt.plan.items.index(item)}-{revision}",
        revision=revision,
    )
