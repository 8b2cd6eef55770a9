"""A copy that is taught one sentence: what moves, what changes on the test, and what is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.sentences.neuron import Neuron, answer
from bot.tutor.exercises.attempts import Entry
from bot.tutor.game.challenges import ANSWER, Challenge, written_by
from bot.tutor.game.comparing import held_out, network_judge, tally
from bot.tutor.game.drawing import FIRST_ROUND
from bot.tutor.game.fooling import (
    PASSES_MOST,
    ChangeCounts,
    counts_in,
    retrained,
    second_label,
    taught_copy,
)
from bot.tutor.game.sentences import Part, found_in
from bot.tutor.game.words import side_taken
from tests.tutor.game.material import FORMALITY, GAME
from tests.tutor.game.test_challenges import ENDED, TEXTS

WEIGHTS = st.floats(-3, 3)
NEURONS = st.builds(
    Neuron, st.tuples(*([WEIGHTS] * len(FORMALITY.reader.signals))), st.floats(-3, 3)
)
LABELS = st.sampled_from(FORMALITY.labels)


def challenge_of(text: str, label: str, neuron: Neuron) -> Challenge:
    return replace(written_by(ENDED, text, label), neuron=neuron)


@given(st.sampled_from(TEXTS), LABELS, NEURONS)
def test_only_what_is_in_the_sentence_moves_and_the_original_stays(
    text: str, label: str, neuron: Neuron
) -> None:
    challenge = challenge_of(text, label, neuron)
    change = retrained(challenge)
    assert challenge.neuron == neuron  # it is shown as it was
    there = {found.signal for found in found_in(FORMALITY.reader, text)}
    assert {row.signal for row in change.rows[:-1]} == there
    assert change.rows[-1].signal is None
    for place, signal in enumerate(FORMALITY.reader.signals):
        if signal not in there:
            assert change.copy.weights[place] == neuron.weights[place]
    for row in change.rows:
        assert (row.change != 0) is (change.counts.passes > 0)
        toward = FORMALITY.sign(label)
        assert row.change * toward >= 0
    after = {row.signal: row.after for row in change.rows}
    for signal, weight in zip(FORMALITY.reader.signals, change.copy.weights, strict=True):
        assert signal not in after or after[signal] == pytest.approx(weight)


@given(st.sampled_from(TEXTS), LABELS, NEURONS)
def test_the_counts_add_up_to_what_each_network_says_of_each_test_sentence(
    text: str, label: str, neuron: Neuron
) -> None:
    change = retrained(challenge_of(text, label, neuron))
    counts, test = change.counts, held_out(FORMALITY)
    before = tally(FORMALITY, test, network_judge(FORMALITY, neuron))
    after = tally(FORMALITY, test, network_judge(FORMALITY, change.copy))
    assert (counts.right_before, counts.right_after) == (before.right, after.right)
    assert counts.asked == len(test)
    assert counts.right_after - counts.right_before == counts.mended - counts.broken
    assert (counts.mended, counts.broken) == (len(change.mended), len(change.broken))
    sides = [
        [side_taken(FORMALITY, answer(one, FORMALITY.shown(sentence.text))) for sentence in test]
        for one in (neuron, change.copy)
    ]
    assert counts.flipped == sum(a != b for a, b in zip(*sides, strict=True))
    assert counts.flipped >= counts.mended + counts.broken
    for flip in (*change.mended, *change.broken):
        right = side_taken(FORMALITY, flip.after) == flip.sentence.label
        assert right is (flip in change.mended)


@given(st.sampled_from(TEXTS), LABELS, NEURONS)
def test_it_is_taught_as_long_as_it_is_not_right_and_no_longer(
    text: str, label: str, neuron: Neuron
) -> None:
    challenge = challenge_of(text, label, neuron)
    change = retrained(challenge)
    was_right = side_taken(FORMALITY, challenge.network) == label
    assert (change.counts.passes == 0) is was_right
    assert 0 <= change.counts.passes <= PASSES_MOST
    assert bool(change.counts.learnt) is (side_taken(FORMALITY, change.said) == label)
    if was_right:
        assert change.copy == neuron
        assert change.counts.flipped == 0


def test_a_network_that_is_much_too_sure_is_given_up_on() -> None:
    sure = Neuron((0.0,) * len(FORMALITY.reader.signals), 1000.0)
    challenge = challenge_of("Hello there, what a fine morning", "casual", sure)
    assert taught_copy(challenge)[1] == PASSES_MOST
    assert retrained(challenge).counts.learnt == 0


def test_no_opinion_is_not_right_and_is_taught() -> None:
    blank = Neuron((0.0,) * len(FORMALITY.reader.signals), 0.0)
    change = retrained(challenge_of(TEXTS[0], "formal", blank))
    assert change.counts.passes == 1
    assert change.counts.right_before == 0
    assert change.counts.flipped == change.counts.asked


def test_the_test_sentences_are_none_that_a_game_learns_from() -> None:
    assert {one.part for one in held_out(FORMALITY)} == {Part.HELD_OUT}
    learnt = {one.sentence for one in ENDED.ledger if one.learnt}
    for subject in GAME.subjects:
        first = subject.sentences[:FIRST_ROUND]
        assert not {*first, *learnt} & set(held_out(subject))


@given(st.lists(st.integers(0, 500), min_size=9, max_size=9))
def test_counts_are_read_as_they_were_kept(numbers: list[int]) -> None:
    counts = ChangeCounts(*numbers)
    assert counts_in(str(counts)) == counts
    assert counts_in("") is None


def test_the_first_answer_is_the_second_label() -> None:
    said = [Entry("challenge-report", "", "rude"), Entry(ANSWER, "", "formal")]
    assert second_label([]) is None
    assert second_label([*said, Entry(ANSWER, "", "casual")]) == "formal"
