"""The axis of the losses shows what matters, and people may choose it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.trainings.catalogue import CATALOGUE
from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.account import RunAccount, account_of
from bot.tutor.lab.report.alt_text import describe, describe_sweep
from bot.tutor.lab.report.loss_axis import is_logarithmic, setting_the_scale

EPOCHS = 50


def account(losses: tuple[float, ...], axis: str = "auto") -> RunAccount:
    numbers = RunNumbers(
        epochs=tuple(range(len(losses))),
        train_loss=losses,
        test_loss=losses,
        sizes=(2, 1),
        parameters=3,
        counts=(140, 0, 60),
        baseline_loss=0.693,
    )
    return account_of(TrainingSpec(axis=axis), numbers, CATALOGUE)


def falling(start: float, half_life: float, end: float = 0.0) -> tuple[float, ...]:
    """Fall from `start` to `end`, half of what is left in so many epochs."""
    return tuple(end + (start - end) * 0.5 ** (k / half_life) for k in range(EPOCHS + 1))


CURVES = {
    "steep, and then on for tens of times": (falling(0.7, 2.5), True),
    "as slow as to fill the panel": (falling(0.7, 15.0), False),
    "flat from the start": ((0.69,) * 51, False),
    "steep, and then flat": (falling(0.7, 1.0, end=0.3), False),
    "climbing to over five times its start": ((0.7, *(0.7 + 0.1 * k for k in range(50))), True),
    "climbing a little": ((0.7, *(0.7 + 0.01 * k for k in range(50))), False),
    "zero all the way": ((0.0,) * 51, False),
    "one round": ((0.7, 0.0001), False),
    "none at all": ((0.7,), False),
}


@pytest.mark.parametrize(("losses", "logarithmic"), CURVES.values(), ids=CURVES.keys())
def test_an_axis_is_logarithmic_where_a_linear_one_would_hide_something(
    losses: tuple[float, ...], logarithmic: bool
) -> None:
    assert is_logarithmic([account(losses)]) is logarithmic


@pytest.mark.parametrize(("losses", "logarithmic"), CURVES.values(), ids=CURVES.keys())
def test_the_alt_text_names_the_axis(losses: tuple[float, ...], logarithmic: bool) -> None:
    assert ("logarithmic loss axis" in describe(account(losses))) is logarithmic


def test_people_choose_the_axis() -> None:
    steep, slow = CURVES["steep, and then on for tens of times"][0], falling(0.7, 15.0)
    assert not is_logarithmic([account(steep, "linear")])
    assert is_logarithmic([account(slow, "log")])
    assert is_logarithmic([account(slow), account(slow, "log")])


def test_runs_that_diverged_do_not_set_the_scale_of_the_others() -> None:
    sound, wild = account((0.7, 0.5, 0.4)), account((0.7, 1e6, 1e12))
    wild = replace(wild, numbers=replace(wild.numbers, diverged=True))
    assert setting_the_scale([wild, sound]) == [sound]
    assert setting_the_scale([wild]) == [wild]
    assert "loss 0.40 to 0.70, round 0 to 2" in describe_sweep([("a", sound), ("b", wild)])


def test_names_that_are_cut_alike_are_numbered_in_the_alt_text() -> None:
    runs = [(f"{'a long name of the run ' * 3}{k}", account((0.7, 0.5 - 0.1 * k))) for k in (1, 2)]
    text = describe_sweep(runs)
    assert "1 a long name of the" in text
    assert "2 a long name of the" in text
