"""Loss curves of any height find a scale, ticks and places for their labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plots.border import _ticks
from bot.plots.labels import even_ticks, rounded_up, tick_text, tick_texts
from bot.plots.losses import curves_of, pair_of
from bot.plots.scale import _loss_ticks, scale_of, shared_scale
from bot.plots.training import Story, losses_alone
from bot.trainings.spec import AXES, TrainingSpec
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


@pytest.mark.parametrize(
    ("ticks", "texts"),
    [
        ([3.0001, 3.0002, 3.0003, 3.0004], ["~3", "+1e-4", "+2e-4", "+3e-4"]),
        ([1e8, 1e8 + 2, 1e8 + 4], ["~100M", "+2", "+4"]),
        ([-0.5, 0, 0.5], ["-0.5", "0", "0.5"]),
        ([0, 2.5e9, 5e9], ["0", "2.5e9", "5e9"]),
        ([0.0001, 0.01, 1, 100, 1e6], ["1e-4", "0.01", "1", "100", "1M"]),
        ([7.0], ["7"]),
        ([], []),
    ],
)
def test_ticks_of_a_narrow_range_are_told_apart(ticks: list[float], texts: list[str]) -> None:
    assert tick_texts(ticks, 5) == texts


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9))
def test_ticks_of_one_axis_are_never_alike(low: float, width: float) -> None:
    least = 2e-6 * max(1.0, abs(low))  # what the margin around points is at least
    ticks = _ticks(low, low + max(width, least))
    for most in (5, 6):
        texts = tick_texts(ticks, most)
        assert len(set(texts)) == len(texts)
        assert all(len(text.strip("~+-")) <= 7 for text in texts)


@given(st.floats(0.001, 1e12), st.floats(1.0, 1e6))
def test_ticks_of_losses_are_never_alike(low: float, times: float) -> None:
    for axis in AXES:
        scale = scale_of([account_with((low, low * times), (low, low), TrainingSpec(axis=axis))])
        texts = tick_texts(_loss_ticks(scale))
        assert len(set(texts)) == len(texts)


def test_the_kept_round_gets_a_ring_only_where_it_is_not_the_last() -> None:
    spec = TrainingSpec(patience=5, validation_share=0.2)
    account = account_with((0.7, 0.4, 0.3, 0.2), (0.7, 0.5, 0.6, 0.7), spec)
    for kept, ringed in ((1, 1), (3, None)):
        numbers = replace(account.numbers, validation_loss=(0.7, 0.5, 0.6, 0.5), kept_epoch=kept)
        _, validation, _ = curves_of(replace(account, numbers=numbers))
        assert validation.ringed == ringed
        assert validation.note == ("kept round 1" if ringed else "")


def test_small_pictures_ring_the_kept_round_on_the_test_losses() -> None:
    spec = TrainingSpec(patience=5, validation_share=0.2)
    account = account_with((0.7, 0.4, 0.3), (0.7, 0.5, 0.3), spec)
    early = replace(account, numbers=replace(account.numbers, kept_epoch=1))
    late = replace(account, numbers=replace(account.numbers, kept_epoch=2))
    assert [(one.ringed, one.note) for one in pair_of(early)] == [(None, ""), (1, "kept 0.50")]
    assert [one.ringed for one in pair_of(late)] == [None, None]


def test_a_run_that_diverged_is_broken_off() -> None:
    account = account_with((0.7, 50.0), (0.7, 60.0))
    wild = replace(account, numbers=replace(account.numbers, diverged=True))
    assert all(curve.broken for curve in curves_of(wild))
    assert not any(curve.broken for curve in curves_of(account_with((0.7, 0.5), (0.7, 0.6))))


def test_a_shared_scale_has_room_for_what_did_not_diverge() -> None:
    sound, wild = account_with((0.7, 0.4), (0.7, 0.5)), account_with((0.7, 1e9), (0.7, 1e9))
    wild = replace(wild, numbers=replace(wild.numbers, diverged=True, epochs=(0, 7)))
    scale = shared_scale([wild, sound])
    assert (scale.high, scale.last_epoch, scale.logarithmic) == (0.8, 7, False)
    assert scale.up([1e9]).tolist() == [1.0]
