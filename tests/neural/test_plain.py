"""Every gradient of the plain implementation is what wiggling the number finds."""

import numpy as np
import pytest

from bot.neural.kinds import Kind
from bot.neural.network import Layer, Network, forward, outputs, starting_network
from bot.neural.parts.recipe import Recipe, recipe_of
from bot.neural.parts.shipped import SHIPPED
from bot.neural.plain import PlainTrainer, gradients, learning_rate, penalty
from bot.neural.predictions import sigmoid
from bot.neural.prepare import Split, Splits, prepare
from bot.trainings.names import named
from bot.trainings.spec import TrainingSpec
from tests.neural.parts.choices import ACTIVATIONS, LOSSES, PENALTIES, with_penalty
from tests.neural.parts.made_up import EVERYTHING

WIGGLE = 1e-6


def whole_loss(network: Network, recipe: Recipe, kind: Kind, part: Split) -> float:
    logits = outputs(network, recipe.activation, part.inputs)
    losses = recipe.loss.point_losses(kind, logits, part.targets)
    return float(losses.mean()) + penalty(network, recipe)


def some_part(kind: Kind, generator: np.random.Generator) -> Split:
    inputs = generator.normal(size=(12, 2))
    if kind is Kind.CLASSES:
        return Split(inputs, np.eye(3)[generator.integers(0, 3, 12)])
    values = generator.normal(size=(12, 1))
    return Split(inputs, values if kind is Kind.VALUES else (values > 0).astype(float))


@pytest.mark.parametrize("hidden", [(), (4,), (3, 4)])
@pytest.mark.parametrize("regulariser", [None, *PENALTIES])
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_gradient_is_what_wiggling_the_number_finds(
    activation: str,
    kind: Kind,
    loss: str,
    regulariser: str | None,
    hidden: tuple[int, ...],
) -> None:
    spec = TrainingSpec(activation=activation, loss=loss, hidden=hidden)
    if regulariser:
        spec = with_penalty(spec, regulariser, 0.1)
    recipe = recipe_of(spec, EVERYTHING)
    generator = np.random.default_rng(3)
    part = some_part(kind, generator)
    network = starting_network(spec, spec.sizes(2, part.targets.shape[1]), SHIPPED)
    for layer in network:  # off 0, where ReLU has its kink
        layer.biases[:] = generator.normal(size=layer.biases.shape)
    found = gradients(network, recipe, kind, part.inputs, part.targets)
    for layer, slopes in zip(network, found, strict=True):
        for numbers, slope in ((layer.weights, slopes.weights), (layer.biases, slopes.biases)):
            for place in np.ndindex(numbers.shape):
                before = numbers[place]
                numbers[place] = before + WIGGLE
                above = whole_loss(network, recipe, kind, part)
                numbers[place] = before - WIGGLE
                below = whole_loss(network, recipe, kind, part)
                numbers[place] = before
                assert slope[place] == pytest.approx((above - below) / (2 * WIGGLE), abs=1e-7)


def test_the_worked_chain_of_the_course_comes_out() -> None:
    chain = (Layer(np.array([[0.5]]), np.zeros(1)), Layer(np.array([[-1.0]]), np.zeros(1)))
    point, empty = (
        Split(np.array([[1.0]]), np.array([[1.0]])),
        Split(np.ones((0, 1)), np.ones((0, 1))),
    )
    spec = TrainingSpec(hidden=(1,), learning_rate=0.5)
    recipe = recipe_of(spec, SHIPPED)
    passed = forward(chain, recipe.activation, point.inputs)
    slopes = gradients(chain, recipe, Kind.BINARY, point.inputs, point.targets)
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
    assert whole_loss(chain, recipe, Kind.BINARY, point) == pytest.approx(0.951, abs=0.001)
    assert whole_loss(held, recipe, Kind.BINARY, point) == pytest.approx(0.808, abs=0.001)
    trainer = PlainTrainer(spec, Splits(Kind.BINARY, point, empty, empty), chain, SHIPPED)
    trainer.epoch()
    assert trainer.network[1].weights.item() == pytest.approx(-0.858, abs=0.001)
    assert trainer.network[1].biases.item() == pytest.approx(0.307, abs=0.001)


def test_schedules_lower_the_rate_over_the_epochs() -> None:
    spec = TrainingSpec(learning_rate=8.0, epochs=8)
    rates = {
        schedule.name: [learning_rate(spec, schedule, epoch) for epoch in range(8)]
        for schedule in SHIPPED.schedules
    }
    assert rates["constant"] == [8.0] * 8
    assert rates["step"] == [8.0, 8.0, 4.0, 4.0, 2.0, 2.0, 1.0, 1.0]
    assert rates["cosine"][0] == 8.0
    assert rates["cosine"][4] == pytest.approx(4.0)
    assert rates["cosine"][7] == pytest.approx(0.304, abs=0.001)


def test_momentum_adds_up_and_adam_steps_by_the_rate_at_first() -> None:
    momentum, adam = (named("optimizer", SHIPPED.optimizers, name) for name in ("momentum", "adam"))
    slope, nothing = np.array([3.0, -0.01]), np.zeros(2)
    _, memory = momentum.step(0.1, slope, (nothing,), 1)
    moved, _ = momentum.step(0.1, slope, memory, 2)
    assert moved == pytest.approx(0.1 * 1.9 * slope)
    moved, memory = adam.step(0.1, slope, (nothing, nothing), 1)
    assert moved == pytest.approx([0.1, -0.1], rel=1e-5)
    moved, _ = adam.step(0.1, slope, memory, 2)
    assert moved == pytest.approx([0.1, -0.1], rel=1e-5)


@pytest.mark.parametrize(("batch", "steps"), [(0, 1), (1, 14), (4, 4), (14, 1), (2000, 1)])
def test_an_epoch_uses_every_point_once_in_batches_of_a_shuffled_order(
    batch: int, steps: int
) -> None:
    spec = TrainingSpec(points=20, batch=batch, hidden=(), learning_rate=0.3, seed=4)
    prepared = prepare(spec, SHIPPED)
    start = starting_network(spec, (2, 1), SHIPPED)
    trainer = PlainTrainer(spec, prepared, start, SHIPPED)
    trainer.epoch()
    order = np.random.default_rng([4, 2]).permutation(14)
    network = start
    for rows in np.array_split(order, range(batch, 14, batch)) if 0 < batch < 14 else [order]:
        inputs, targets = prepared.train.inputs[rows], prepared.train.targets[rows]
        (slopes,) = gradients(network, recipe_of(spec, SHIPPED), prepared.kind, inputs, targets)
        weights = network[0].weights - 0.3 * slopes.weights
        network = (Layer(weights, network[0].biases - 0.3 * slopes.biases),)
        steps -= 1
    assert steps == 0
    assert trainer.network[0].weights == pytest.approx(network[0].weights, abs=1e-12)
