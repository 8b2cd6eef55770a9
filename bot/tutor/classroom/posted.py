"""The questions of a post: those of the course as it is now, or one that was written for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.written import written_in
from bot.tutor.course.asked import questions_named
from bot.tutor.exercises.questions.kind import Drawn

if TYPE_CHECKING:
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.exercises.questions.kind import Question


def questions_in(course: Course, plan: Plan) -> tuple[Question, ...]:
    """Return the questions of a plan that are still there, named "lesson/question"."""
    written = written_in(plan)
    return (written,) if written is not None else questions_named(course, plan.items)


def drawn_in(plan: Plan, question: Question) -> Drawn:
    """Return what a plan drew for a question, adapted to the question as it is now."""
    kept = Drawn(plan.orders.get(question.id, ()), plan.numbers.get(question.id, {}))
    return question.task.fit(kept)
