"""What a person did of the whole course, in words that are true of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.course.standing import PASS_FIRST, ROUNDING, passed
from bot.tutor.exercises.attempts import Activity
from bot.tutor.text import listed

if TYPE_CHECKING:
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.course.standing import Standing

IN_PRACTICE = "You passed this lesson in practice."


def way_of(course: Course, standing: Standing) -> str:
    """Say which lessons of the course a person passed."""
    lessons = course.lessons
    done = [one for one in lessons if passed(one, standing)]
    if len(done) == len(lessons):
        return f"You passed all {len(lessons)} lessons." if len(lessons) > 1 else "You passed it."
    if not done:
        return "You have not passed a lesson yet: each is there to take."
    which = f"lesson{'' if len(done) == 1 else 's'} {listed([str(one.number) for one in done])}"
    return f"Of the {len(lessons)} lessons you have passed {len(done)} so far: {which}."


def passed_since(lesson: Lesson, standing: Standing) -> str:
    """Say so where the first checkpoint did not reach the mark and a practice did; else ""."""
    first = standing.first_scores(lesson).get(Activity.QUESTIONS)
    below = first is not None and first < PASS_FIRST - ROUNDING
    return IN_PRACTICE if below and passed(lesson, standing) else ""
