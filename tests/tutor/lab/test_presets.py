"""The lab shows what the course says it shows: medians and shares over twenty seeds.

Bands hold several draws of twenty seeds, for one draw's minima and maxima are luck.
"""

import functools
import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from statistics import fmean, median

import pytest

from bot.neural.history import History
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train_all
from bot.trainings.task import MOST_VARIANTS, Task, View
from bot.tutor.lab.presets import PRESETS, presets_of, with_seed
from tests.tutor.lab.shipped import TASKS

SEEDS = range(20)
LN_2 = math.log(2)


@functools.cache
def runs(preset: str, label: str = "") -> list[History]:
    (spec,) = (variant.spec for variant in TASKS[preset].variants if label in ("", variant.label))
    task = Task(View.TRAIN, tuple(v for v in TASKS[preset].variants if v.spec is spec))
    return train_all([with_seed(task, seed).spec for seed in SEEDS], SHIPPED)


def middle(found: list[History], number: Callable[[History], float]) -> float:
    return median(map(number, found))


def train_loss(history: History) -> float:
    return history.numbers.train_loss[-1]


def unseen_loss(history: History) -> float:
    return history.numbers.test_loss[-1]


def train_accuracy(history: History) -> float:
    return history.numbers.train_accuracy[-1]


def unseen_accuracy(history: History) -> float:
    return history.numbers.test_accuracy[-1]


def rises(history: History) -> float:
    """Share of the rounds in which the training loss went up."""
    return fmean(after > before for before, after in pairwise(history.numbers.train_loss))


def parted(history: History) -> bool:
    """Whether the test loss ended above one and a half times its best."""
    return history.numbers.test_loss[-1] > 1.5 * min(history.numbers.test_loss)


def best_epoch(history: History) -> int:
    return history.numbers.epochs[history.numbers.test_loss.index(min(history.numbers.test_loss))]


@pytest.mark.parametrize(
    ("label", "low", "high"), [("rate 0.001", 0.50, 0.75), ("rate 1", 0.07, 0.14)]
)
def test_p2_a_small_or_right_rate_never_rises(label: str, low: float, high: float) -> None:
    found = runs("lr-trio", label)
    assert low <= middle(found, train_loss) <= high
    assert max(map(rises, found)) == 0.0


def test_p2_a_rate_of_100_never_settles_and_accuracy_hides_it() -> None:
    found = runs("lr-trio", "rate 100")
    assert middle(found, train_loss) >= 1.5
    assert 0.30 <= middle(found, rises) <= 0.50
    assert middle(found, train_accuracy) >= 0.75
    assert middle(runs("lr-trio", "rate 1"), unseen_accuracy) >= 0.92


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [("no hidden units", 0, 0), ("2 hidden units", 11, 19), ("3 hidden units", 18, 20)],
)
def test_p3_hidden_units_solve_xor(label: str, low: int, high: int) -> None:
    found = runs("xor", label)
    assert low <= sum(train_loss(history) < 0.1 for history in found) <= high


def test_p3_without_hidden_units_xor_stays_a_coin_toss() -> None:
    losses = [train_loss(history) for history in runs("xor", "no hidden units")]
    assert losses == pytest.approx([LN_2] * len(SEEDS), abs=1e-6)


def test_p4_a_zero_start_learns_nothing_at_all() -> None:
    for history in runs("zero-start", "zero start"):
        assert history.numbers.train_loss == pytest.approx(
            [LN_2] * len(history.numbers.epochs), abs=1e-9
        )
        assert history.numbers.test_accuracy[-1] == 0.5
        assert history.numbers.symmetric_units == 1.0
    assert middle(runs("zero-start", "random start"), train_loss) < 0.15


def test_p5_a_big_network_learns_30_points_by_heart() -> None:
    found = runs("overfit")
    assert middle(found, train_loss) <= 0.05
    assert middle(found, train_accuracy) == 1.0
    assert 0.30 <= middle(found, lambda history: min(history.numbers.test_loss)) <= 0.45
    assert 60 <= middle(found, best_epoch) <= 220
    assert 0.9 <= middle(found, unseen_loss) <= 1.5
    assert 0.70 <= middle(found, unseen_accuracy) <= 0.82
    assert sum(map(parted, found)) >= 19


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("label", "low", "high"),
    [
        ("300 points", 0.875, 0.925),
        ("stop at 120 rounds", 0.81, 0.88),
        ("weight decay 0.01", 0.81, 0.88),
    ],
)
def test_p5_more_data_stopping_and_decay_help(label: str, low: float, high: float) -> None:
    found = runs("remedies", label)
    assert low <= middle(found, unseen_accuracy) <= high
    assert middle(found, unseen_loss) <= 0.45
    assert sum(map(parted, found)) <= 2


@pytest.mark.nightly
def test_p5_a_smaller_network_mostly_does_not_help() -> None:
    assert 11 <= sum(map(parted, runs("remedies", "4 hidden units"))) <= 20


@pytest.mark.nightly
def test_p6_random_labels_are_learned_by_heart_and_tell_nothing_of_new_points() -> None:
    found = runs("random-labels")
    assert middle(found, train_accuracy) == 1.0
    assert middle(found, train_loss) < 0.01
    assert middle(found, unseen_accuracy) == pytest.approx(0.5, abs=0.03)
    assert middle(found, unseen_loss) > 1.5


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("label", "low", "high"),
    [
        ("all points", 0.0, 0.0),
        ("32 at once", 0.02, 0.15),
        ("8 at once", 0.22, 0.38),
        ("1 at once", 0.40, 0.52),
    ],
)
def test_p7_smaller_batches_make_the_curve_jagged(label: str, low: float, high: float) -> None:
    found = runs("batch-noise", label)
    assert low <= middle(found, rises) <= high
    assert all(train_loss(history) < history.numbers.train_loss[0] for history in found)


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("label", "lowest"), [("32 hidden units", 0.96), ("no hidden units", 0.95)]
)
def test_p8_digits_are_read_with_and_without_hidden_units(label: str, lowest: float) -> None:
    found = runs("digits", label)
    assert middle(found, unseen_accuracy) >= lowest
    assert middle(found, train_accuracy) == 1.0


def test_two_presets_of_one_name_are_refused_at_once() -> None:
    assert [*presets_of(PRESETS).values()] == [*PRESETS]
    with pytest.raises(ValueError, match="Two presets are named xor"):
        presets_of((*PRESETS, replace(PRESETS[0], name="xor")))


def test_every_preset_is_a_task_with_its_words_and_labels() -> None:
    for preset in PRESETS:
        task = preset.task
        assert preset.description
        assert preset.question
        assert preset.takeaway
        labels = [variant.label for variant in task.variants]
        assert len(set(labels)) == len(labels) <= MOST_VARIANTS
        assert task.title
        assert (task.view is View.TRAIN) == (len(labels) == 1)


def test_a_surprise_differs_in_the_seed_only() -> None:
    task = with_seed(TASKS["remedies"], 77)
    assert {variant.spec.seed for variant in task.variants} == {77}
    assert with_seed(task, 1) == TASKS["remedies"]
