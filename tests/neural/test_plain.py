"""Every gradient of the plain implementation is what wiggling the number finds."""

from dataclasses import replace

import numpy as np
import pytest

from bot.neural.losses import point_losses
from bot.neural.network import Layer, Network, forward, outputs, sigmoid, starting_network
from bot.neural.plain import OptimizerState, PlainTrainer, gradients, learning_rate, penalty, step
from bot.neural.kinds import Kind
from bot.neural.prepare import Split, Splits, prepare
from bot.trainings.spec import ACTIVATIONS, TrainingSpec

LOSSES = [
    (Kind.BINARY, "cross-entropy"),
    (Kind.CLASSES, "cross-entropy"),
    (Kind.VALUES, "squared"),
    (Kind.BINARY, "squared"),
    (Kind.CLASSES, "squared"),
]
REGULARISERS = [(0.0, 0.0), (0.03, 0.0), (0.0, 0.2)]
WIGGLE = 1e-6


def whole_loss(network: Network, spec: TrainingSpec, kind: Kind, part: Split) -> float:
    logits = outputs(network, spec.activation, part.inputs)
    return float(point_losses(kind, spec.loss, logits, part.targets).mean()) + penalty(
        network, spec
    )


def some_part(kind: Kind, generator: np.random.Generator) -> Split:
    inputs = generator.normal(size=(12, 2))
    if kind is Kind.CLASSES:
        return Split(inputs, np.eye(3)[generator.integers(0, 3, 12)])
    values = generator.normal(size=(12, 1))
    return Split(inputs, values if kind is Kind.VALUES else (values > 0).astype(float))


@pytest.mark.parametrize("hidden", [(), (4,), (3, 4)])
@pytest.mark.parametrize("regulariser", REGULARISERS)
@pytest.mark.parametrize(("kind", "loss"), LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_gradient_is_what_wiggling_the_number_finds(
    activation: str,
    kind: Kind,
    loss: str,
    regulariser: tuple[float, float],
    hidden: tuple[int, ...],
) -> None:
    l1, l2 = regulariser
    spec = TrainingSpec(activation=activation, loss=loss, l1=l1, l2=l2, hidden=hidden)
    generator = np.random.default_rng(3)
    part = some_part(kind, generator)
    network = starting_network(spec, spec.sizes(2, part.targets.shape[1]))
    for layer in network:  # off 0, where ReLU has its kink
        layer.biases[:] = generator.normal(size=layer.biases.shape)
    found = gradients(network, spec, kind, part.inputs, part.targets)
    for layer, slopes in zip(network, found, strict=True):
        for numbers, slope in ((layer.weights, slopes.weights), (layer.biases, slopes.biases)):
            for place in np.ndindex(numbers.shape):
                before = numbers[place]
                numbers[place] = before + WIGGLE
                above = whole_loss(network, spec, kind, part)
                numbers[place] = before - WIGGLE
                below = whole_loss(network, spec, kind, part)
                numbers[place] = before
                assert slope[place] == pytest.approx((above - below) / (2 * WIGGLE), abs=1e-7)


def test_the_worked_chain_of_the_course_comes_out() -> None:
    chain = (Layer(np.array([[0.5]]), np.zeros(1)), Layer(np.array([[-1.0]]), np.zeros(1)))
    point, empty = (
        Split(np.array([[1.0]]), np.array([[1.0]])),
        Split(np.ones((0, 1)), np.ones((0, 1))),
    )
    spec = TrainingSpec(hidden=(1,), learning_rate=0.5)
    passed = forward(chain, "tanh", point.inputs)
    slopes = gradients(chain, spec, Kind.BINARY, point.inputs, point.targets)
    assert passed[1].item() == pytest.approx(0.462, abs=0.001)
    assert sigmoid(passed[2]).item() == pytest.approx(0.386, abs=0.001)
    assert slopes[1].weights.item() == pytest.approx(-0.284, abs=0.001)
    assert slopes[0].weights.item() == pytest.approx(0.482, abs=0.001)

    # The course's chain has no biases; of the network here they would learn along.
    held = tuple(
        Layer(layer.weights - 0.5 * slope.weights, layer.biases)
        for layer, slope in zip(chain, slopes, strict=True)
    )
    assert held[1].weights.item() == pytest.approx(-0.858, abs=0.001)
    assert held[0].weights.item() == pytest.approx(0.259, abs=0.001)
    assert whole_loss(chain, spec, Kind.BINARY, point) == pytest.approx(0.951, abs=0.001)
    assert whole_loss(held, spec, Kind.BINARY, point) == pytest.approx(0.808, abs=0.001)
    trainer = PlainTrainer(spec, Splits(Kind.BINARY, point, empty, empty), chain)
    trainer.epoch()
    assert trainer.network[1].weights.item() == pytest.approx(-0.858, abs=0.001)
    assert trainer.network[1].biases.item() == pytest.approx(0.307, abs=0.001)


def test_schedules_lower_the_rate_over_the_epochs() -> None:
    spec = TrainingSpec(learning_rate=8.0, epochs=8)
    rates = {
        schedule: [learning_rate(replace(spec, schedule=schedule), epoch) for epoch in range(8)]
        for schedule in ("constant", "step", "cosine")
    }
    assert rates["constant"] == [8.0] * 8
    assert rates["step"] == [8.0, 8.0, 4.0, 4.0, 2.0, 2.0, 1.0, 1.0]
    assert rates["cosine"][0] == 8.0
    assert rates["cosine"][4] == pytest.approx(4.0)
    assert rates["cosine"][7] == pytest.approx(0.304, abs=0.001)


def test_momentum_adds_up_and_adam_steps_by_the_rate_at_first() -> None:
    slope, nothing = np.array([3.0, -0.01]), OptimizerState(np.zeros(2), np.zeros(2))
    _, memory = step("momentum", 0.1, slope, nothing, 1)
    moved, _ = step("momentum", 0.1, slope, memory, 2)
    assert moved == pytest.approx(0.1 * 1.9 * slope)
    moved, memory = step("adam", 0.1, slope, nothing, 1)
    assert moved == pytest.approx([0.1, -0.1], rel=1e-5)
    moved, _ = step("adam", 0.1, slope, memory, 2)
    assert moved == pytest.approx([0.1, -0.1], rel=1e-5)


@pytest.mark.parametrize(("batch", "steps"), [(0, 1), (1, 14), (4, 4), (14, 1), (2000, 1)])
def test_an_epoch_uses_every_point_once_in_batches_of_a_shuffled_order(
    batch: int, steps: int
) -> None:
    spec = TrainingSpec(points=20, batch=batch, hidden=(), learning_rate=0.3, seed=4)
    prepared = prepare(spec)
    start = starting_network(spec, (2, 1))
    trainer = PlainTrainer(spec, prepared, start)
    trainer.epoch()
    order = np.random.default_rng([4, 2]).permutation(14)
    network = start
    for rows in np.array_split(order, range(batch, 14, batch)) if 0 < batch < 14 else [order]:
        inputs, targets = prepared.train.inputs[rows], prepared.train.targets[rows]
        (slopes,) = gradients(network, spec, prepared.kind, inputs, targets)
        weights = network[0].weights - 0.3 * slopes.weights
        network = (Layer(weights, network[0].biases - 0.3 * slopes.biases),)
        steps -= 1
    assert steps == 0
    assert trainer.network[0].weights == pytest.approx(network[0].weights, abs=1e-12)
