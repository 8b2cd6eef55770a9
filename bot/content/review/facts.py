"""Compares the facts of a course with the trainings that they name, through a port."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.content.problems import Ledger, quoted
from bot.tutor.course.facts import differs

if TYPE_CHECKING:
    from bot.content.problems import LessonProblem
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec
    from bot.tutor.course.course import Course

Train = Callable[["TrainingSpec"], "RunNumbers"]


def fact_problems(course: Course, train: Train) -> tuple[int, list[LessonProblem]]:
    """Return how many facts there are, and those that their trainings do not give.

    Each different training is run once.
    """
    trained: dict[TrainingSpec, RunNumbers] = {}
    problems: list[LessonProblem] = []
    count = 0
    for lesson in course.lessons:
        ledger = Ledger(f"{lesson.id}/lesson.md", problems)
        for card in lesson.cards:
            for fact in card.facts:
                count += 1
                spec = fact.task.variants[fact.place].spec
                if spec not in trained:
                    trained[spec] = train(spec)
                wanted = differs(fact, trained[spec])
                if wanted is not None:
                    where = f"card {card.id}, facts.{quoted(fact.shown)}"
                    ledger.add(where, f"{fact.said} does not give it", f"write {wanted}")
    return count, problems
