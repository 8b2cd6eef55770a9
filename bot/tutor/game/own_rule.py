"""The rule of a learner, as weights over the features that they named: it plays along, too.

It is one neuron like the network's, without a bias. A feature is a signal, by its id, or a single
word of a sentence, as "word:pizza"; "free:tone" stands for one that cannot be read off a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp
from typing import TYPE_CHECKING

from bot.tutor.game.sentences import found_in, word_set

if TYPE_CHECKING:
    from bot.tutor.game.sentences import Subject

NAMED = 2  # features that are asked for at the start
STEP = 1.0  # by which a correction moves a weight
WORD, FREE = "word:", "free:"


@dataclass(frozen=True, slots=True)
class OwnRule:
    """`weights` says how much each feature counts: above zero for the subject's high label."""

    weights: tuple[tuple[str, float], ...] = ()

    def weight(self, feature: str) -> float:
        return dict(self.weights).get(feature, 0.0)


def begun_with(subject: Subject, named: tuple[tuple[str, str], ...]) -> OwnRule:
    """Return the rule of somebody who named these features, each with the label it speaks for."""
    return OwnRule(tuple((feature, float(subject.sign(label))) for feature, label in named))


def is_in(subject: Subject, feature: str, text: str) -> bool:
    """Whether a sentence has a feature. One that cannot be read off a sentence is in none."""
    if feature.startswith(WORD):
        return feature.removeprefix(WORD) in word_set(text)
    return any(found.signal.id == feature for found in found_in(subject.reader, text))


def judged(subject: Subject, rule: OwnRule, text: str) -> float:
    """Return the rule's probability of the high label: the sigmoid of what its features add up to.

    Without any of its features a rule has no opinion: 0.5.
    """
    there = (weight for feature, weight in rule.weights if is_in(subject, feature, text))
    return 1 / (1 + exp(-sum(there)))


def moved(rule: OwnRule, feature: str, change: float) -> OwnRule:
    """Change the weight of a feature, which the rule may not have had yet."""
    weights = dict(rule.weights)
    weights[feature] = weights.get(feature, 0.0) + change
    return replace(rule, weights=tuple(weights.items()))
