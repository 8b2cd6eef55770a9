from __future__ import annotations

import json
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given

from bot.store.columns import to_json
from bot.store.lab.run_rows import _from_json, _task_from_json, _to_json, task_json
from bot.trainings.catalogue import CATALOGUE, ActivationFacts
from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View

SHARES = st.floats(allow_nan=False, allow_infinity=False)
SERIES = st.lists(SHARES, max_size=4).map(tuple)
COUNTS = st.lists(st.integers(0, 10**6), max_size=3).map(tuple)
ANY_NUMBERS = st.builds(
    RunNumbers,
    epochs=COUNTS,
    train_loss=SERIES,
    test_loss=SERIES,
    sizes=COUNTS,
    parameters=st.integers(0, 10**6),
    counts=st.tuples(*[st.integers(0, 2000)] * 3),
    baseline_loss=SHARES,
    classes=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    confusion=st.lists(COUNTS, max_size=3).map(tuple),
    diverged=st.booleans(),
)


UNKNOWN_DIAL = {"view": "train", "variants": [{"label": "", "spec": {"unknown": 1}}]}


@pytest.mark.parametrize("kept", [{}, {"view": "train"}, UNKNOWN_DIAL])
def test_a_task_of_another_nudge_is_read_as_none(kept: dict[str, object]) -> None:
    assert _task_from_json(kept, CATALOGUE) is None


@pytest.mark.parametrize(
    "spec",
    [
        TrainingSpec(activation="my-gelu"),
        TrainingSpec(data="my-stripes"),
        TrainingSpec(penalties=(("my-rounded", 0.1),)),
        TrainingSpec(inputs=("x1", "my-x1^3")),
    ],
)
def test_so_is_one_with_a_name_that_is_not_known_here(spec: TrainingSpec) -> None:
    task = Task(View.SWEEP, (Variant("", TrainingSpec()), Variant("", spec)))
    assert _task_from_json(task_json(task), CATALOGUE) is None


def test_names_are_known_by_the_catalogue_that_is_given() -> None:
    more = replace(CATALOGUE, activations=(*CATALOGUE.activations, ActivationFacts("my-gelu")))
    task = Task(View.TRAIN, (Variant("", TrainingSpec(activation="my-gelu")),))
    assert _task_from_json(task_json(task), more) == task


@given(numbers=ANY_NUMBERS)
def test_numbers_come_back_from_json_to_the_last_bit(numbers: RunNumbers) -> None:
    back = _from_json(json.loads(to_json(_to_json(numbers))))
    assert back == numbers
    assert repr(back) == repr(numbers)  # -0.0 is not 0.0, and 1 is not 1.0
