"""Which ideas stand in a sentence that somebody wrote: words and their forms, unless denied.

It only looks for words, so it may miss an idea that is there. Nobody is failed by it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.fill import edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ARTICLES = frozenset({"the", "a", "an"})
DENIALS = re.compile(
    r"not?|never|without|cannot|nothing|none|nor|neither|hardly"
    r"|(?:do|does|did|is|are|was|were|ca|could|wo|would|should|has|have)nt"
)
STILL = frozenset({"only", "just", "merely", "simply"})
"""After "not", these deny nothing: "it does not only compare"."""
REACH = 3  # words over which a denial reaches, within one clause
CLAUSES = re.compile(r"[.;:!?,()\n]|\b(?:but|yet|instead|rather)\b")
ENDING = re.compile(
    r"(?<=\w{4})(?:ations?|isons?|ions?|ments?|ences?|ents?|ings?|ies|ed|es|ly|al|y)$"
    r"|(?<=\w\w[^s])s$"
)
LEAST_FOR_SLIP, LONG = 6, 9  # letters


def found_in(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of these words or phrases stands in a text, and is not denied there."""
    wanted = [phrase for phrase in map(_tokens, words) if phrase]
    return any(
        _is_at(clause, place, phrase) and not _is_denied(clause, place)
        for clause in map(_tokens, CLAUSES.split(_plain(text)))
        for phrase in wanted
        for place in range(len(clause) - len(phrase) + 1)
    )


def stem_of(word: str) -> str:
    """Return a word without its ending: "comparing", "compares" and "comparison" are one."""
    spelled = re.sub(r"iz(?=[ei]|a)", "is", word).replace("our", "or")
    return ENDING.sub("", spelled).removesuffix("e")


def _plain(text: str) -> str:
    return re.sub(r"[\'\u2019`]", "", unicodedata.normalize("NFKC", text).casefold())


def _tokens(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", _plain(text)) if word not in ARTICLES]


def _is_at(clause: Sequence[str], place: int, phrase: Sequence[str]) -> bool:
    return all(_is_form(clause[place + n], word) for n, word in enumerate(phrase))


def _is_form(given: str, wanted: str) -> bool:
    """Tell whether a word is a form of another one, or a slip of it."""
    if given == wanted or stem_of(given) == stem_of(wanted):
        return True
    if min(len(given), len(wanted)) < LEAST_FOR_SLIP or given[0] != wanted[0]:
        return False
    return edits(given, wanted) <= (2 if len(wanted) >= LONG else 1)


def _is_denied(clause: Sequence[str], place: int) -> bool:
    before = [*clause[max(0, place - REACH) : place], ""]
    return any(DENIALS.fullmatch(word) and after not in STILL for word, after in pairwise(before))
