"""The questions of an attempt as the course has them now, in one lesson or in several."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.questions.kind import Question

DIGITS = 16  # as many as an entry has room for


def questions_named(course: Course, items: Iterable[str]) -> tuple[Question, ...]:
    """Return the questions that are named "lesson/question", each under this name."""
    found = []
    for item in items:
        lesson_id, _, question_id = item.partition("/")
        lesson = course.lesson(lesson_id)
        question = lesson.question(question_id) if lesson else None
        if question is not None:
            found.append(replace(question, id=item))
    return tuple(found)


def questions_for(course: Course, attempt: Attempt) -> tuple[Question, ...]:
    """Return what an attempt may ask, under the ids of its plan; () where its lesson is off."""
    if not attempt.lesson:
        return questions_named(course, attempt.plan.items)
    lesson = course.lesson(attempt.lesson)
    return () if lesson is None else lesson.questions


def revision_for(course: Course, attempt: Attempt) -> str:
    """Return the revision of the attempt's lesson, or one of all its lessons; "" for none."""
    if attempt.lesson:
        lesson = course.lesson(attempt.lesson)
        return "" if lesson is None else lesson.revision
    known = (course.lesson(item.partition("/")[0]) for item in attempt.plan.items)
    return revision_of_all(lesson for lesson in known if lesson)


def revision_of_all(lessons: Iterable[Lesson]) -> str:
    return sha256("".join(one.revision for one in lessons).encode()).hexdigest()[:DIGITS]
