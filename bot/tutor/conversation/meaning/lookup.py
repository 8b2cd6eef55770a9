"""Messages that need no network: the name of a room, or a word of the course and nothing else."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.search.stems import SAYS_LITTLE
from bot.tutor.conversation.search.terms import MOST, TERM
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
AROUND_A_TERM = word_set("""
    what is are a an the define explain mean means meaning of does do tell me about it definition
    was
    """)
"""Words around a term in "what is a gradient" and its like."""
EXAMPLES = frozenset({"example", "examples"})
ASKED = AROUND_A_TERM - {"a", "an", "the", "me", "do", "does", "of", "about"}
"""Words that ask for a meaning."""
GREETINGS = word_set("hi hey hello hiya hallo heya yo good morning afternoon evening there nudge")
ALL_THIS = frozenset({"what is this", "what is all this", "what is going on here"}) | {
    f"what is {this} about{here}"
    for this in ("this", "all this", "this all", "it", "it all", "this bot", "this channel")
    for here in ("", " here", " then")
}
"""What somebody new asks who has seen nothing yet, after a greeting."""
GENERAL = word_set("""
    explain explained again differently simpler simple easier easy other another words way example
    examples why because understand get it more say tell show give mean means huh sorry once
    different confusing confused hard still dont not no yes short shorter long too much many
    instance case real life concrete something anything need use useful used work works matter
    matters important point purpose though called used good do does happen happens better worse cool
    nice oh wait hmm so but also and
    """)
"""Words that name nothing of the subject, beside those of any question."""


def room_named(words: Sequence[str]) -> Intent | None:
    """Return what a message asks for that is nothing but the name of a room, whatever is open.

    Whoever says hello and asks what this is about is greeted: that says what the tutor is for.
    """
    left = list(dropwhile(GREETINGS.__contains__, words))
    greets = len(left) < len(words) and " ".join(left) in ALL_THIS
    return Intent.GREET if greets else ROOMS.get(" ".join(words))


def term_named(words: Sequence[str], names: TalkNames) -> str:
    """Return the id of the term that a message names or asks for and says nothing besides."""
    least = len(words) - _framing(words[::-1])
    for begin in range(_framing(words) + 1):
        for end in range(begin + MOST, max(begin, least - 1), -1):
            named = tuple(words[begin:end])
            if end <= len(words) and named in names.terms:
                return "" if _wants_one(named, words) else names.terms[named]
    return ""


def _framing(words: Sequence[str]) -> int:
    """Count the words at the beginning that only frame a term."""
    return next((at for at, word in enumerate(words) if word not in AROUND_A_TERM), len(words))


def _wants_one(named: Sequence[str], words: Sequence[str]) -> bool:
    """Whether "an example?" wants one, and does not ask what that is."""
    return " ".join(named) in EXAMPLES and ASKED.isdisjoint(words)


def is_bare(signs: Sequence[str]) -> bool:
    """Whether a message names one word of the course, and nothing else of the subject."""
    rest = [word for word in signs if word != TERM]
    return len(rest) == len(signs) - 1 and says_nothing(rest)


def says_nothing(words: Iterable[str]) -> bool:
    """Whether no word names anything of the subject."""
    return all(word in SAYS_LITTLE or word in GENERAL for word in words)
