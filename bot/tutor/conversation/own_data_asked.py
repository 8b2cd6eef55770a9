"""Whether a message asks what is kept about its writer, who sees it, or wants it given or deleted.

It is decided by words, and not by the network of the talk: nobody may miss the answer because the
network took the question for one on the course.
"""

from __future__ import annotations

from enum import Enum, auto

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
_OTHERS = (
    "who|whom|anyone|anybody|someone|somebody|everyone|everybody|others|people|person|teacher|"
    "teachers|instructor|instructors|class|classmate|classmates|friend|friends|parents|mum|dad|"
    "boss|colleagues|admin|admins|mod|mods|moderator|moderators|owner"
)
_LOOK = "see|sees|read|reads|view|access"
_SEE = f"{_LOOK}|know|knows|watch"
_SEEN = "answer|answers|mistakes|messages|results|score|scores|notes|progress"
_AUXILIARY = "can|could|does|do|will|would|may|might"
_HIDDEN = "private|secret|confidential"
_DONE = "answers|messages|notes|progress"
_END = "."
"""Stands after the last word of a message."""
_ONE = frozenset({"answer", "message", "note"})
"""Who wants one of these to be gone takes back what they just said."""
_DELETING = (
    f"{_DELETE} my|mine * data|information|info|account|history|profile|record|records",
    f"{_DELETE} my|mine {_DONE}",
    f"{_DELETE} my|mine own|old|past|previous|saved|stored|chat|quiz|lesson {_DONE}",
    f"{_DELETE} all * my data|information|info|account|history|{_DONE}",
    f"{_DELETE} everything|all|anything|data|information * about|of|on me",
    f"{_DELETE} everything|all|what you {_KEEP} about|of me",
    f"my data|information|info|account|history|profile|{_DONE} deleted|erased|removed|wiped",
    "everything|all about|of|on me deleted|erased|removed|wiped",
    "forget me",
    "right to be forgotten",
)
_SEEING = (
    f"{_OTHERS} * {_SEE} my * {_SEEN}|data",
    f"{_OTHERS} * {_SEE} what i * write|wrote|type|typed|say|said|answer|answered|get|got|do|did",
    f"{_AUXILIARY} * {_SEE} my {_SEEN}",
    f"{_AUXILIARY} * {_SEE} what i write|wrote|type|typed|say|said|answer|answered|get|got",
    f"{_OTHERS} * {_LOOK} this|that|it {_END}",
    f"{_OTHERS} * {_LOOK} this|the|our|my chat|chats|conversation|conversations",
    f"is|are this|that|it|everything|chat {_HIDDEN}",
    f"is|are my {_SEEN}|data * {_HIDDEN}|public|visible",
    f"is|are what i * {_HIDDEN}|public|visible",
    "where is|are|does|do|will my data|information|info|answers|messages",
)
_SEEN_BY_ITSELF = (
    # Whoever asks for their own, and what the course says of networks, is no question about others.
    f"{_AUXILIARY} i|we|you|it {_SEE}",
    f"{_AUXILIARY} the|a|an|this|my|each * network|networks|neuron|neurons|model|layer|machine|"
    f"computer|computers|loss|weight|weights|optimizer|gradient|algorithm * {_SEE}",
)
_ASKING = (
    f"what|which|how * {_DID} {_YOU} {_KEEP} about|of|on me",
    f"what|which * {_THINGS} * {_DID} {_BOT} {_KEEP}",
    f"what|which * {_THINGS} * is|are|gets|get stored|kept|saved|collected|recorded about|of|on me",
    "what|which is|are|gets stored|kept|saved|collected|recorded|known about|of|on me",
    f"{_DID} {_YOU} keep|store|save|collect|remember|record|log my {_THINGS}",
    f"{_DID} {_YOU} keep|store|save|collect|record * data|information|info * about|of|on me",
    "how long * keep|store|save|kept|stored|saved my data|information|info|answers|messages",
    f"{_EXPORT} * my own|personal|whole|entire|full data|information|info",
    "export|download|copy * my data|information|info|answers|history",
    "send|give|get me * my data|information|info",
    f"{_EXPORT} * copy of * my data|information|info|answers",
    f"{_EXPORT} * all|everything * you {_KEEP} about|of|on me",
    "privacy policy",
    "your privacy",
    "data protection",
    "gdpr",
)
_HARMLESS = (
    # A set of data that was added with /data has a command of its own.
    f"{_DELETE} my * data set|sets|table|tables|points|sentences",
    "my data set|sets|table|tables",
    f"{_DELETE} my * column|columns|row|rows|feature|features|file|files",
    "my dataset|datasets",
)


def _rows(lines: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(frozenset(place.split("|")) for place in line.split()) for line in lines)


def _rule(patterns: tuple[str, ...], harmless: tuple[str, ...]) -> SafetyRule:
    return SafetyRule(TroubleKind.OFF_TOPIC, "", "", _rows(patterns), _rows(harmless))


class OwnDataAsked(Enum):
    """What a message asks about the data of whoever wrote it."""

    DELETION = auto()
    WHO_SEES = auto()
    ANYTHING = auto()


_RULES = {
    OwnDataAsked.DELETION: _rule(_DELETING, _HARMLESS),
    OwnDataAsked.WHO_SEES: _rule(_SEEING, (*_HARMLESS, *_SEEN_BY_ITSELF)),
    OwnDataAsked.ANYTHING: _rule(_ASKING, _HARMLESS),
}


def own_data_asked(text: str) -> OwnDataAsked | None:
    """Return what a message asks about the data of whoever wrote it; None for anything else.

    Its time grows with its length.
    """
    words = words_of(cut(text, LET_IN))
    if len(words) > LONGEST_ASKED:
        return None
    return next((asked for asked in _RULES if _is_asked(words, asked)), None)


def _is_asked(words: list[str], asked: OwnDataAsked) -> bool:
    heard = [_END if asked is OwnDataAsked.DELETION and word in _ONE else word for word in words]
    return heard_trouble([*heard, _END], (_RULES[asked],)) is not None
