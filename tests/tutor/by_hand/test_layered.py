"""The blame of a small network is the slope of its loss, by finite differences."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.tutor.by_hand.backprop import Chain, backpropagate
from bot.tutor.by_hand.layered import backward_through, forward_through, loss_at_end
from bot.tutor.pictures.network import LayerNumbers

if TYPE_CHECKING:
    from bot.tutor.pictures.network import Activation

NUDGE = 1e-6
SIZES = ((2, 1), (1, 1, 1), (2, 2, 1), (3, 2, 3, 1))
Layers = tuple[LayerNumbers, ...]


def network(sizes: tuple[int, ...], activation: Activation, seed: int) -> Layers:
    randomness = Random(seed)
    layers = []
    for place, units in enumerate(sizes[1:]):
        rows = tuple(
            tuple(randomness.uniform(-2, 2) for _ in range(sizes[place])) for _ in range(units)
        )
        biases = tuple(randomness.uniform(-1, 1) for _ in range(units))
        layers.append(LayerNumbers(rows, biases, activation))
    return (*layers[:-1], replace(layers[-1], activation="sigmoid"))


def loss(inputs: tuple[float, ...], layers: Layers, target: int) -> float:
    return loss_at_end(forward_through(inputs, layers), target)


def moved(layers: Layers, place: int, unit: int, source: int, by: float) -> Layers:
    layer = layers[place]
    row = list(layer.weights[unit])
    row[source] += by
    rows = (*layer.weights[:unit], tuple(row), *layer.weights[unit + 1 :])
    return (*layers[:place], replace(layer, weights=rows), *layers[place + 1 :])


@pytest.mark.parametrize("target", [0, 1])
@pytest.mark.parametrize("activation", ["none", "sigmoid", "tanh"])
@pytest.mark.parametrize("sizes", SIZES)
def test_blame_is_the_slope_of_the_loss(
    sizes: tuple[int, ...], activation: Activation, target: int
) -> None:
    layers = network(sizes, activation, seed=len(sizes))
    inputs = (1.0, -0.5, 0.25)[: sizes[0]]
    blames = backward_through(inputs, layers, forward_through(inputs, layers), target)
    for place, blame in enumerate(blames):
        for unit, row in enumerate(blame.weights):
            for source, slope in enumerate(row):
                up, down = (
                    loss(inputs, moved(layers, place, unit, source, by), target)
                    for by in (NUDGE, -NUDGE)
                )
                assert slope == pytest.approx((up - down) / (2 * NUDGE), abs=1e-7)


def test_a_bias_is_blamed_like_a_weight_whose_input_is_1() -> None:
    layers = network((2, 2, 1), "tanh", seed=7)
    inputs = (1.0, -0.5)
    [first, _] = backward_through(inputs, layers, forward_through(inputs, layers), 1)
    assert first.biases == tuple(row[0] for row in first.weights)


def test_the_chain_of_the_course_comes_out_the_same() -> None:
    chain = Chain()
    layers = (
        LayerNumbers(((chain.w1,),), (), "tanh"),
        LayerNumbers(((chain.w2,),), (), "sigmoid"),
    )
    values = forward_through((chain.x,), layers)
    hidden, last = backward_through((chain.x,), layers, values, chain.target)
    step = backpropagate(chain)
    assert values[-1].outputs[0] == pytest.approx(step.p)
    assert loss_at_end(values, chain.target) == pytest.approx(step.loss)
    assert hidden.weights[0][0] == pytest.approx(step.w1_gradient)
    assert last.weights[0][0] == pytest.approx(step.w2_gradient)
