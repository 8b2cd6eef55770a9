"""Whether a message asks what is kept of its writer, or wants it given or deleted.

It is decided by words, and not by the network of the talk: nobody may miss the answer because the
network took the question for one on the course.
"""

from __future__ import annotations

from bot.tutor.conversation.edge import LET_IN
from bot.tutor.conversation.safety import SafetyRule, TroubleKind, heard_trouble
from bot.tutor.conversation.words import cut, words_of

LONGEST_ASKED = 25
"""Words of a message that is looked at: who asks this says little else."""
_KEEP = "know|keep|store|save|collect|remember|hold|record|have|log"
_DID = "do|does|did|have|can|could|will|would"
_BOT = "you|nudge|bot"
_YOU = f"{_BOT}|it"
_THINGS = "data|information|info|record|records|account|history|messages|answers|profile"
_DELETE = "delete|erase|remove|wipe|forget|clear|purge"
_EXPORT = "export|download|send|give|get|see|show|copy"
_PATTERNS = (
    f"what|which|how * {_DID} {_YOU} {_KEEP} about|of|on me",
    f"what|which * {_THINGS} * {_DID} {_BOT} {_KEEP}",
    f"what|which * {_THINGS} * is|are|gets|get stored|kept|saved|collected|recorded about|of|on me",
    "what|which is|are|gets stored|kept|saved|collected|recorded|known about|of|on me",
    f"{_DID} {_YOU} keep|store|save|collect|remember|record|log my {_THINGS}",
    f"{_DID} {_YOU} keep|store|save|collect|record * data|information|info * about|of|on me",
    "how long * keep|store|save|kept|stored|saved my data|information|info|answers|messages",
    f"{_DELETE} my|mine * data|information|info|account|history|profile|record|records",
    f"{_DELETE} all * my data|information|info|answers|account|history|messages",
    f"{_DELETE} everything|all|anything|data|information * about|of|on me",
    f"{_DELETE} everything|all|what you {_KEEP} about|of me",
    "forget me",
    f"{_EXPORT} * my own|personal|whole|entire|full data|information|info",
    "export|download|copy * my data|information|info|answers|history",
    "send|give|get me * my data|information|info",
    f"{_EXPORT} * copy of * my data|information|info|answers",
    f"{_EXPORT} * all|everything * you {_KEEP} about|of|on me",
    "privacy policy",
    "your privacy",
    "data protection",
    "gdpr",
    "right to be forgotten",
)
_HARMLESS = (
    # A set of data that was added with /data has a command of its own.
    f"{_DELETE} my * data set|sets|table|tables|points|sentences",
    "my data set|sets|table|tables",
    "my dataset|datasets",
)


def _rows(lines: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(frozenset(place.split("|")) for place in line.split()) for line in lines)


_RULE = SafetyRule(TroubleKind.OFF_TOPIC, "", "", _rows(_PATTERNS), _rows(_HARMLESS))


def asks_for_own_data(text: str) -> bool:
    """Whether a message is about the data of whoever wrote it. Its time grows with its length."""
    words = words_of(cut(text, LET_IN))
    return len(words) <= LONGEST_ASKED and heard_trouble(words, (_RULE,)) is not None
