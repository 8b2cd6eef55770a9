"""Whether a message asks what is kept about its writer, who sees it, or wants it given or deleted.

It is decided by words, and not by the network of the talk: nobody may miss the answer because the
network took the question for one on the course.
"""

from __future__ import annotations

from enum import Enum, auto

from bot.tutor.conversation.edge import LET_IN
from bot.tutor.conversation.own_data_words import (
    ABOUT_WORDS,
    ASKING,
    COURSE_WORDS,
    DEFINED,
    DELETING,
    END,
    HARMLESS,
    NAMED,
    ONE,
    OPENERS,
    SEEING,
    SEEN_BY_ITSELF,
)
from bot.tutor.conversation.safety import SafetyRule, TroubleKind, heard_trouble
from bot.tutor.conversation.words import cut, words_of

LONGEST_ASKED = 25
"""Words of a message that is looked at: who asks this says little else."""
FEW = 4  # words of a message that may hold the name of the matter and be no question


def _rows(lines: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(frozenset(place.split("|")) for place in line.split()) for line in lines)


def _rule(patterns: tuple[str, ...], harmless: tuple[str, ...] = ()) -> SafetyRule:
    return SafetyRule(TroubleKind.OFF_TOPIC, "", "", _rows(patterns), _rows(harmless))


class OwnDataAsked(Enum):
    """What a message asks about the data of whoever wrote it."""

    DELETION = auto()
    WHO_SEES = auto()
    ANYTHING = auto()


_RULES = {
    OwnDataAsked.DELETION: _rule(DELETING, HARMLESS),
    OwnDataAsked.WHO_SEES: _rule(SEEING, (*HARMLESS, *SEEN_BY_ITSELF)),
    OwnDataAsked.ANYTHING: _rule(ASKING, HARMLESS),
}
_ABOUT_WORDS = _rule(ABOUT_WORDS)
_NAMED = _rule(NAMED, DEFINED)


def own_data_asked(text: str) -> OwnDataAsked | None:
    """Return what a message asks about the data of whoever wrote it; None for anything else.

    Its time grows with its length.
    """
    words = words_of(cut(text, LET_IN))
    if len(words) > LONGEST_ASKED or heard_trouble(words, (_ABOUT_WORDS,)):
        return None
    asked = next((asked for asked in _RULES if _is_asked(words, asked)), None)
    return OwnDataAsked.ANYTHING if asked is None and _is_named(words) else asked


def _is_asked(words: list[str], asked: OwnDataAsked) -> bool:
    heard = [END if asked is OwnDataAsked.DELETION and word in ONE else word for word in words]
    return heard_trouble([*heard, END], (_RULES[asked],)) is not None


def _is_named(words: list[str]) -> bool:
    """Whether the matter is named in a few words or in a question, and not as a word of a game."""
    if not words or not COURSE_WORDS.isdisjoint(words):
        return False
    if len(words) > FEW and words[0] not in OPENERS and words[:2] != ["i", "want"]:
        return False
    return heard_trouble([*words, END], (_NAMED,)) is not None
