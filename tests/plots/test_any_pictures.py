"""Any names and any finite losses go through every kind of picture; warnings are errors here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.neural.kinds import Kind
from bot.plots.animation import film
from bot.plots.comparison import two_over_each_other
from bot.plots.many import many_together
from bot.plots.surface import Frame, PlottedPoints, Surface, extent_of
from bot.plots.sweep import few_side_by_side
from bot.plots.swept_dial import SweptDial
from bot.plots.training import Story, losses_alone, losses_and_matrix, losses_and_plane
from bot.trainings.spec import AXES, TrainingSpec
from bot.tutor.lab.report.alt_text import describe, describe_comparison, describe_sweep
from tests.plots.trained import account_with, edges_are_white, pixels_of

if TYPE_CHECKING:
    from bot.tutor.lab.account import RunAccount

MOST = 300  # characters of an alt text
losses = st.floats(0.0, 1e12)
curves = st.lists(st.tuples(losses, losses, losses), min_size=1, max_size=8)
names = st.text(min_size=1, max_size=40)
coordinates = st.floats(-1e9, 1e9)
few = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@st.composite
def accounts(draw: st.DrawFn) -> RunAccount:
    train, test, validation = zip(*draw(curves), strict=True)
    patience = draw(st.sampled_from([0, 5]))
    axis = draw(st.sampled_from(AXES))
    share = 0.2 if patience else 0.0
    spec = TrainingSpec(patience=patience, validation_share=share, axis=axis)
    account = account_with(train, test, spec)
    changed = replace(
        account.numbers,
        validation_loss=validation if patience else (),
        kept_epoch=draw(st.integers(0, len(train) - 1)),
        diverged=draw(st.booleans()),
        floor_loss=draw(st.none() | losses),
    )
    return replace(account, numbers=changed)


@st.composite
def surfaces(draw: st.DrawFn) -> Surface:
    kind = draw(st.sampled_from(Kind))
    count = {Kind.BINARY: 2, Kind.VALUES: 0, Kind.CLASSES: draw(st.integers(3, 10))}[kind]
    classes = tuple(draw(st.lists(names, min_size=count, max_size=count)))
    places = np.array(draw(st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=9)))
    truth = np.arange(len(places)) % count if count else places[:, 0]
    points = PlottedPoints(places, truth.astype(float), truth.astype(float))
    values = np.linspace(0, max(1, count - 1), 10_000).reshape(100, 100).round(2)
    values = values.round() if kind is Kind.CLASSES else values
    called = draw(names), draw(names)
    return Surface(kind, extent_of(places), values, called, classes, points, points)


def _is_a_picture(data: bytes) -> bool:
    return edges_are_white(pixels_of(data))


@given(accounts(), surfaces(), names)
@few
def test_any_training_beside_any_plane(account: RunAccount, surface: Surface, name: str) -> None:
    story = Story(name, "loss (cross-entropy)", account)
    assert _is_a_picture(losses_alone(story))
    assert _is_a_picture(losses_and_plane(story, surface))
    assert film(story, surface, [Frame(0, surface.values)])
    assert 0 < len(describe(account, border=True)) <= MOST


@given(accounts(), st.lists(names, min_size=2, max_size=10))
@few
def test_any_training_beside_any_matrix(account: RunAccount, classes: list[str]) -> None:
    confusion = tuple(tuple(range(len(classes))) for _ in classes)
    numbers = replace(account.numbers, classes=tuple(classes), confusion=confusion)
    story = Story("own", "loss (cross-entropy)", replace(account, numbers=numbers))
    assert _is_a_picture(losses_and_matrix(story))


@given(st.lists(st.tuples(names, accounts()), min_size=2, max_size=6), names)
@few
def test_any_few_and_any_two_trainings(runs: list[tuple[str, RunAccount]], title: str) -> None:
    labels, every = zip(*runs, strict=True)
    assert _is_a_picture(few_side_by_side(title, "loss (squared error)", labels, every))
    two = labels[:2], every[:2]
    assert _is_a_picture(two_over_each_other("loss (squared error)", *two))
    assert 0 < len(describe_sweep(runs)) <= MOST
    assert 0 < len(describe_comparison(labels[0], every[0], labels[1], every[1])) <= MOST


@given(st.lists(st.tuples(names, accounts()), min_size=7, max_size=9), names)
@few
def test_any_many_trainings(runs: list[tuple[str, RunAccount]], title: str) -> None:
    labels, every = zip(*runs, strict=True)
    dial = SweptDial("learning rate", labels)
    assert _is_a_picture(many_together(title, "loss (cross-entropy)", dial, every))
