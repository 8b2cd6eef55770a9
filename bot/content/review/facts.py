"""Compares the facts of a course with the trainings that they name, through a port."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.content.problems import Ledger, quoted
from bot.tutor.course.facts import differs

if TYPE_CHECKING:
    from bot.content.problems import LessonProblem
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec
    from bot.tutor.course.course import Course
    from bot.tutor.data.table import DataTable

Train = Callable[["TrainingSpec", "DataTable | None"], "RunNumbers"]
"""Trains a spec, on a table where it comes with one."""


def fact_problems(
    course: Course, tables: Mapping[str, DataTable], train: Train
) -> tuple[int, list[LessonProblem]]:
    """Return how many facts there are, and those that their trainings do not give.

    Each different training is run once. `tables` are those that come with the course.
    """
    trained: dict[tuple[TrainingSpec, str], RunNumbers] = {}
    problems: list[LessonProblem] = []
    count = 0
    for lesson in course.lessons:
        ledger = Ledger(f"{lesson.id}/lesson.md", problems)
        for card in lesson.cards:
            for fact in card.facts:
                count += 1
                spec = fact.task.variants[fact.place].spec
                run = spec, fact.task.shipped
                if run not in trained:
                    trained[run] = train(spec, tables.get(fact.task.shipped))
                wanted = differs(fact, trained[run])
                if wanted is not None:
                    where = f"card {card.id}, facts.{quoted(fact.shown)}"
                    ledger.add(where, f"{fact.said} does not give it", f"write {wanted}")
    return count, problems
