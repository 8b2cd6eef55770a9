"""What takes too long is refused with a sentence; every preset and every default is not."""

from __future__ import annotations

import pytest

from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec, parameters
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.table import DataTable
from bot.tutor.errors import TutorError
from bot.tutor.lab.costs import NUMBERS_OF_TEXT, check_cost, seconds_of, sizes_of
from bot.tutor.lab.variations import SWEEPS, sweep_of
from tests.tutor.lab.shipped import SHIPPED, TASKS, asked, spec_for

LARGEST = (64,) * 6


def task_of(spec: TrainingSpec) -> Task:
    return Task(View.TRAIN, (Variant("", spec),))


@pytest.mark.parametrize(
    "spec",
    [
        TrainingSpec(epochs=5000, batch=1, points=2000),
        TrainingSpec(epochs=5000, hidden=LARGEST, points=2000),
        TrainingSpec(data="digits", points=1797, epochs=5000, hidden=(64, 64), batch=1),
    ],
)
def test_a_training_that_takes_minutes_is_refused(spec: TrainingSpec) -> None:
    with pytest.raises(TutorError, match="Nothing was trained: take fewer epochs"):
        check_cost(task_of(spec), None, SHIPPED)


@pytest.mark.parametrize("data", CATALOGUE.built_in)
@pytest.mark.parametrize("over", SWEEPS)
def test_defaults_and_every_sweep_of_them_are_within_the_limit(data: str, over: str) -> None:
    spec = spec_for(asked(data=data))
    check_cost(task_of(spec), None, SHIPPED)
    check_cost(sweep_of(task_of(spec), over), None, SHIPPED)


@pytest.mark.parametrize("name", TASKS)
def test_presets_are_within_the_limit(name: str) -> None:
    check_cost(TASKS[name], None, SHIPPED)


def test_each_dial_that_costs_makes_it_dearer() -> None:
    usual = seconds_of(TrainingSpec(), None, SHIPPED)
    for dearer in (
        TrainingSpec(epochs=600),
        TrainingSpec(hidden=(64, 64)),
        TrainingSpec(points=400),
        TrainingSpec(batch=1),
        TrainingSpec(fresh_test=1000),
    ):
        assert seconds_of(dearer, None, SHIPPED) > usual


def test_the_sizes_of_a_network_follow_its_data() -> None:
    assert parameters(sizes_of(TrainingSpec(), None, CATALOGUE)) == 33
    assert sizes_of(TrainingSpec(data="digits", hidden=(32,)), None, CATALOGUE) == (64, 32, 10)
    table = DataTable("mine", ("a", "b", "c"), ("x", "y", "z"), ((1.0, 2.0, 3.0),) * 3)
    assert sizes_of(TrainingSpec(data="own"), table, CATALOGUE) == (3, 8, 3)
    texts = DataTable("texts", ("a", "b"), sentences=("One.", "Two."))
    assert sizes_of(TrainingSpec(data="own"), texts, CATALOGUE) == (16, 8, 1)
    assert sizes_of(TrainingSpec(data="own", text="measures"), texts, CATALOGUE) == (25, 8, 1)
    assert sizes_of(TrainingSpec(data="own", text="words"), texts, CATALOGUE) == (200, 8, 1)


def test_each_reading_of_sentences_has_a_known_number_of_inputs() -> None:
    assert tuple(NUMBERS_OF_TEXT) == CATALOGUE.texts
