"""Whether the network agrees that words are an answer: a gap would take nearly any of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.understand import read_by_network
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.moves.move import HeardMove
from bot.tutor.conversation.words import cut, words_of
from bot.tutor.exercises.questions.fill import folded
from bot.tutor.game.corrections import heard_correction
from bot.tutor.text import clean

if TYPE_CHECKING:
    from bot.tutor.conversation.meaning.mind import Mind
    from bot.tutor.conversation.moment import Moment

TAKEN = frozenset({Intent.ANSWER, Intent.IS_IT, Intent.CHANGE})
NO_ANSWER = frozenset(
    {
        Intent.DONT_KNOW,
        Intent.HINT,
        Intent.GIVE_ANSWER,
        Intent.SKIP,
        Intent.TOO_HARD,
        Intent.DIFFERENTLY,
        Intent.STOP,
        Intent.PROGRESS,
        Intent.REPORT,
        Intent.THANKS,
        Intent.HELP,
        Intent.NO,
    }
)
ALIKE = 0.8
"""From this likeness of two spellings on one is a slip of the other."""
SURELY = 0.6
"""From this share on the network is believed."""
MANY = 2  # words: fewer name a feature, whatever else they may mean
NEAR = 0.45
"""From this score of a card on, own words are about the lessons."""
FREE = frozenset({Open.FILL, Open.WORDS})
"""Questions that take any words, also those that are none for them."""
MOST_NAMED = 2  # words for a gap, of the lessons, that count at once


def _is_known(move: HeardMove, moment: Moment, text: str) -> bool:
    if moment.open is Open.CORRECTION:
        return len(words_of(cut(text))) < MANY or heard_correction(clean(text)) is not None
    known = {folded(one) for one in moment.known}
    return moment.open not in FREE or folded(move.reply) in known


def agreed(mind: Mind, move: HeardMove, moment: Moment, text: str) -> HeardMove:
    """Return a move, or what the network surely reads where a free text was taken for an answer.

    Words that the gap knows are an answer always, and so is a whole correction. Other free words
    are asked back about, unless they are of the lessons.
    """
    said = words_of(cut(text))
    if move.intent not in TAKEN or _is_known(move, moment, text):
        return move
    meaning = read_by_network(mind, mind.names.spelled(said), moment)
    other = meaning.intent in NO_ANSWER and meaning.confidence >= SURELY
    if moment.open is Open.WORDS:
        near = meaning.score >= NEAR and meaning.intent is not Intent.NONE
        return move if near and not other else replace(move, hedged=True)
    if other:
        return HeardMove(meaning.intent)
    counts = moment.open is not Open.FILL or _is_of_the_lessons(mind, move, moment)
    return move if counts else replace(move, hedged=True)


def _is_of_the_lessons(mind: Mind, move: HeardMove, moment: Moment) -> bool:
    """Whether a gap is given a term of the lessons, or what it knows with a slip."""
    given = words_of(move.reply)
    spelled = mind.names.spelled(given)
    whole = len(given) <= MOST_NAMED and tuple(spelled) in mind.names.terms
    near = (OSA.normalized_similarity(folded(move.reply), folded(one)) for one in moment.known)
    return whole or any(likeness >= ALIKE for likeness in near)
