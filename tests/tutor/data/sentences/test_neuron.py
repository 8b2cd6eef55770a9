"""One neuron: its slope against finite differences, the course's worked run, and its schooling."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.sentences.neuron import (
    Neuron,
    Schooling,
    answer,
    learn,
    loss,
    score,
    taught,
    untaught,
)
from bot.tutor.data.sentences.signals import SIGNALS, found_in, signals_of

PAGE = (
    ("I would be grateful for your assistance.", 1.0),
    ("Hey, wanna grab pizza?", 0.0),
    ("The committee has reviewed the proposal.", 1.0),
)
numbers = st.floats(-2, 2)
STEP = 1e-5


def cross_entropy(z: float, label: float) -> float:
    """Return the loss from the sum before the sigmoid: exact also where the answer is near 1.

    There 1 - p has few digits left, which a difference divided by a small step makes large.
    """
    return max(z, 0.0) - label * z + math.log1p(math.exp(-abs(z)))


@given(numbers, st.sampled_from([0.0, 0.3, 1.0]))
def test_the_loss_is_the_cross_entropy_of_the_answer(z: float, label: float) -> None:
    assert loss(answer(Neuron((), z), ()), label) == pytest.approx(cross_entropy(z, label))


@given(
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6),
    numbers,
    st.sampled_from([0.0, 0.3, 1.0]),
)
def test_a_step_goes_down_the_slope_of_the_loss(
    pairs: list[tuple[float, float]], bias: float, label: float
) -> None:
    neuron = Neuron(tuple(weight for weight, _ in pairs), bias)
    shown = [value for _, value in pairs]
    after = learn(neuron, shown, label, rate=1.0)

    def slope(place: int) -> float:
        parts = (*neuron.weights, neuron.bias)
        high, low = (
            (*parts[:place], parts[place] + step, *parts[place + 1 :]) for step in (STEP, -STEP)
        )
        losses = [cross_entropy(score(Neuron(p[:-1], p[-1]), shown), label) for p in (high, low)]
        return (losses[0] - losses[1]) / (2 * STEP)

    moved = [new - old for new, old in zip(after.weights, neuron.weights, strict=True)]
    moved.append(after.bias - neuron.bias)
    assert moved == pytest.approx([-slope(place) for place in range(len(pairs) + 1)], abs=1e-8)


def test_the_worked_run_of_the_course_comes_out_with_the_shipped_signals() -> None:
    """Course 3.2, signal by signal: nothing deviates.

    Sentence 1 shows you/your ("your"), I, would, politeness ("grateful") and -ance ("assistance"):
    five weights of +0.250 and the bias at +0.250, so S1 alone is 0.500. Sentence 2 shows slang
    ("Hey", "wanna", "grab") and the question mark: only the bias speaks, 0.562; each goes to
    -0.281, and the bias to -0.031. Sentence 3 shows long words alone: the bias says 0.492, and
    both get +0.254. Asked again, S1 is sigmoid(0.223 + 5 x 0.250), S2 sigmoid(0.223 - 2 x 0.281)
    and S3 sigmoid(0.223 + 0.254).
    """
    neuron, said = untaught(len(SIGNALS)), []
    for sentence, label in PAGE:
        said.append(answer(neuron, signals_of(sentence)))
        neuron = learn(neuron, signals_of(sentence), label)
    assert [[f.signal.id for f in found_in(sentence)] for sentence, _ in PAGE] == [
        ["you", "first-person", "modal", "polite", "heavy-noun"],
        ["question", "slang"],
        ["long-words"],
    ]
    assert said == pytest.approx([0.500, 0.562, 0.492], abs=0.0005)
    again = [answer(neuron, signals_of(sentence)) for sentence, _ in PAGE]
    assert again == pytest.approx([0.81, 0.42, 0.62], abs=0.005)
    losses = [loss(p, label) for p, (_, label) in zip(said, PAGE, strict=True)]
    assert losses == pytest.approx([0.693, 0.826, 0.709], abs=0.0005)


def test_only_signals_that_were_present_are_changed_and_all_alike() -> None:
    after = learn(untaught(3), (True, False, True), 1.0)
    assert after == Neuron((0.25, 0.0, 0.25), 0.25)


@pytest.mark.parametrize("sure", [0.0, 1.0])
def test_a_loss_is_finite_however_sure_and_wrong(sure: float) -> None:
    assert 20 < loss(sure, 1 - sure) < 40
    assert loss(sure, sure) < 1e-9


@pytest.mark.parametrize("weight", [-1e4, 1e4])
def test_an_answer_is_a_probability_however_large_the_sum(weight: float) -> None:
    assert answer(Neuron((weight,), 0.0), (1.0,)) == (1.0 if weight > 0 else 0.0)


def test_the_reference_neuron_learns_a_rule_and_not_the_order_of_the_sentences() -> None:
    examples = [((float(x), float(z)), float(x)) for x in (0, 1) for z in (0, 1)] * 5
    neurons = [taught(examples, Schooling(20, 1.0, 0.01), random.Random(k)) for k in range(3)]
    for neuron in neurons:
        assert all((answer(neuron, shown) > 0.5) == bool(label) for shown, label in examples)
        assert abs(neuron.weights[1]) < 0.3
        assert neuron.weights[0] > 1
        assert neuron.weights == pytest.approx(neurons[0].weights, abs=0.1)
    assert taught(examples, Schooling(20, 1.0, 0.01), random.Random(0)) == neurons[0]


def test_more_decay_keeps_weights_smaller() -> None:
    examples = [((1.0,), 1.0), ((0.0,), 0.0)]
    free, held = (
        taught(examples, Schooling(50, 1.0, decay), random.Random(1)) for decay in (0, 0.3)
    )
    assert 0 < held.weights[0] < free.weights[0]


def test_nothing_can_be_learnt_from_no_example() -> None:
    with pytest.raises(ValueError, match="at least one"):
        taught([], Schooling(1, 1.0, 0.0), random.Random(0))
