"""Forward and backward pass, checked against numbers worked out by hand and by wiggling."""

import math

import numpy as np
import pytest

from bot.neural.network import (
    LARGEST_WEIGHT,
    Layer,
    accuracy,
    cross_entropy,
    forward,
    gradients,
    nudged,
    random_network,
    sigmoid,
)


@pytest.mark.parametrize("sizes", [(2, 1), (2, 8, 1), (2, 3, 4, 1), (2, 5, 4, 3, 2, 1)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_gradient_is_what_wiggling_the_number_finds(
    sizes: tuple[int, ...], seed: int
) -> None:
    generator = np.random.default_rng(seed)
    network = random_network(sizes, generator)
    inputs, labels = generator.normal(size=(12, 2)), generator.integers(0, 2, 12).astype(float)
    found = gradients(network, forward(network, inputs), labels)

    wiggle = 1e-6
    for layer, slopes in zip(network, found, strict=True):
        for numbers, slope in ((layer.weights, slopes.weights), (layer.biases, slopes.biases)):
            for place in np.ndindex(numbers.shape):
                before = numbers[place]
                numbers[place] = before + wiggle
                above = cross_entropy(forward(network, inputs)[-1], labels)
                numbers[place] = before - wiggle
                below = cross_entropy(forward(network, inputs)[-1], labels)
                numbers[place] = before
                assert slope[place] == pytest.approx((above - below) / (2 * wiggle), abs=1e-8)


def test_the_worked_chain_of_the_course_comes_out() -> None:
    chain = (Layer(np.array([[0.5]]), np.zeros(1)), Layer(np.array([[-1.0]]), np.zeros(1)))
    passed = forward(chain, np.array([[1.0]]))
    slopes = gradients(chain, passed, np.array([1.0]))
    assert passed[1].item() == pytest.approx(0.462, abs=0.001)
    assert sigmoid(passed[2]).item() == pytest.approx(0.386, abs=0.001)
    assert cross_entropy(passed[2], np.array([1.0])) == pytest.approx(0.951, abs=0.001)
    assert slopes[1].weights.item() == pytest.approx(-0.284, abs=0.001)
    assert slopes[0].weights.item() == pytest.approx(0.482, abs=0.001)
    better = nudged(chain, slopes, 0.5)
    assert better[1].weights.item() == pytest.approx(-0.858, abs=0.001)
    assert better[0].weights.item() == pytest.approx(0.259, abs=0.001)


def test_weights_start_with_variance_one_over_fan_in_and_biases_at_zero() -> None:
    network = random_network((64, 64, 1), np.random.default_rng(1))
    assert network[0].weights.var() == pytest.approx(1 / 64, rel=0.1)
    assert not network[0].biases.any()


@pytest.mark.parametrize(
    ("logit", "label", "loss"),
    [(0.0, 1.0, math.log(2)), (800.0, 1.0, 0.0), (-800.0, 1.0, 800.0), (1e13, 0.0, 1e13)],
)
def test_the_loss_is_finite_however_sure_the_network_is(
    logit: float, label: float, loss: float
) -> None:
    assert cross_entropy(np.array([[logit]]), np.array([label])) == pytest.approx(loss)


def test_accuracy_counts_the_likelier_class() -> None:
    logits = np.array([[2.0], [-1.0], [0.5], [-3.0]])
    assert accuracy(logits, np.array([1.0, 0.0, 0.0, 0.0])) == 0.75


def test_no_weight_runs_away_to_infinity() -> None:
    layer = Layer(np.array([[1.0]]), np.array([-1.0]))
    steep = Layer(np.array([[-1e300]]), np.array([1e300]))
    (moved,) = nudged((layer,), (steep,), 1000.0)
    assert moved.weights.item() == LARGEST_WEIGHT
    assert moved.biases.item() == -LARGEST_WEIGHT
