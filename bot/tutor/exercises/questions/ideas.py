"""Which ideas stand in a sentence that somebody wrote: words and their forms, unless denied.

A listed word of four letters or more also stands for any word that begins with it. It only looks
for words, so it may miss an idea that is there, or find one that is not. Nobody is failed by it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.fill import edits
from bot.tutor.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ARTICLES = frozenset({"the", "a", "an"})
DENIALS = re.compile(
    r"not?|never|without|cannot|nothing|none|nor|neither|hardly|barely"
    r"|(?:do|does|did|is|are|was|were|ai|ca|could|wo|would|should|has|have|had)nt"
)
STILL = frozenset({"only", "just", "merely", "simply"})
"""After "not", these deny nothing: "it does not only compare"."""
SPEAKS = frozenset(
    (
        *("it", "its", "they", "theyre", "he", "she", "we", "i", "im", "you", "there", "theres"),
        *("because", "bc", "bcs", "cause", "cuz", "coz", "cos", "since", "as", "so"),
        *("maybe", "probably", "actually", "well"),
    )
)
ANSWERED = SPEAKS | frozenset(
    ("that", "thats", "this", "these", "those", "what", "my", "your", "our", "their", "if", "when")
)
"""After "no", these and articles show that it answers what was asked: "no the loss falls".

After "not really" at the beginning of a clause, those of SPEAKS do: "not really it memorised them".
"""
BORDERS = frozenset(
    ("on", "with", "for", "when", "if", "because", "so", "since", "as", "and", "mean", "means")
)
"""A denial ends at these: "it may not work on new photos" does not deny the new photos."""
REACH = 4  # words over which a denial reaches, within one clause
LEANING = re.compile(r"\b(depend\w*|rel(?:y|ies|ying)|based) (?:up)?on\b")
"""Here "on" is no border: "does not depend on how sure it was" denies that as well."""
CLAUSES = re.compile(
    r"[.;:!?,()=\n\u2013\u2014]|\s[-\u2010-\u2015]+\s|(?=\b(?:but|yet|instead|rather)\b)"
)
APOSTROPHES = re.compile(r"[\'\u2019\u2018\u02bc\u00b4`]")
HYPHENS = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
ENDING = re.compile(
    r"(?<=\w{4})(?:ations?|isons?|ions?|ments?|ences?|ents?|ings?|ies|ed|es|ly|al|y)$"
    r"|(?<=\w\w[^s])s$"
)
LEAST_TO_BEGIN = 4  # letters with which another word may begin
LEAST_FOR_SLIP, LONG = 6, 9  # letters


def found_in(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of these words or phrases stands in a text, and is not denied there.

    A phrase that begins with a denial is there in any wording of it: "never seen" in "has not been
    seen".
    """
    wanted = [phrase for word in words for phrase in map(_tokens, _spellings(word)) if phrase]
    clauses = [_said(clause) for spelled in _spellings(text) for clause in CLAUSES.split(spelled)]
    return any(_stands_in(clause, phrase) for clause in clauses for phrase in wanted)


def stem_of(word: str) -> str:
    """Return a word without its ending: "comparing", "compares" and "comparison" are one."""
    spelled = re.sub(r"iz(?=[ei]|a)", "is", word).replace("our", "or")
    return ENDING.sub("", spelled).removesuffix("e")


def _spellings(text: str) -> tuple[str, ...]:
    """Write a text without apostrophes, and with its hyphens as spaces or not at all."""
    plain = normal(APOSTROPHES.sub("", text), "NFKC").casefold()
    spaced = HYPHENS.sub(" ", plain)
    return (plain,) if spaced == plain else (spaced, HYPHENS.sub("", plain))


def _tokens(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if word not in ARTICLES]


def _said(clause: str) -> list[str]:
    """Return the words of a clause without a "no" or "not really" that is an answer by itself."""
    words = re.findall(r"\w+", LEANING.sub(r"\1", clause))
    if words[:2] == ["not", "really"] and SPEAKS & set(words[2:3]):
        words = words[2:]
    answers = [one == "no" and two in ANSWERED | ARTICLES for one, two in pairwise([*words, ""])]
    left = (word for word, answer in zip(words, answers, strict=True) if not answer)
    return [word for word in left if word not in ARTICLES]


def finds_nothing(word: str) -> bool:
    """Tell whether nothing is left of a listed word once articles and marks are taken away."""
    return not any(map(_tokens, _spellings(word)))


def _stands_in(clause: Sequence[str], phrase: Sequence[str]) -> bool:
    denies = len(phrase) > 1 and DENIALS.fullmatch(phrase[0]) is not None
    rest = phrase[1:] if denies else phrase
    return any(
        _is_at(clause, place, rest) and _is_denied(clause, place) is denies
        for place in range(len(clause) - len(rest) + 1)
    )


def _is_at(clause: Sequence[str], place: int, phrase: Sequence[str]) -> bool:
    *first, last = phrase
    given = clause[place : place + len(phrase)]
    return all(map(_is_form, given, first)) and _begins(given[-1], last)


def _begins(given: str, wanted: str) -> bool:
    """Tell whether a word is a form of another one, or a longer word that begins with it."""
    if len(wanted) >= LEAST_TO_BEGIN and given.startswith(wanted):
        return True
    short = rf"{wanted}{wanted[-1]}?(?:ing|ed)"  # added, summing
    return _is_form(given, wanted) or (len(wanted) > 2 and re.fullmatch(short, given) is not None)


def _is_form(given: str, wanted: str) -> bool:
    """Tell whether a word is a form of another one, or a slip of it."""
    if given == wanted or stem_of(given) == stem_of(wanted):
        return True
    if min(len(given), len(wanted)) < LEAST_FOR_SLIP or given[0] != wanted[0]:
        return False
    return edits(given, wanted) <= (2 if len(wanted) >= LONG else 1)


def _is_denied(clause: Sequence[str], place: int) -> bool:
    before = clause[max(0, place - REACH) : place]
    return any(_reaches(word, before[number:]) for number, word in enumerate(before, 1))


def _reaches(word: str, between: Sequence[str]) -> bool:
    """Tell whether a word denies what follows after the words `between`."""
    if not DENIALS.fullmatch(word) or BORDERS & set(between):
        return False
    following = between[0] if between else ""
    return following not in STILL
