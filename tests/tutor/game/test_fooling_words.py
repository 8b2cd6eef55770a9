"""What is said of a copy is what its numbers say, and fits on a phone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.game.challenges import written_by
from bot.tutor.game.fooling import ChangeCounts, retrained
from bot.tutor.game.fooling_words import (
    COLUMNS,
    EXAMPLES,
    conclusion,
    examples,
    moved_line,
    public_line,
    teaching_line,
    weights_table,
)
from bot.tutor.game.words import chance
from bot.tutor.text import plain
from tests.tutor.game.material import FORMALITY
from tests.tutor.game.test_challenges import ENDED, TEXTS
from tests.tutor.game.test_fooling import LABELS, NEURONS, challenge_of

if TYPE_CHECKING:
    from bot.tutor.data.sentences.neuron import Neuron

# passes, learnt, weights, asked, right before and after, mended, broken, flipped
SOME = ChangeCounts(2, 1, 3, 40, 30, 28, 1, 3, 4)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (SOME, "30 of 40 before, 28 after. The copy is **worse** on the test: 2 fewer right."),
        (
            replace(SOME, right_after=31, mended=2, broken=1),
            "30 of 40 before, 31 after. The copy is **better** on the test: 1 more right.",
        ),
        (
            replace(SOME, right_after=30, mended=2, broken=2),
            "That is **the same** number, but not the same sentences.",
        ),
        (
            replace(SOME, right_after=30, mended=0, broken=0, flipped=0),
            "30 of 40 before, 30 after. That is **the same**.",
        ),
    ],
)
def test_the_conclusion_is_computed_from_the_numbers(counts: ChangeCounts, words: str) -> None:
    assert conclusion(counts).endswith(words)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (
            SOME,
            "One sentence moved 3 weights and the bias, and with them 4 of 40 other verdicts: "
            "1 now right, 3 now not right any more.",
        ),
        (
            replace(SOME, weights=0, mended=0, broken=0, flipped=2),
            "One sentence moved only the bias, and with them 2 of 40 other verdicts: "
            "2 between wrong and no opinion.",
        ),
        (
            replace(SOME, weights=1, mended=0, broken=0, flipped=0),
            "One sentence moved 1 weight and the bias, and with them none of 40 other verdicts.",
        ),
    ],
)
def test_what_moved_is_counted(counts: ChangeCounts, words: str) -> None:
    assert moved_line(counts) == words


def test_everybody_reads_how_often_the_copy_was_taught_and_not_what_anybody_said() -> None:
    assert "2 times, until it had it right" in public_line(SOME)
    assert "once, and it still has it wrong" in public_line(replace(SOME, passes=1, learnt=0))
    told = public_line(SOME) + moved_line(SOME) + conclusion(SOME)
    assert not any(label in told for label in FORMALITY.labels)


@given(st.sampled_from(TEXTS), LABELS, NEURONS)
def test_every_verdict_that_is_quoted_is_one_that_changed(
    text: str, label: str, neuron: Neuron
) -> None:
    change = retrained(challenge_of(text, label, neuron))
    quoted = [line for line in examples(change).splitlines() if line.startswith("- ")]
    assert len(quoted) == sum(min(EXAMPLES, len(kind)) for kind in (change.mended, change.broken))
    flips = {plain(flip.sentence.text): flip for flip in (*change.mended, *change.broken)}
    for line in quoted:
        flip = flips[line[2 : line.rindex(" (", 0, line.rindex("):"))]]
        assert f"({flip.sentence.label})" in line
        mended = flip in change.mended
        end = line.rpartition("→ ")[2]
        assert end.startswith(flip.sentence.label) is mended


@pytest.mark.parametrize("text", TEXTS[:20])
@pytest.mark.parametrize("label", FORMALITY.labels)
def test_the_table_is_as_wide_as_a_phone_and_names_what_moved(text: str, label: str) -> None:
    change = retrained(written_by(ENDED, text, label))
    lines = weights_table(change).splitlines()
    assert max(map(len, lines)) <= COLUMNS
    assert len(re.findall("->", weights_table(change))) == len(change.rows)
    assert f"says **{chance(FORMALITY, change.said)}** now" in teaching_line(change)
    if change.counts.passes:
        assert f"says **{label} " in teaching_line(change)  # the shipped network learns each
