"""A spec within its bounds is accepted, one outside is a bug and says so."""

import subprocess
import sys
from typing import Any

import pytest

from bot.neural.spec import TrainingSpec


@pytest.mark.parametrize(
    "wrong",
    [
        {"data": "iris"},
        {"hidden": (8,) * 7},
        {"hidden": (0,)},
        {"hidden": (8, 65)},
        {"learning_rate": 0.0},
        {"learning_rate": float("nan")},
        {"learning_rate": 1001.0},
        {"epochs": 0},
        {"epochs": 5001},
        {"seed": -1},
        {"seed": 2**31},
        {"points": 5},
        {"noise": -0.1},
        {"train_share": 1.0},
    ],
)
def test_a_value_out_of_its_bounds_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong)) if "data" not in wrong else "iris"):
        TrainingSpec(**wrong)


@pytest.mark.parametrize(
    ("hidden", "shape", "parameters"),
    [((), "2-1", 3), ((8,), "2-8-1", 33), ((8, 4), "2-8-4-1", 65), ((64,) * 6, None, 21_057)],
)
def test_a_network_knows_its_shape_and_counts_its_numbers(
    hidden: tuple[int, ...], shape: str | None, parameters: int
) -> None:
    spec = TrainingSpec(hidden=hidden)
    assert spec.parameters == parameters
    assert shape in {None, spec.shape}


def test_the_values_are_read_without_numpy() -> None:
    code = "import sys, bot.neural.spec, bot.jobs.pool; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
