"""An assignment: a lesson that a class is to finish by a time. What is entered in it, and counts.

Whoever presses Begin has an entry of their own, and one more if the lesson was finished when the
time was over.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Entry
from bot.tutor.exercises.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering

ASSIGNMENT = "assignment"
"""The kind of gathering that an assignment is, and the activity of what is entered in it."""
BEGUN, FINISHED, TAKEN_BACK = "begun", "finished", "taken-back"
OPEN = 0
"""The phase of an assignment whose time is not over."""


class Way(StrEnum):
    """How far somebody who pressed Begin is in the lesson."""

    FINISHED = "finished"
    BEGUN = "begun"
    NOT_YET = "not yet"
    """They are still at the first card."""


@dataclass(frozen=True, slots=True)
class AssignedLesson:
    """What an assignment says of its lesson: also to a program that lacks the lesson."""

    id: str
    number: int
    title: str


def plan_of(lesson: Lesson) -> Plan:
    said = {"number": str(lesson.number), "title": lesson.title}
    return Plan(items=(lesson.id,), terms=said)


def lesson_of(gathering: Gathering) -> AssignedLesson:
    terms = gathering.plan.terms
    return AssignedLesson(gathering.plan.items[0], int(terms["number"]), terms["title"])


def mark(kind: str, lesson: str) -> Entry:
    """Return an entry that says a thing once for each person."""
    return Entry(kind=kind, item=lesson, choice="", turn=kind)


def people_with(kind: str, attempts: Iterable[Attempt]) -> tuple[int, ...]:
    """Return who has an entry of a kind, by Discord id, in the order of the attempts."""
    entries = (entry for attempt in attempts for entry in attempt.entries if entry.kind == kind)
    return tuple(entry.author for entry in entries if entry.author is not None)


def is_taken_back(attempts: Iterable[Attempt]) -> bool:
    return any(entry.kind == TAKEN_BACK for attempt in attempts for entry in attempt.entries)


def way_of(bookmarks: Sequence[Bookmark], lesson: str) -> Way:
    """Say how far a person is in a lesson, by their bookmarks."""
    bookmark = next((kept for kept in bookmarks if kept.lesson == lesson), None)
    if bookmark is None:
        return Way.NOT_YET
    if bookmark.finished_at is not None:
        return Way.FINISHED
    return Way.BEGUN if max(bookmark.card, bookmark.furthest) > 1 else Way.NOT_YET
