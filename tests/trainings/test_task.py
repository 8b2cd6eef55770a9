"""Tasks are kept as JSON, and old ones without newer fields are read as they were meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.trainings.spec import AXES, TrainingSpec
from bot.trainings.task import Task, Variant, View, task_from_json, task_to_json

PLAIN = Task(View.TRAIN, (Variant("", TrainingSpec()),))


@pytest.mark.parametrize("axis", AXES)
def test_a_task_keeps_the_axis_that_was_chosen(axis: str) -> None:
    task = replace(PLAIN, variants=(Variant("", TrainingSpec(axis=axis)),))
    assert task_from_json(task_to_json(task)) == task


def test_a_task_from_before_the_axis_could_be_chosen_reads_as_auto() -> None:
    kept = task_to_json(PLAIN)
    (variant,) = kept["variants"]
    assert "axis" not in variant["spec"]
    assert task_from_json(kept).spec.axis == "auto"


def test_another_axis_is_refused() -> None:
    with pytest.raises(ValueError, match="axis must be one of auto, linear, log"):
        TrainingSpec(axis="cubic")
