"""A training tells what happened in it, ends when it should, and can be had again bit for bit."""

import math
from dataclasses import asdict, replace

import numpy as np
import pytest

from bot.neural.examples import Examples
from bot.neural.history import History
from bot.neural.kinds import Kind
from bot.neural.network import outputs
from bot.neural.parts.cross_entropy import CROSS_ENTROPY
from bot.neural.parts.shipped import SHIPPED
from bot.neural.plain import PlainTrainer
from bot.neural.training import TrainingMoment, evaluated_epochs, train, train_all
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec

STOPPING = TrainingSpec(
    points=60, noise=0.4, flips=0.2, hidden=(32,), epochs=400, validation_share=0.3, patience=20
)


def numbers_of(history: History) -> dict[str, object]:
    weights = [(layer.weights.tolist(), layer.biases.tolist()) for layer in history.network]
    return asdict(replace(history.numbers, seconds=0.0)) | {"weights": weights}


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("data", CATALOGUE.built_in)
def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(
    data: str, precision: str
) -> None:
    spec = TrainingSpec(data=data, epochs=10, batch=16, learning_rate=0.1, precision=precision)
    first = train(spec, SHIPPED)
    assert numbers_of(first) == numbers_of(train(spec, SHIPPED))
    losses = first.numbers.train_loss
    assert losses != train(replace(spec, seed=2), SHIPPED).numbers.train_loss
    assert losses != train(replace(spec, weights_seed=2), SHIPPED).numbers.train_loss


def test_the_losses_of_every_epoch_are_told() -> None:
    history = train(TrainingSpec(epochs=7, validation_share=0.2), SHIPPED)
    numbers = history.numbers
    assert numbers.epochs == tuple(range(8))
    series = (
        numbers.train_loss,
        numbers.test_loss,
        numbers.validation_loss,
    )
    assert [len(losses) for losses in (*series, numbers.train_accuracy)] == [8] * 4
    assert numbers.counts == (112, 28, 60)
    assert (numbers.sizes, numbers.parameters) == ((2, 8, 1), 33)
    longer = train(TrainingSpec(epochs=9, validation_share=0.2), SHIPPED).numbers
    assert longer.train_loss[:8] == series[0]


def test_the_last_numbers_are_those_of_the_network_given_back() -> None:
    history = train(TrainingSpec(data="penguins", epochs=20), SHIPPED)
    numbers = history.numbers
    test = history.prepared.test
    logits = outputs(history.network, history.recipe.activation, test.inputs)
    losses = history.recipe.loss.point_losses(history.prepared.kind, logits, test.targets)
    assert losses.mean() == pytest.approx(numbers.test_loss[-1])
    correct = sum(numbers.confusion[place][place] for place in range(3))
    assert correct / sum(map(sum, numbers.confusion)) == pytest.approx(numbers.test_accuracy[-1])
    assert numbers.classes == ("Adelie", "Chinstrap", "Gentoo")


def test_a_predicted_value_knows_no_accuracy() -> None:
    history = train(TrainingSpec(data="plane", learning_rate=0.1), SHIPPED)
    numbers = history.numbers
    assert (numbers.train_accuracy, numbers.test_accuracy) == ((), ())
    assert not numbers.confusion
    assert numbers.test_loss[-1] < 0.2 * numbers.baseline_loss


@pytest.mark.parametrize(
    ("epochs", "count"), [(1, 2), (500, 501), (501, 500), (5000, 500), (1999, 500)]
)
def test_evaluated_epochs_are_evenly_spaced_and_hold_both_ends(epochs: int, count: int) -> None:
    chosen = evaluated_epochs(epochs)
    assert (chosen[0], chosen[-1], len(chosen), len(set(chosen))) == (0, epochs, count, count)
    assert np.diff(chosen).max() - np.diff(chosen).min() <= 1


def test_long_trainings_are_measured_as_short_ones_are() -> None:
    long, short = (train(TrainingSpec(epochs=epochs), SHIPPED).numbers for epochs in (1000, 300))
    assert len(long.epochs) == 500
    shared = dict(zip(long.epochs, long.train_loss, strict=True))
    for done, loss in zip(short.epochs, short.train_loss, strict=True):
        assert shared.get(done, loss) == loss


def test_steps_count_the_batches() -> None:
    assert train(TrainingSpec(epochs=3, points=100, batch=32), SHIPPED).numbers.steps == 9
    assert train(TrainingSpec(epochs=3, points=100), SHIPPED).numbers.steps == 3


def test_early_stopping_keeps_the_weights_of_the_best_validation_loss() -> None:
    history = train(STOPPING, SHIPPED)
    numbers = history.numbers
    best = numbers.validation_loss.index(min(numbers.validation_loss))
    assert numbers.stopped_early
    assert numbers.kept_epoch == numbers.epochs[best] == numbers.epochs[-1] - 20
    held = history.prepared.validation
    logits = outputs(history.network, history.recipe.activation, held.inputs)
    losses = history.recipe.loss.point_losses(history.prepared.kind, logits, held.targets)
    assert losses.mean() == pytest.approx(min(numbers.validation_loss))


def test_without_patience_the_last_weights_are_kept() -> None:
    history = train(replace(STOPPING, patience=0), SHIPPED)
    numbers = history.numbers
    assert not numbers.stopped_early
    assert numbers.kept_epoch == numbers.epochs[-1] == 400
    patient = train(replace(STOPPING, patience=400), SHIPPED).numbers
    assert not patient.stopped_early
    assert patient.kept_epoch < 400


@pytest.mark.parametrize("hidden", [(), (64,), (64,) * 6])
@pytest.mark.parametrize("data", ["spiral", "multi-gauss", "digits"])
def test_the_wildest_training_still_reports_finite_numbers(
    data: str, hidden: tuple[int, ...]
) -> None:
    spec = TrainingSpec(
        data=data, hidden=hidden, activation="linear", learning_rate=1000.0, epochs=40
    )
    history = train(spec, SHIPPED)
    assert all(map(math.isfinite, (*history.numbers.train_loss, *history.numbers.test_loss)))
    assert all(np.isfinite(layer.weights).all() for layer in history.network)


def test_a_training_that_runs_wild_is_stopped_at_its_last_finite_epoch() -> None:
    spec = TrainingSpec(data="plane", hidden=(), learning_rate=3.0, epochs=100)
    history = train(spec, SHIPPED)
    numbers = history.numbers
    assert numbers.diverged
    assert numbers.kept_epoch == numbers.epochs[-1] < 100
    assert 1e6 < numbers.train_loss[-1] <= 1e9
    logits = outputs(history.network, history.recipe.activation, history.prepared.train.inputs)
    losses = history.recipe.loss.point_losses(
        history.prepared.kind, logits, history.prepared.train.targets
    )
    assert losses.mean() == pytest.approx(numbers.train_loss[-1])


@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_a_start_that_is_wild_already_is_all_that_is_told(precision: str) -> None:
    spec = TrainingSpec(
        data="plane", hidden=(64,) * 6, activation="linear", start="constant", precision=precision
    )
    history = train(spec, SHIPPED)
    numbers = history.numbers
    assert numbers.diverged
    assert numbers.epochs == (0,)
    assert 1e9 < numbers.train_loss[0] < math.inf


@pytest.mark.parametrize(
    ("activation", "start", "dead", "symmetric"),
    [("tanh", "constant", 0.0, 1.0), ("tanh", "random", 0.0, 0.0), ("relu", "zero", 1.0, 1.0)],
)
def test_dead_and_symmetric_units_are_counted(
    activation: str, start: str, dead: float, symmetric: float
) -> None:
    history = train(TrainingSpec(activation=activation, start=start, epochs=50), SHIPPED)
    assert (history.numbers.dead_units, history.numbers.symmetric_units) == (dead, symmetric)


def test_a_watcher_sees_every_evaluated_epoch_and_its_network() -> None:
    moments: list[TrainingMoment] = []
    history = train(TrainingSpec(epochs=5), SHIPPED, watch=moments.append)
    assert [(moment.done, moment.total) for moment in moments] == [(k, 5) for k in range(6)]
    assert tuple(moment.loss for moment in moments) == history.numbers.train_loss
    last = moments[-1].network()
    assert last[0].weights.tolist() == history.network[0].weights.tolist()


def test_what_a_watcher_raises_ends_the_training() -> None:
    def cancel(moment: TrainingMoment) -> None:
        raise InterruptedError(moment.done)

    with pytest.raises(InterruptedError, match="0"):
        train(TrainingSpec(), SHIPPED, watch=cancel)


@pytest.mark.parametrize("batch", [0, 16])
def test_trainings_that_run_together_are_as_if_alone(batch: int) -> None:
    spec = replace(STOPPING, batch=batch)
    specs = [
        replace(spec, learning_rate=0.1, weights_seed=7),
        replace(spec, hidden=(3,)),
        replace(spec, data="circles"),
        replace(spec, learning_rate=1000.0, l2=1.0),
    ]
    dones: list[int] = []
    together = train_all(specs, SHIPPED, watch=lambda moment: dones.append(moment.done))
    assert dones == sorted(dones)
    for spec, found in zip(specs, together, strict=True):
        alone = train(spec, SHIPPED)
        assert found.spec == spec
        there, here = found.numbers, alone.numbers
        assert (there.epochs, there.kept_epoch) == (here.epochs, here.kept_epoch)
        assert (there.diverged, there.stopped_early) == (here.diverged, here.stopped_early)
        assert there.train_loss == pytest.approx(here.train_loss, rel=1e-6)
        for layer, other in zip(found.network, alone.network, strict=True):
            assert layer.weights == pytest.approx(other.weights, rel=1e-5, abs=1e-7)


def test_the_plain_implementation_tells_the_same_story() -> None:
    spec = TrainingSpec(data="penguins", epochs=30, batch=16, optimizer="adam", learning_rate=0.01)
    fast, plain = train(spec, SHIPPED), train(spec, SHIPPED, trainer=PlainTrainer)
    assert plain.numbers.test_loss == pytest.approx(fast.numbers.test_loss, rel=1e-9)
    assert plain.numbers.confusion == fast.numbers.confusion


def test_own_examples_are_trained_on() -> None:
    inputs = np.random.default_rng(1).normal(size=(40, 3))
    labels = (inputs[:, 0] > 0).astype(int)
    history = train(
        TrainingSpec(data="own"), SHIPPED, Examples(("a", "b", "c"), inputs, labels, ("n", "y"))
    )
    numbers = history.numbers
    assert numbers.sizes == (3, 8, 1)
    assert numbers.test_accuracy[-1] >= 0.8
    assert numbers.classes == ("n", "y")


def test_every_number_of_a_history_can_be_kept_as_json() -> None:
    history = train(TrainingSpec(epochs=3), SHIPPED)
    numbers = history.numbers
    assert type(numbers.train_loss[0]) is float
    assert type(numbers.confusion[0][0]) is int
    assert type(numbers.dead_units) is type(numbers.symmetric_units) is float


def test_units_that_a_penalty_shrank_to_nothing_are_no_twins() -> None:
    history = train(TrainingSpec(l2=1.0, learning_rate=0.9), SHIPPED)
    hidden = history.network[0].weights
    assert np.abs(hidden).max() < 1e-9
    assert history.numbers.symmetric_units == 0.0


def test_one_class_alone_is_guessed_at_no_cost_without_a_minus() -> None:
    assert str(CROSS_ENTROPY.baseline(Kind.BINARY, np.ones((3, 1)))) == "0.0"
