"""Loss curves of any height find a scale, ticks and places for their labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plots.labels import even_ticks, rounded_up, tick_text
from bot.plots.losses import curves_of
from bot.plots.scale import scale_of
from bot.plots.training import Story, losses_alone
from tests.plots.trained import account_with, edges_are_white, pixels_of

losses = st.floats(0.0, 1e9)


@pytest.mark.parametrize(
    ("train_loss", "test_loss"),
    [
        ((0.7,), (0.7,)),  # stopped before its first round was done
        ((0.0, 0.0), (0.0, 0.0)),
        ((0.7, 90.0, 0.0), (0.7, 0.0, 1e9)),  # zeros on a logarithmic axis
        ((1e9, 1e9), (1e9, 1e9)),
        ((1e-12, 1e-9), (1e-12, 1e9)),
        ((0.0, 5.0), (0.0, 5.0)),
    ],
)
def test_wild_losses_are_drawn_with_nothing_cut_off(
    train_loss: tuple[float, ...], test_loss: tuple[float, ...]
) -> None:
    story = Story("wild", "loss (cross-entropy)", account_with(train_loss, test_loss))
    pixels = pixels_of(losses_alone(story))
    assert pixels.shape == (500, 800, 3)
    assert edges_are_white(pixels)


@given(st.lists(st.tuples(losses, losses), min_size=1, max_size=20))
def test_every_loss_lies_inside_its_panel(both: list[tuple[float, float]]) -> None:
    train_loss, test_loss = zip(*both, strict=True)
    run = account_with(train_loss, test_loss)
    scale = scale_of([run])
    for curve in curves_of(run):
        up = scale.up(curve.losses)
        assert ((up >= 0) & (up <= 1)).all()


def test_a_logarithmic_scale_is_taken_when_losses_climb_far_above_their_start() -> None:
    assert scale_of([account_with((0.7, 50.0), (0.7, 50.0))]).logarithmic
    assert not scale_of([account_with((0.7, 0.1), (0.7, 2.0))]).logarithmic


def test_similar_runs_share_their_scale_so_that_its_background_can_be_kept() -> None:
    scales = {scale_of([account_with((start, 0.1), (0.6, 0.2))]) for start in (0.66, 0.69, 0.75)}
    assert len(scales) == 1


@pytest.mark.parametrize(
    ("test_loss", "ringed"),
    [((0.7, 0.3, 0.9), 1), ((0.7, 0.5, 0.3), None), ((0.7, 0.8, 0.9), None)],
)
def test_a_best_on_the_way_gets_a_ring(test_loss: tuple[float, ...], ringed: int | None) -> None:
    *_, test = curves_of(account_with((0.7, 0.4, 0.1), test_loss))
    assert test.ringed == ringed


@given(st.floats(1e-9, 1e12), st.integers(1, 8))
def test_ticks_start_at_0_and_end_at_most_one_step_below_the_top(high: float, most: int) -> None:
    ticks = even_ticks(high, most)
    assert ticks[0] == 0
    assert len(ticks) <= most + 1
    assert ticks[-1] <= high * (1 + 1e-6)
    assert len(ticks) == 1 or high - ticks[-1] < ticks[1]


@given(st.floats(1e-9, 1e12))
def test_a_number_is_rounded_up_to_a_round_one_close_to_it(number: float) -> None:
    assert number * (1 - 1e-6) <= rounded_up(number, (1.0, 2.0, 5.0)) <= 2.5 * number * (1 + 1e-6)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (0.001, "0.001"), (0.25, "0.25"), (3000, "3,000"), (50000, "50k"), (1e9, "1e9")],
)
def test_ticks_are_written_shortly(number: float, text: str) -> None:
    assert tick_text(number) == text
