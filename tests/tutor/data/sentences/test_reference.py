"""The reference neuron: it learns what sentences show, and takes silence of lists into account."""

from __future__ import annotations

import random

import pytest

from bot.tutor.data.sentences.neuron import answer
from bot.tutor.data.sentences.reference import BY_MEASURES, BY_SIGNALS, SentenceReading, reference

LABELLED = [
    ("The committee has approved the construction.", True),
    ("Payment is due upon completion of the agreement.", True),
    ("hey, that's awesome!", False),
    ("lol so cool", False),
]


@pytest.mark.parametrize("reading", [BY_SIGNALS, BY_MEASURES])
def test_it_is_right_about_what_it_was_taught_and_the_same_each_time(
    reading: SentenceReading,
) -> None:
    neuron = reference(LABELLED, reading, random.Random(2))
    assert all((answer(neuron, reading.read(text)) > 0.5) == formal for text, formal in LABELLED)
    assert neuron == reference(LABELLED, reading, random.Random(2))
    assert len(neuron.weights) == len(reading.ids)


def test_where_lists_alone_tell_casual_sentences_silence_counts_as_casual() -> None:
    labelled = [("The proposal was reviewed.", True), ("Cool.", False)]
    assert reference(labelled, BY_SIGNALS, random.Random(1)).bias < -0.1


def test_nothing_can_be_learnt_from_no_sentence() -> None:
    with pytest.raises(ValueError, match="at least one"):
        reference([], BY_SIGNALS, random.Random(0))
