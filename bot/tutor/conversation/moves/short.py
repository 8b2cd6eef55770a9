"""Short moves: a message that says to go on, back, to skip, to help, and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import IN_GAME, TRAINING, Open
from bot.tutor.conversation.moves import patterns
from bot.tutor.conversation.moves.move import CARD, HERE, REPEAT, STEPS, HeardMove
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.conversation.moment import Moment
    from bot.tutor.conversation.moves.frame import Wording

MOST_WORDS = 12  # a longer message says more than a short move
LEAST_SLIP, ALIKE = 4, 0.75  # letters of a word that may be a slip, and how alike it must be
LONG = 8  # letters of a word in which two slips are forgiven
SPELT = {"nxt": "next", "nex": "next", "conitnue": "continue", "cont": "continue", "bak": "back"}
SOFT = word_set("""
    really just still honestly even very super literally actually totally quickly fully genuinely
    quite please also pretty so
    """)
"""Words that make a move weaker or stronger, and mean nothing else in it."""
STRONGER = re.compile(r"\bway (?=too|more|harder)")
LEAD = (
    r"(?:(?:ok|so|well|and|but|oh|hey|wait|sorry|alright|hm|then|now|ah|ugh|nudge|i think"
    r"|cool|nice|great|perfect|yay|yes|thanks|got it|i am tired|oops) )*"
)
TAIL = (
    r"(?: (?:now|then|though|thanks|for me|with this(?: one| question)?|here|nudge|first|to me"
    r"|sorry|anymore|at all|yet|too|for now|today|time|rip|guys|no|for this(?: one)?))*"
)
ONWARD = re.compile(r"\b(?:next|go|on|continue|begin|start|ready|done|onward|forward)\b")
WAITING = TRAINING | {Open.NOTHING}
ANYWHERE = frozenset({Intent.CONTINUE, Intent.BACK, Intent.STOP, Intent.GIVE_ANSWER})
ON_A_CARD = ANYWHERE | {
    Intent.SKIP,
    Intent.DONT_KNOW,
    Intent.DIFFERENTLY,
    Intent.TOO_HARD,
}
ASKED_BACK = frozenset({Intent.YES, Intent.NO})
EVERY = frozenset(Open)
SOMEWHERE = {
    Intent.COMPUTED: frozenset({Open.ANSWERED, Open.TRY}),
    Intent.CHANGE: IN_GAME | {Open.ANSWERED},
}
"""Where, besides at a graded question, a move means something; any other does everywhere."""
LONE_CHECK = frozenset({"right", "correct", "is right", "is correct", "that right"})


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{LEAD}(?:{pattern.replace(chr(10), '')}){TAIL}")


COMPILED = tuple((intent, _whole(pattern)) for intent, pattern in patterns.MOVES)
WITH_REPLY = (
    (_whole(patterns.THE_CARD), HeardMove(Intent.DIFFERENTLY, CARD)),
    (_whole(patterns.HERE_AGAIN), HeardMove(Intent.BACK, HERE)),
    (_whole(patterns.ONCE_MORE), HeardMove(Intent.DIFFERENTLY, REPEAT)),
    (_whole(patterns.IN_STEPS), HeardMove(Intent.DIFFERENTLY, STEPS)),
)
CANCEL_RUN, PAUSE_TALK = _whole(patterns.CANCEL_RUN), _whole(patterns.PAUSE_TALK)
YES, NO = _whole(patterns.YES), _whole(patterns.NO)
WRITTEN = " ".join(
    (
        *(pattern for _, pattern in patterns.MOVES),
        *(patterns.HERE_AGAIN, patterns.YES, patterns.NO, LEAD, TAIL),
    )
)
FOUND = re.findall(r"[a-z]{4,}\??", re.sub(r"\\[a-z]", " ", WRITTEN))
VOCABULARY = frozenset(word.strip("?") for word in FOUND) | {
    word[:-2]
    for word in FOUND
    if word.endswith("?")  # "hints?" stands for "hint" as well
}


def short_move(wording: Wording, moment: Moment) -> HeardMove | None:
    """Return the short move that a message is, where that move means something there."""
    if not 0 < len(wording.words) <= MOST_WORDS:
        return None
    said = " ".join(_spelt(word) for word in wording.words if word not in SOFT)
    said = STRONGER.sub("", said)
    if wording.text.strip(" .!").casefold() == "y" and moment.pending:
        return HeardMove(Intent.YES)  # which is "why" anywhere else
    lone = wording.checks and said in LONE_CHECK
    found = HeardMove(Intent.WAS_RIGHT) if lone else _pending(said, moment) or _move(said)
    return found if found is not None and _means_something(found.intent, moment) else None


def _pending(said: str, moment: Moment) -> HeardMove | None:
    if not moment.pending:
        return None
    yes, no = (CANCEL_RUN, PAUSE_TALK) if moment.open in TRAINING else (YES, NO)
    if yes.fullmatch(said):
        return HeardMove(Intent.YES)
    return HeardMove(Intent.NO) if no.fullmatch(said) else None


def _move(said: str) -> HeardMove | None:
    for pattern, move in WITH_REPLY:
        if pattern.fullmatch(said):
            return move
    found = (intent for intent, pattern in COMPILED if pattern.fullmatch(said))
    intent = next(found, None)
    thanked = intent is Intent.CONTINUE and "thanks" in said.split() and not ONWARD.search(said)
    return None if intent is None or thanked else HeardMove(intent)


def _means_something(intent: Intent, moment: Moment) -> bool:
    if moment.open in WAITING:
        return intent in ANYWHERE | ASKED_BACK
    if moment.open is Open.CARD:
        return intent in ON_A_CARD | ASKED_BACK
    return moment.graded or moment.open in SOMEWHERE.get(intent, EVERY)


@lru_cache(maxsize=4096)
def _spelt(word: str) -> str:
    """Return the word of a move that a word is, with at most one slip of the fingers."""
    letters = len(set(word)) == len(word) and set(word) <= set(LETTERS.lower())  # an order: "cabd"
    if word in VOCABULARY or len(word) < LEAST_SLIP or letters:
        return SPELT.get(word, word)
    return SPELT.get(word) or _nearest(word, VOCABULARY) or word


def _nearest(word: str, known: Iterable[str]) -> str:
    alike = ((OSA.normalized_similarity(word, one), one) for one in known if one[0] == word[0])
    likeness, nearest = max(alike, default=(0.0, ""))
    slips = 1 if len(word) < LONG else 2
    swapped = len(word) > LEAST_SLIP or sorted(word) == sorted(nearest)  # "loss" is no "lost"
    near = likeness >= ALIKE and OSA.distance(word, nearest) <= slips
    return nearest if near and swapped else ""
