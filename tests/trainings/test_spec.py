"""A spec within its bounds is accepted, one outside is a bug and says so."""

import json
import subprocess
import sys
from typing import Any

import pytest

from bot.trainings.spec import TrainingSpec, parameters, shape
from bot.trainings.task import Task, Variant, View, task_from_json, task_to_json
from bot.tutor.lab.presets import PRESETS, Preset


@pytest.mark.parametrize(
    "wrong",
    [
        {"hidden": (8,) * 7},
        {"hidden": (0,)},
        {"hidden": (8, 65)},
        {"inputs": ()},
        {"inputs": ("x1", "x1")},
        {"learning_rate": 0.0},
        {"learning_rate": float("nan")},
        {"learning_rate": 1001.0},
        {"epochs": 0},
        {"epochs": 5001},
        {"batch": -1},
        {"l2": 11.0},
        {"penalties": (("l3", -1.0),)},
        {"penalties": (("l3", 1.0), ("l3", 2.0))},
        {"penalties": (("l1", 1.0),)},
        {"seed": -1},
        {"seed": 2**31},
        {"weights_seed": -1},
        {"points": 5},
        {"noise": -0.1},
        {"noise": 0.6},
        {"flips": 0.6},
        {"train_share": 1.0},
        {"patience": 3},
    ],
    ids=str,
)
def test_a_value_out_of_its_bounds_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong)).split("_", maxsplit=1)[0]):
        TrainingSpec(**wrong)


@pytest.mark.parametrize(
    ("hidden", "shape_text", "numbers"),
    [((), "2-1", 3), ((8,), "2-8-1", 33), ((8, 4), "2-8-4-1", 65)],
)
def test_a_network_knows_its_shape_and_counts_its_numbers(
    hidden: tuple[int, ...], shape_text: str, numbers: int
) -> None:
    sizes = TrainingSpec(hidden=hidden).sizes(2, 1)
    assert (shape(sizes), parameters(sizes)) == (shape_text, numbers)


def test_amounts_are_those_of_the_penalties_that_are_on() -> None:
    assert TrainingSpec().amounts == {}
    spec = TrainingSpec(l2=0.1, penalties=(("l3", 0.5), ("l4", 0.0)))
    assert spec.amounts == {"l2": 0.1, "l3": 0.5}


def test_penalties_come_back_from_json_and_specs_without_them_are_written_as_ever() -> None:
    for spec in (TrainingSpec(), TrainingSpec(penalties=(("l3", 0.5),))):
        task = Task(View.TRAIN, (Variant("", spec),))
        kept = json.loads(json.dumps(task_to_json(task)))
        assert task_from_json(kept) == task
        assert ("penalties" in kept["variants"][0]["spec"]) is bool(spec.penalties)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_task_comes_back_from_json(preset: Preset) -> None:
    kept = json.loads(json.dumps(task_to_json(preset.task)))
    assert task_from_json(kept) == preset.task


def test_the_values_are_read_without_numpy() -> None:
    code = "import sys, bot.tutor.lab.presets; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
