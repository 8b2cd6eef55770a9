"""Training reproduces the numbers that the course was written with."""

import functools
import math
from itertools import pairwise
from statistics import fmean, median

import pytest

from bot.neural.spec import DATA_SETS, TrainingSpec
from bot.neural.training import History, train

SEEDS = range(20)


@functools.cache
def small_moons(learning_rate: float) -> list[History]:
    """Preset P2 of the course: 200 moons, noise 0.2, 140 to train on, 2-8-1, 300 rounds."""
    return [train(TrainingSpec(learning_rate=learning_rate, seed=seed)) for seed in SEEDS]


def share_of_rises(history: History) -> float:
    return fmean(after > before for before, after in pairwise(history.train_loss))


@pytest.mark.parametrize(
    ("learning_rate", "lowest", "highest"), [(0.001, 0.50, 0.75), (1.0, 0.07, 0.14)]
)
def test_a_small_or_right_rate_never_rises_and_ends_where_the_course_says(
    learning_rate: float, lowest: float, highest: float
) -> None:
    runs = small_moons(learning_rate)
    assert lowest <= median(run.train_loss[-1] for run in runs) <= highest
    assert [share_of_rises(run) for run in runs] == [0.0] * len(SEEDS)


def test_a_rate_of_100_never_settles() -> None:
    runs = small_moons(100.0)
    assert median(run.train_loss[-1] for run in runs) >= 1.5
    assert 0.30 <= median(share_of_rises(run) for run in runs) <= 0.50


def test_the_right_rate_is_right_on_points_it_never_saw() -> None:
    assert median(run.test_accuracy for run in small_moons(1.0)) >= 0.92


def test_xor_without_hidden_units_is_stuck_at_a_coin_toss() -> None:
    history = train(TrainingSpec(data="xor", hidden=()))
    assert history.train_loss[-1] == pytest.approx(math.log(2), abs=0.01)


@pytest.mark.parametrize(("data", "hidden"), [("xor", (4,)), ("circles", (8,))])
def test_hidden_units_solve_what_a_line_cannot(data: str, hidden: tuple[int, ...]) -> None:
    runs = [train(TrainingSpec(data=data, hidden=hidden, seed=seed)) for seed in range(5)]
    assert median(run.test_accuracy for run in runs) >= 0.95


@pytest.mark.parametrize("data", DATA_SETS)
def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(data: str) -> None:
    spec = TrainingSpec(data=data, epochs=20)
    first, again = train(spec), train(spec)
    assert first.train_loss == again.train_loss
    assert first.test_loss == again.test_loss
    assert first.train_loss != train(TrainingSpec(data=data, epochs=20, seed=2)).train_loss


def test_a_loss_is_kept_for_the_start_and_for_every_round() -> None:
    history = train(TrainingSpec(epochs=7))
    assert len(history.train_loss) == len(history.test_loss) == 8
    longer = train(TrainingSpec(epochs=9))
    assert longer.train_loss[:8] == history.train_loss


@pytest.mark.parametrize("hidden", [(), (64,), (64,) * 6])
def test_the_wildest_training_still_reports_finite_numbers(hidden: tuple[int, ...]) -> None:
    history = train(TrainingSpec(data="spiral", hidden=hidden, learning_rate=1000.0, epochs=60))
    assert all(map(math.isfinite, (*history.train_loss, *history.test_loss)))
