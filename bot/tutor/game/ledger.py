"""The network that plays along: one neuron that starts at zero and learns sentence by sentence.

It meets the same sentences in the same order as the learner. The rule is gradient descent on the
cross-entropy of one neuron; see `bot.tutor.data.sentences.neuron`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import answer, learn, loss, untaught
from bot.tutor.game.sentences import found_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.data.sentences.neuron import Neuron
    from bot.tutor.data.sentences.signals import Signal
    from bot.tutor.game.sentences import Sentence, Subject

RATE = 0.5


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What became of one number of the neuron. `signal` is None for its bias.

    A signal is 1 or 0, so one that is there adds its weight to the sum. One that is not there adds
    nothing and is not changed.
    """

    signal: Signal | None
    words: tuple[str, ...]
    before: float
    change: float

    @property
    def contribution(self) -> float:
        return self.before

    @property
    def after(self) -> float:
        return self.before + self.change


@dataclass(frozen=True, slots=True)
class Without:
    """The signal that counted most, and what the answer would have been without it."""

    signal: Signal
    words: tuple[str, ...]
    answer: float


@dataclass(frozen=True, slots=True)
class LedgerStep:
    """The network at one sentence: its `answer` is the probability of the subject's high label.

    `rows` holds the signals that were there and, last, the bias. A step in which nothing was learnt
    has `learnt` False and rows without a change.
    """

    sentence: Sentence
    answer: float
    loss: float
    rows: tuple[LedgerRow, ...]
    without: Without | None
    before: Neuron
    after: Neuron
    learnt: bool


def step_of(subject: Subject, neuron: Neuron, sentence: Sentence, *, learns: bool) -> LedgerStep:
    """Let the network judge a labelled sentence and, if it `learns`, learn from its label."""
    shown, target = subject.shown(sentence.text), subject.target(sentence.label)
    p = answer(neuron, shown)
    after = learn(neuron, shown, target, RATE) if learns else neuron
    places = {signal: place for place, signal in enumerate(subject.reader.signals)}
    rows = [
        LedgerRow(
            found.signal,
            found.words,
            before := neuron.weights[places[found.signal]],
            after.weights[places[found.signal]] - before,
        )
        for found in found_in(subject.reader, sentence.text)
    ]
    bias = LedgerRow(None, (), neuron.bias, after.bias - neuron.bias)
    without = _without(subject, neuron, shown, rows)
    ledger = (*rows, bias)
    return LedgerStep(sentence, p, loss(p, target), ledger, without, neuron, after, learns)


def _without(
    subject: Subject, neuron: Neuron, shown: tuple[bool, ...], rows: list[LedgerRow]
) -> Without | None:
    counted = [row for row in rows if row.contribution != 0]
    if not counted:
        return None
    most = max(counted, key=lambda row: abs(row.contribution))
    if most.signal is None:
        return None
    signals = subject.reader.signals
    rest = tuple(is_on and signals[i] != most.signal for i, is_on in enumerate(shown))
    return Without(most.signal, most.words, answer(neuron, rest))


def ledger_of(
    subject: Subject, learnt: Iterable[Sentence], tested: Iterable[Sentence] = ()
) -> tuple[LedgerStep, ...]:
    """Play sentences in order, all with a label: the network learns from the `learnt` ones.

    By the others it is tested.
    """
    steps: list[LedgerStep] = []
    neuron = untaught(len(subject.reader.signals))
    for sentence in learnt:
        steps.append(step_of(subject, neuron, sentence, learns=True))
        neuron = steps[-1].after
    steps += [step_of(subject, neuron, sentence, learns=False) for sentence in tested]
    return tuple(steps)
