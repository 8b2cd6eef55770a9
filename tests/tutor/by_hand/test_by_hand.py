"""The labs worked by hand give the course's numbers, and what holds for all numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.by_hand.backprop import Chain, backpropagate, wiggle
from bot.tutor.by_hand.loss import LADDER, RANGES, loss_of, range_of, rung
from bot.tutor.by_hand.neuron import Goal, makes, neuron
from bot.tutor.by_hand.passes import COURSE_SCORES, forward, softmax
from bot.tutor.by_hand.valley import Descent, valley
from bot.tutor.errors import TutorError

NUMBERS = st.floats(-100, 100)


def test_a_neuron_is_worked_out_for_all_four_inputs() -> None:
    rows = neuron(0.8, -1.5, 0.2)
    assert [row.sum for row in rows] == pytest.approx([0.2, -1.3, 1.0, -0.5])
    assert [row.says for row in rows] == [1, 0, 1, 0]
    assert rows[2].output == pytest.approx(0.731, abs=0.0005)
    assert neuron(0.1, 0.2, -0.3)[3].says == 0, "a sum of exactly 0 is no yes"


@pytest.mark.parametrize(
    ("dials", "goal"),
    [((1, 1, -0.5), Goal.OR), ((1, 1, -1.5), Goal.AND), ((0, 0, 0), None), ((1, -1, 0), None)],
)
def test_a_neuron_makes_or_and_and(dials: tuple[float, ...], goal: Goal | None) -> None:
    assert makes(neuron(*dials)) is goal


@given(NUMBERS, NUMBERS, NUMBERS)
def test_no_neuron_makes_xor(w1: float, w2: float, b: float) -> None:
    assert makes(neuron(w1, w2, b)) is not Goal.XOR


def test_the_scores_of_the_course_become_its_percentages() -> None:
    shares = [round(100 * share, 1) for share in softmax(COURSE_SCORES).shares]
    assert shares == [73.1, 14.8, 12.1]


def test_a_seed_gives_one_answer_and_other_seeds_give_others() -> None:
    assert forward(1) == forward(1)
    answers = {tuple(round(100 * p) for p in forward(seed).softmax.shares) for seed in (1, 2, 3)}
    assert len(answers) == 3
    assert all(sum(forward(seed).softmax.shares) == pytest.approx(1) for seed in range(50))


def test_a_forward_pass_can_be_followed_on_paper() -> None:
    steps = forward(1)
    (a, b), _ = steps.into_hidden
    assert steps.sums[0] == pytest.approx(a * 1.0 + b * 0.5)
    assert steps.hidden[0] == math.tanh(steps.sums[0])
    c, d = steps.into_scores[2]
    assert steps.softmax.scores[2] == pytest.approx(c * steps.hidden[0] + d * steps.hidden[1])


@pytest.mark.parametrize(
    ("p", "cross_entropy", "squared"),
    [(0.9, 0.105, 0.01), (0.73, 0.315, 0.073), (0.5, 0.693, 0.25), (0.12, 2.12, 0.774)],
)
def test_losses_are_those_of_the_course(p: float, cross_entropy: float, squared: float) -> None:
    losses = loss_of(p)
    assert losses.cross_entropy == pytest.approx(cross_entropy, abs=0.0005)
    assert losses.squared == pytest.approx(squared, abs=0.0005)
    assert loss_of(0.01).cross_entropy == pytest.approx(4.61, abs=0.006)
    assert str(loss_of(1).cross_entropy) == "0.0"


def test_every_loss_lies_in_one_range_and_the_ladder_leads_down_and_up() -> None:
    places = [range_of(loss_of(p).cross_entropy) for p in LADDER]
    assert places == sorted(places)
    assert set(places) == set(range(len(RANGES)))
    assert range_of(0.1) == 1
    assert [rung(p, 1) for p in LADDER[:-1]] == [rung(p, 1) for p in LADDER][:-1] == [*LADDER[1:]]
    assert [rung(p, -1) for p in LADDER[1:]] == [*LADDER[:-1]]
    assert (rung(0.8, 1), rung(0.8, -1), rung(0.01, 1), rung(1.0, -1)) == (0.73, 0.9, 0.01, 0.99)


def test_blame_is_passed_back_with_the_numbers_of_the_course() -> None:
    backprop = backpropagate(Chain())
    assert [backprop.h, backprop.p, backprop.loss] == pytest.approx(
        [0.462, 0.386, 0.951], abs=0.0005
    )
    assert [
        backprop.output_delta, backprop.w2_gradient, backprop.hidden_error, backprop.passed,
        backprop.w1_gradient,
    ] == pytest.approx([-0.614, -0.284, 0.614, 0.786, 0.482], abs=0.0006)  # fmt: skip
    assert [
        backprop.after.w2, backprop.after.w1, backprop.p_after, backprop.loss_after
    ] == pytest.approx([-0.858, 0.259, 0.446, 0.808], abs=0.0006)  # fmt: skip
    assert backpropagate(Chain(rate=1)).loss_after == pytest.approx(0.699, abs=0.0006)


@given(
    *[st.floats(-5, 5)] * 3,
    st.sampled_from([0, 1]),
)
def test_wiggling_a_weight_finds_the_same_slope(
    x: float, w1: float, w2: float, target: int
) -> None:
    chain = Chain(x, w1, w2, target)
    backprop = backpropagate(chain)
    assert wiggle(chain) == pytest.approx((backprop.w1_gradient, backprop.w2_gradient), abs=1e-6)


def test_an_input_of_zero_and_a_full_unit_pass_no_blame() -> None:
    assert backpropagate(Chain(x=0)).w1_gradient == 0
    assert abs(backpropagate(Chain(w1=20)).w1_gradient) < 1e-9


@pytest.mark.parametrize(
    ("rate", "w", "loss", "descent"),
    [
        (0.01, 0.997, 4.01, Descent.CRAWLS),
        (0.1, 2.965, 0.0012, Descent.ARRIVES),
        (0.3, 3.0, 0.0, Descent.ARRIVES),
        (0.9, 2.965, 0.0012, Descent.ZIGZAGS),
        (0.98, 1.674, 1.758, Descent.STILL_ZIGZAGS),
        (1.0, 0.0, 9.0, Descent.BOUNCES),
        (1.1, -112.01, 13228, Descent.EXPLODES),
    ],
)
def test_the_valley_is_walked_as_the_course_says(
    rate: float, w: float, loss: float, descent: Descent
) -> None:
    walk = valley(rate)
    assert len(walk.path) == 21
    assert walk.path[-1] == pytest.approx((w, loss), rel=0.0005, abs=0.0006)
    assert walk.descent is descent
    assert walk.met is (descent in {Descent.ARRIVES, Descent.ZIGZAGS})


def test_the_valley_zigzags_as_told() -> None:
    assert [w for w, _ in valley(0.9, 3).path] == pytest.approx([0, 5.4, 1.08, 4.536])
    assert [w for w, _ in valley(1.0, 3).path] == [0, 6, 0, 6]


@pytest.mark.parametrize(
    ("rate", "steps"),
    [(0.1, 9999999999999999999), (0.1, 51), (0.1, 0), (math.nan, 20), (math.inf, 20), (-1.0, 20)],
)
def test_a_walk_without_an_end_or_without_numbers_is_refused(rate: float, steps: int) -> None:
    with pytest.raises(TutorError, match="Nothing was changed"):
        valley(rate, steps)
