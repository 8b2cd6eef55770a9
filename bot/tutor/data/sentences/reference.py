"""The reference: a neuron taught on many sentences, made to hold on other people's text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.measures import MEASURES, measures_of
from bot.tutor.data.sentences.neuron import Schooling, taught
from bot.tutor.data.sentences.signals import SIGNALS, signals_of

if TYPE_CHECKING:
    import random

    from bot.tutor.data.sentences.neuron import Neuron

# Chosen by leaving one kind of text out at a time, among the shipped sentences for training. There
# a decay of 0.001 to 0.01 makes no difference of one point.
SCHOOLING = Schooling(passes=10, rate=1.0, decay=0.003)
# A list of words never has all the words of strangers. Each sentence is therefore also shown
# without what lists tell, so that a sentence that shows nothing is not taken for formal.
TOLD_BY_LISTS = frozenset({"slang", "intensifier", "polite", "linking"})


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What a neuron is shown of a sentence: a number for each of `ids`."""

    ids: tuple[str, ...]
    read: Callable[[str], Sequence[float]]


BY_SIGNALS = SentenceReading(tuple(signal.id for signal in SIGNALS), signals_of)
BY_MEASURES = SentenceReading(tuple(measure.id for measure in MEASURES), measures_of)


def reference(
    labelled: Sequence[tuple[str, bool]], reading: SentenceReading, randomness: random.Random
) -> Neuron:
    """Teach a neuron on sentences, each with whether it is formal. Raise ValueError for none."""
    examples = [(reading.read(text), float(formal)) for text, formal in labelled]
    without = [(_without_lists(shown, reading.ids), label) for shown, label in examples]
    return taught([*examples, *without], SCHOOLING, randomness)


def _without_lists(shown: Sequence[float], ids: Sequence[str]) -> tuple[float, ...]:
    pairs = zip(ids, shown, strict=True)
    return tuple(0.0 if id_ in TOLD_BY_LISTS else value for id_, value in pairs)
