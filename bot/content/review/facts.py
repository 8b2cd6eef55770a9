"""Compares the facts of a course with the trainings that they name, through a port."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.content.problems import Ledger, quoted
from bot.tutor.course.facts import differs

if TYPE_CHECKING:
    from bot.content.problems import LessonProblem
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.task import Task
    from bot.tutor.course.course import Course

Train = Callable[["Task"], Sequence["RunNumbers"]]
"""Trains all variants of a task, and returns their numbers in the same order."""


def fact_problems(course: Course, train: Train) -> tuple[int, list[LessonProblem]]:
    """Return how many facts there are, and those that their trainings do not give.

    Each different task is trained once.
    """
    trained: dict[Task, Sequence[RunNumbers]] = {}
    problems: list[LessonProblem] = []
    count = 0
    for lesson in course.lessons:
        ledger = Ledger(f"{lesson.id}/lesson.md", problems)
        for card in lesson.cards:
            for fact in card.facts:
                count += 1
                if fact.task not in trained:
                    trained[fact.task] = train(fact.task)
                wanted = differs(fact, trained[fact.task][fact.place])
                if wanted is not None:
                    where = f"card {card.id}, facts.{quoted(fact.shown)}"
                    ledger.add(where, f"{fact.said} does not give it", f"write {wanted}")
    return count, problems
