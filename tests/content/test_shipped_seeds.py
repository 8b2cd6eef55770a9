"""The seed of each lesson is an ordinary one: other seeds tell the same story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.content.data import load_data
from bot.jobs.examples import examples_for
from bot.jobs.facts import numbers_of
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train_all
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.course.walking import values_in
from bot.tutor.pictures.losses import LossesPicture
from tests.content.shipped import LESSONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.trainings.spec import TrainingSpec
    from bot.tutor.course.course import Lesson
    from bot.tutor.data.table import DataTable

SEEDS = range(60)
TABLES, _ = load_data(LESSONS)
COURSE, _ = load_course(LESSONS, LESSON_KINDS, TABLES)


def shown(lesson: Lesson) -> Iterator[tuple[str, TrainingSpec, str]]:
    """Yield the trainings whose losses are drawn or told, with their labels and tables.

    A lesson that names a start of its own beside the seed shows how starts differ, and may show the
    luckiest.
    """
    for card in lesson.cards:
        for value in values_in(card.picture):
            if isinstance(value, LossesPicture):
                yield from ((*one, value.task.shipped) for one in value.shown)
        for fact in card.facts:
            variant = fact.task.variants[fact.place]
            yield variant.label or fact.task.title, variant.spec, fact.task.shipped


RUNS = {
    (lesson.id, spec, table): pytest.param(
        spec, TABLES.get(table), id=f"{lesson.id} {number}: {label}"
    )
    for lesson in COURSE.lessons
    for number, (label, spec, table) in enumerate(shown(lesson))
    if spec.weights_seed is None
}


@pytest.mark.nightly
@pytest.mark.parametrize(("spec", "table"), RUNS.values())
def test_a_training_that_a_lesson_shows_ends_within_the_middle_60_percent_of_60_seeds(
    spec: TrainingSpec, table: DataTable | None
) -> None:
    seeded = [replace(spec, seed=seed) for seed in SEEDS]
    histories = train_all(seeded, SHIPPED, examples_for(spec, table))
    others = [round(history.numbers.train_loss[-1], 6) for history in histories]
    its = round(numbers_of(spec, table).train_loss[-1], 6)
    below = sum(other < its for other in others) / len(others)
    above = sum(other > its for other in others) / len(others)
    assert below <= 0.8, f"{below:.0%} of the seeds end lower than {its}"
    assert above <= 0.8, f"{above:.0%} of the seeds end higher than {its}"
