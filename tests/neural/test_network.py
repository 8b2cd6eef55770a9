"""The forward pass, the start and the losses, checked against numbers worked out by hand."""

import math
from dataclasses import dataclass

import numpy as np
import pytest

from bot.neural.kinds import Kind
from bot.neural.network import Layer, outputs, starting_network
from bot.neural.parts.cross_entropy import CROSS_ENTROPY
from bot.neural.parts.shipped import SHIPPED
from bot.neural.parts.squared_error import SQUARED
from bot.neural.predictions import correct, predictions, sigmoid, softmax
from bot.trainings.names import named
from bot.trainings.spec import TrainingSpec


def test_a_forward_pass_can_be_followed_by_hand() -> None:
    network = (
        Layer(np.array([[1.0, -1.0], [2.0, 0.5]]), np.array([0.5, 0.0])),
        Layer(np.array([[2.0], [-3.0]]), np.array([1.0])),
    )
    point = np.array([[1.0, 2.0]])  # weighted sums 5.5 and 0
    expected = {
        "linear": 12.0,
        "relu": 12.0,
        "tanh": 1 + 2 * math.tanh(5.5),
        "sigmoid": 1 + 2 / (1 + math.exp(-5.5)) - 1.5,
    }
    for activation, logit in expected.items():
        assert outputs(
            network, named("activation", SHIPPED.activations, activation), point
        ).item() == pytest.approx(logit)


def test_weights_start_with_variance_one_over_fan_in_and_biases_at_zero() -> None:
    network = starting_network(TrainingSpec(), (64, 64, 1), SHIPPED)
    assert network[0].weights.var() == pytest.approx(1 / 64, rel=0.1)
    assert not network[0].biases.any()


def test_the_start_follows_its_own_seed() -> None:
    first, second, third = (
        starting_network(spec, (2, 3, 1), SHIPPED)[0].weights.tolist()
        for spec in (
            TrainingSpec(seed=1, weights_seed=5),
            TrainingSpec(seed=2, weights_seed=5),
            TrainingSpec(seed=5),
        )
    )
    assert first == second == third


@pytest.mark.parametrize(("start", "weight"), [("zero", 0.0), ("constant", 0.5)])
def test_a_start_may_be_the_same_everywhere(start: str, weight: float) -> None:
    network = starting_network(TrainingSpec(start=start), (2, 3, 1), SHIPPED)
    assert all((layer.weights == weight).all() and not layer.biases.any() for layer in network)


@pytest.mark.parametrize(
    ("probability", "loss"), [(0.9, 0.105), (0.73, 0.315), (0.5, 0.693), (0.12, 2.12), (0.01, 4.61)]
)
def test_cross_entropy_is_minus_the_logarithm_of_the_right_probability(
    probability: float, loss: float
) -> None:
    logit = math.log(probability / (1 - probability))
    one, target = np.array([[logit]]), np.array([[1.0]])
    both, targets = np.array([[logit, 0.0]]), np.array([[1.0, 0.0]])
    assert CROSS_ENTROPY.point_losses(Kind.BINARY, one, target).item() == pytest.approx(
        loss, abs=0.005
    )
    assert CROSS_ENTROPY.point_losses(Kind.CLASSES, both, targets).item() == pytest.approx(
        -math.log(probability)
    )


@dataclass(frozen=True)
class Extreme:
    logit: float
    target: float
    loss: float


@pytest.mark.parametrize(
    "extreme",
    [
        Extreme(0.0, 1.0, math.log(2)),
        Extreme(800.0, 1.0, 0.0),
        Extreme(40.0, 1.0, math.exp(-40.0)),
        Extreme(-800.0, 1.0, 800.0),
        Extreme(1e13, 0.0, 1e13),
    ],
    ids=str,
)
def test_the_loss_is_exact_however_sure_the_network_is(extreme: Extreme) -> None:
    logits, targets = np.array([[extreme.logit]]), np.array([[extreme.target]])
    found = CROSS_ENTROPY.point_losses(Kind.BINARY, logits, targets)
    assert found.item() == pytest.approx(extreme.loss, rel=1e-12)


def test_probabilities_of_wild_logits_stay_probabilities() -> None:
    wild = np.array([[1e4, -1e4, 0.0]])
    assert softmax(wild).tolist() == [[1.0, 0.0, 0.0]]
    assert sigmoid(wild).tolist() == [[1.0, 0.0, 0.5]]
    targets = np.array([[0.0, 1.0, 0.0]])
    assert CROSS_ENTROPY.point_losses(Kind.CLASSES, wild, targets).tolist() == [2e4]


def test_the_squared_error_adds_up_over_the_outputs() -> None:
    logits, targets = np.array([[math.log(3.0), 0.0]]), np.array([[1.0, 0.0]])  # 0.75 and 0.25
    assert SQUARED.point_losses(Kind.CLASSES, logits, targets).item() == pytest.approx(0.125)
    value, target = np.array([[3.0]]), np.array([[5.0]])
    assert CROSS_ENTROPY.point_losses(Kind.VALUES, value, target).tolist() == [4.0]
    assert predictions(Kind.VALUES, value) is value


def test_the_likelier_class_counts_as_the_answer() -> None:
    logits = np.array([[2.0], [-1.0], [0.5], [-3.0]])
    targets = np.array([[1.0], [0.0], [0.0], [0.0]])
    assert correct(Kind.BINARY, logits, targets).tolist() == [True, True, False, True]
    many = np.array([[0.1, 0.9, 0.2], [3.0, 1.0, 2.0]])
    assert correct(Kind.CLASSES, many, np.eye(3)[[1, 2]]).tolist() == [True, False]


def test_the_best_guess_is_the_mean_answer() -> None:
    balanced, uneven = np.array([[0.0], [1.0]]), np.array([[0.0], [1.0], [1.0], [1.0]])
    assert CROSS_ENTROPY.baseline(Kind.BINARY, balanced) == pytest.approx(math.log(2))
    assert SQUARED.baseline(Kind.BINARY, uneven) == pytest.approx(0.25 * 0.75)
    assert CROSS_ENTROPY.baseline(Kind.CLASSES, np.eye(10)) == pytest.approx(math.log(10))
    assert CROSS_ENTROPY.baseline(Kind.CLASSES, np.eye(3)[[1, 1]]) == 0.0
    assert SQUARED.baseline(Kind.VALUES, np.array([[1.0], [3.0]])) == pytest.approx(1.0)
