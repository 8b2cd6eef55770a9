"""Which wishes are one behaviour beside what is open, whatever they are called.

"i dont know" and "a hint" both get a hint beside a graded question; see the moves of the services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.meaning import behaviour
from bot.tutor.conversation.moment import GRADED, Open

if TYPE_CHECKING:
    from collections.abc import Mapping

    Groups = tuple[frozenset[Intent], ...]

ON = frozenset({Intent.CONTINUE, Intent.SKIP})
STUCK = frozenset({Intent.HINT, Intent.DONT_KNOW, Intent.TOO_HARD})
AGAIN = frozenset({Intent.DIFFERENTLY, Intent.TOO_HARD, Intent.DONT_KNOW})
GIVEN = frozenset({Intent.ANSWER, Intent.CHANGE})
LOOKS = frozenset({Intent.GIVE_ANSWER, Intent.DONT_KNOW, Intent.TOO_HARD}) | ON
GAME: Groups = (STUCK | {Intent.GIVE_ANSWER},)
ALIKE: Mapping[Open, Groups] = {
    Open.CARD: (ON, AGAIN),
    Open.TRY: (LOOKS, GIVEN | {Intent.IS_IT}),
    Open.ANSWERED: (ON, AGAIN),
    Open.GAME: GAME,
    Open.CORRECTION: (*GAME, ON),
    Open.RULE: (STUCK,),
    **dict.fromkeys(GRADED, (STUCK,)),
}


def behaviour_beside(intent: Intent, open_: Open) -> str:
    """Return what is done for an intent beside what is open, as one name for all that is alike."""
    for group in ALIKE.get(open_, ()):
        if intent in group:
            return str(min(group))
    return behaviour(intent)
