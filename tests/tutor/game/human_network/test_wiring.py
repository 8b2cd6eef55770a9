"""The gradient of the network of people, held against finite differences, and its forward pass."""

from __future__ import annotations

import math

import hypothesis.strategies as st
import pytest
from hypothesis import given

from bot.tutor.game.human_network.wiring import (
    FEWEST,
    MOST,
    WIRINGS,
    Case,
    Weights,
    Wiring,
    gradient,
    mean_loss,
    moved,
    passed,
)

WEIGHT = st.floats(-3, 3)
CASES = st.builds(
    lambda x1, x2, y: Case("one", (float(x1), float(x2)), y),
    *(st.integers(0, 4), st.integers(0, 4), st.sampled_from([0.0, 1.0])),
)
NETWORKS = st.sampled_from([*WIRINGS.values()]).flatmap(
    lambda wiring: st.tuples(
        st.just(wiring), st.lists(WEIGHT, min_size=wiring.size, max_size=wiring.size).map(tuple)
    )
)
SMALL = 1e-5


@given(NETWORKS, CASES)
def test_the_gradient_is_that_of_finite_differences(
    network: tuple[Wiring, Weights], case: Case
) -> None:
    wiring, weights = network
    for seat, slope in enumerate(gradient(wiring, weights, case)):
        more, less = (
            tuple(w + by * (place == seat) for place, w in enumerate(weights))
            for by in (SMALL, -SMALL)
        )
        rise = passed(wiring, more, case).loss - passed(wiring, less, case).loss
        assert slope == pytest.approx(rise / (2 * SMALL), rel=1e-4, abs=1e-7)


@given(NETWORKS, CASES)
def test_a_small_step_against_the_gradient_never_makes_the_loss_bigger(
    network: tuple[Wiring, Weights], case: Case
) -> None:
    wiring, weights = network
    slopes = gradient(wiring, weights, case)
    after = tuple(w - 1e-4 * slope for w, slope in zip(weights, slopes, strict=True))
    assert passed(wiring, after, case).loss <= passed(wiring, weights, case).loss + 1e-12


def test_a_forward_pass_by_hand() -> None:
    case = Case("one", (2.0, 1.0), 1.0)
    seen = passed(WIRINGS[5], (0.5, -0.5, 0.5, 1.0, -1.0), case)
    assert seen.sums == (0.5, 0.5)
    assert seen.hidden == (math.tanh(0.5), math.tanh(0.5))
    assert (seen.score, seen.p) == (0.0, 0.5)
    assert seen.loss == pytest.approx(math.log(2))


def test_there_is_a_wiring_for_three_to_six_whose_weights_have_names_of_their_own() -> None:
    assert (FEWEST, MOST) == (3, 6)
    assert [wiring.names for wiring in WIRINGS.values()] == [
        ("w1", "w2", "v"),
        ("w11", "w22", "v1", "v2"),
        ("w11", "w21", "w22", "v1", "v2"),
        ("w11", "w21", "w12", "w22", "v1", "v2"),
    ]
    assert all(len(wiring.names) == size for size, wiring in WIRINGS.items())


def test_nudged_weights_stay_decimals_and_a_mean_is_over_all_cases() -> None:
    assert moved((0.5, -1.1), (-0.3, 0.1)) == (0.2, -1.0)
    cases = [Case("one", (1.0, 2.0), 0.0), Case("two", (2.0, 1.0), 1.0)]
    weights = (0.5, -0.5, 1.0)
    losses = [passed(WIRINGS[3], weights, case).loss for case in cases]
    assert mean_loss(WIRINGS[3], weights, cases) == pytest.approx(sum(losses) / 2)
