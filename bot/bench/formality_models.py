"""The two models that judge formality, what they compare with, and how well each tells apart."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import mean
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import RATE, answer, learn, score, untaught
from bot.tutor.data.sentences.reference import BY_MEASURES, BY_SIGNALS, reference
from bot.tutor.data.sentences.signals import SIGNALS, signals_of

if TYPE_CHECKING:
    from bot.bench.formality_file import RatedSentence
    from bot.tutor.data.sentences.reference import SentenceReading

SEED = 20
SHUFFLES = 60
STOPS = (3, 10, 20, 40, 80)  # sentences

Judge = Callable[[str], float]  # above 0: formal


@dataclass(frozen=True, slots=True)
class FormalityModel:
    """A neuron over one reading of sentences; the goals are for clear sentences."""

    name: str
    reading: SentenceReading
    accuracy: float
    auc: float

    def taught(self, sentences: Sequence[RatedSentence]) -> Judge:
        """Teach the reference neuron on sentences, always in the same order of shuffles."""
        labelled = [(one.text, one.formal) for one in sentences]
        neuron = reference(labelled, self.reading, random.Random(SEED))
        return lambda text: score(neuron, self.reading.read(text))


GAME = FormalityModel("game model, 16 signals", BY_SIGNALS, 0.82, 0.90)
FULL = FormalityModel("full model, measures", BY_MEASURES, 0.87, 0.94)
MODELS = (GAME, FULL)


def by_length(sentences: Sequence[RatedSentence]) -> Judge:
    """Return the judge that calls a sentence formal from so many words on as fits best."""
    lengths = [(len(one.text.split()), one.formal) for one in sentences]
    least = max(
        range(1, 40), key=lambda least: sum((words >= least) == formal for words, formal in lengths)
    )
    return lambda text: len(text.split()) - least + 0.5


def accuracy_of(scores: Sequence[float], formal: Sequence[bool]) -> float:
    """Return the share of sentences whose score is above 0 just where they are formal."""
    return mean((one > 0) == label for one, label in zip(scores, formal, strict=True))


def auc_of(scores: Sequence[float], formal: Sequence[bool]) -> float:
    """Return how often a formal sentence has a higher score than a casual one; ties count half.

    That is the area under the ROC curve, from the sum of ranks (Mann & Whitney 1947), ties at their
    middle rank. Raise ValueError without sentences of both kinds.
    """
    positives = sum(formal)
    negatives = len(formal) - positives
    if not positives or not negatives:
        raise ValueError("AUC compares formal sentences with casual ones, and needs both.")
    ranked, before = 0.0, 0
    pairs = sorted(zip(scores, formal, strict=True), key=lambda pair: pair[0])
    for _, group in groupby(pairs, key=lambda pair: pair[0]):
        labels = [label for _, label in group]
        ranked += sum(labels) * (before + (len(labels) + 1) / 2)
        before += len(labels)
    return (ranked - positives * (positives + 1) / 2) / (positives * negatives)


def learning_curve(
    train: Sequence[RatedSentence], test: Sequence[RatedSentence]
) -> tuple[float, ...]:
    """Return the accuracy after each of STOPS sentences, one at a time, the mean of SHUFFLES."""
    randomness = random.Random(SEED)
    shown = [(signals_of(one.text), one.formal) for one in train]
    asked = [signals_of(one.text) for one in test]
    formal = [one.formal for one in test]
    runs: list[list[float]] = []
    for _ in range(SHUFFLES):
        neuron, run = untaught(len(SIGNALS)), []
        for done, (signals, label) in enumerate(randomness.sample(shown, STOPS[-1]), 1):
            neuron = learn(neuron, signals, float(label), RATE)
            if done in STOPS:
                run.append(accuracy_of([answer(neuron, on) - 0.5 for on in asked], formal))
        runs.append(run)
    return tuple(mean(column) for column in zip(*runs, strict=True))
