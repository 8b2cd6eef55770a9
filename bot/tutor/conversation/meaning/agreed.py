"""Whether the network agrees that words are an answer: a gap would take nearly any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
SURELY = 0.6
"""From this share on the network is believed."""
MANY = 2  # words: fewer are an answer, whatever they are


def _is_known(move: HeardMove, moment: Moment, text: str) -> bool:
    if moment.open is Open.CORRECTION:
        return heard_correction(clean(text)) is not None
    known = {folded(one) for one in moment.known}
    return moment.open is not Open.FILL or folded(move.reply) in known


def agreed(mind: Mind, move: HeardMove, moment: Moment, text: str) -> HeardMove:
    """Return a move, or what the network surely reads where a free text was taken for an answer.

    Words that the gap knows are an answer always, and so is a whole correction.
    """
    said = words_of(cut(text))
    if move.intent not in TAKEN or len(said) < MANY or _is_known(move, moment, text):
        return move
    meaning = read_by_network(mind, mind.names.spelled(said), moment)
    sure = meaning.intent in NO_ANSWER and meaning.confidence >= SURELY
    return HeardMove(meaning.intent) if sure else move
