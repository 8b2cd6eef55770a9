"""How likely each wish is beside what is open: an answer needs a question, "back" a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import MOVES, Intent
from bot.tutor.conversation.moment import GRADED, IN_GAME, Open

if TYPE_CHECKING:
    from collections.abc import Mapping

LESS, MORE = 0.25, 2.0
ANSWERS = frozenset({Intent.ANSWER, Intent.IS_IT, Intent.CHANGE, Intent.DONT_KNOW, Intent.HINT})
HELPS = frozenset({Intent.HINT, Intent.DONT_KNOW, Intent.GIVE_ANSWER, Intent.TOO_HARD, Intent.SKIP})
ASKED = frozenset({Open.TRY, Open.MATCHING}) | GRADED | IN_GAME
"""Where something waits for an answer."""
LIKELY: Mapping[Open, frozenset[Intent]] = {
    Open.CARD: frozenset({Intent.CONTINUE, Intent.BACK, Intent.DIFFERENTLY, Intent.TOO_HARD}),
    Open.ANSWERED: frozenset(
        {Intent.WAS_RIGHT, Intent.CHANGE, Intent.CONTINUE, Intent.WHY, Intent.DIFFERENTLY}
    ),
    Open.RUN: frozenset({Intent.TRAIN, Intent.STOP, Intent.CURVE}),
    Open.TRAINED: frozenset({Intent.TRAIN, Intent.CURVE}),
}
UNLIKELY: Mapping[Open, frozenset[Intent]] = {
    Open.NOTHING: MOVES,
    Open.RUN: MOVES,
    Open.TRAINED: MOVES,
    Open.CARD: MOVES - {Intent.BACK, Intent.TOO_HARD, Intent.SKIP, Intent.DONT_KNOW},
    Open.ANSWERED: frozenset({Intent.ANSWER, Intent.IS_IT, Intent.YES}),
}


def beside(shares: Mapping[str, float], open_: Open) -> dict[str, float]:
    """Weigh the shares of the intents by what is open; the largest comes first."""
    likely = LIKELY.get(open_, ANSWERS | HELPS if open_ in ASKED else frozenset())
    unlikely = UNLIKELY.get(open_, frozenset())
    weighed = {
        name: share * (MORE if name in likely else 1) * (LESS if name in unlikely else 1)
        for name, share in shares.items()
    }
    total = sum(weighed.values()) or 1.0
    found = ((name, share / total) for name, share in weighed.items())
    return dict(sorted(found, key=lambda one: -one[1]))
