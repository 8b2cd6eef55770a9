"""An edited message: it may have been about something else, so that nothing counts by it."""

from __future__ import annotations

from dataclasses import replace

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.conversation.moves.move import HERE, HeardMove

ANSWERS = frozenset({Intent.ANSWER, Intent.IS_IT, Intent.CHANGE})


def as_edited(move: HeardMove, moment: Moment) -> HeardMove:
    """Have an answer asked back, and anything else that would count only show what is open."""
    if move.intent in ANSWERS and moment.graded and not move.below:
        return replace(move, hedged=True)
    if moment.open is Open.ANSWERED or move.intent not in ANSWERS | {Intent.YES}:
        return move
    return HeardMove(Intent.BACK, HERE, below=move.below)
