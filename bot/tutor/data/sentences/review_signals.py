"""What a short review shows: sixteen on/off signals of praise and complaint, and where.

No signal measures the length of a review, and none joins "not" to the word after it: "not bad"
shows both "not" and a word that complains, which a single neuron can only add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.data.sentences import review_signals_by_clause as clause
from bot.tutor.data.sentences import review_signals_by_word as word
from bot.tutor.data.sentences import signals_by_shape as shape
from bot.tutor.data.sentences.signals import Signal, found_by, spans_by
from bot.tutor.data.sentences.signals_reading import seen_in

if TYPE_CHECKING:
    from bot.tutor.data.sentences.signals import Found, Tests

REVIEW_TESTS: Tests = {
    Signal("good-word", "words that praise"): word.good_words,
    Signal("bad-word", "words that complain"): word.bad_words,
    Signal("very-good", "strongest praise"): word.very_good_words,
    Signal("very-bad", "strongest complaint"): word.very_bad_words,
    Signal("negation", "not, no or never"): word.negations,
    Signal("but", "but or although"): word.contrasts,
    Signal("again", "would come again"): clause.again,
    Signal("never-again", "would not come again"): clause.never_again,
    Signal("excited", "!"): word.excited,
    Signal("question", "question mark"): shape.questions,
    Signal("wish", "wished, hoped or expected"): word.wishes,
    Signal("broken", "broken, late or missing"): word.broken,
    Signal("price", "price or money"): word.prices,
    Signal("recommend", "recommends it"): clause.recommends,
    Signal("too-much", "too + word"): word.too_much,
    Signal("comparison", "better or worse than"): word.comparisons,
}
REVIEW_SIGNALS: tuple[Signal, ...] = tuple(REVIEW_TESTS)


def review_signals_of(sentence: str) -> tuple[bool, ...]:
    """Say of each of REVIEW_SIGNALS, in that order, whether the review shows it."""
    return tuple(map(bool, spans_by(REVIEW_TESTS, seen_in(sentence))))


def review_found_in(sentence: str) -> tuple[Found, ...]:
    """Return the signals that a review shows, in the order of REVIEW_SIGNALS, with its pieces.

    The strongest words of praise and complaint are also words that praise and complain.
    """
    return found_by(REVIEW_TESTS, sentence)
