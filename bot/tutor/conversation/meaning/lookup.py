"""Messages that need no network: the name of a room, or a word of the course and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.conversation.search.terms import TalkNames

ROOMS = {
    "learn": Intent.CONTINUE,
    "lesson": Intent.CONTINUE,
    "lessons": Intent.CONTINUE,
    "course": Intent.CONTINUE,
    "lets go": Intent.CONTINUE,
    "ok lets go": Intent.CONTINUE,
    "lets learn": Intent.CONTINUE,
    "play": Intent.PLAY,
    "game": Intent.PLAY,
    "progress": Intent.PROGRESS,
    "my progress": Intent.PROGRESS,
    "score": Intent.PROGRESS,
    "notebook": Intent.NOTEBOOK,
    "notes": Intent.NOTEBOOK,
    "my notes": Intent.NOTEBOOK,
    "my rules": Intent.NOTEBOOK,
    "practise": Intent.PRACTISE,
    "practice": Intent.PRACTISE,
    "quiz": Intent.QUIZ,
    "train": Intent.TRAIN,
    "example": Intent.EXAMPLE,
    "an example": Intent.EXAMPLE,
    "examples": Intent.EXAMPLE,
    "example please": Intent.EXAMPLE,
    "who are you": Intent.WHO,
    "help": Intent.HELP,
    "commands": Intent.HELP,
}
FRAME_WORDS = """
what is are a an the define explain mean means meaning of does do tell me about it definition was
"""
FRAME = frozenset(FRAME_WORDS.split())
"""Words around a term in "what is a gradient" and its like."""
EXAMPLES = frozenset({"example", "examples"})
ASKED = FRAME - {"a", "an", "the", "me", "do", "does", "of", "about"}
"""Words that ask for a meaning."""


def room_named(words: Sequence[str]) -> Intent | None:
    """Return what a message asks for that is nothing but the name of a room, whatever is open."""
    return ROOMS.get(" ".join(words))


def term_named(words: Sequence[str], names: TalkNames) -> str:
    """Return the id of the term that a message names or asks for and says nothing besides."""
    begin, end = 0, len(words)
    while begin < end and tuple(words[begin:end]) not in names.terms:
        if words[begin] in FRAME:
            begin += 1
        elif words[end - 1] in FRAME:
            end -= 1
        else:
            return ""
    if " ".join(words[begin:end]) in EXAMPLES and ASKED.isdisjoint(words):
        return ""  # "an example?" wants one, and does not ask what that is
    return names.terms.get(tuple(words[begin:end]), "")
