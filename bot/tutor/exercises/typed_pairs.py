"""A pair of the matching exercise, as people type it: "2 b", "loss function = b", "loss b"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.fill import folded

if TYPE_CHECKING:
    from bot.tutor.exercises.matching import MatchingExercise, MatchingState

PAIR = re.compile(
    rf"(?P<term>.*?\S)\s*(?:\b(?:is|and|to|means)\b|[-=:.,)>\u2192])*\s*"
    rf"(?<![^\W\d])(?P<letter>[{LETTERS}])[.)!]*",
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 80  # characters that are looked at


def heard_pair(
    exercise: MatchingExercise, state: MatchingState, text: str
) -> tuple[str, str] | None:
    """Find the term, by its number or words, and the letter that a message names, else None.

    The number of a term is its place among all terms; some of its words do, if no other open term
    has them.
    """
    found = PAIR.fullmatch(text.strip()[:LONGEST])
    if found is None:
        return None
    term = _by_number(state, found["term"]) or _by_words(exercise, state, found["term"])
    return (term, found["letter"].upper()) if term else None


def _by_number(state: MatchingState, said: str) -> str | None:
    number = said.strip(" .)=:-")
    if not number.isascii() or not number.isdecimal():
        return None
    return dict(enumerate(state.terms, 1)).get(int(number))


def _by_words(exercise: MatchingExercise, state: MatchingState, said: str) -> str | None:
    wanted = folded(said)
    names = {term: folded(exercise.pair(term).term) for term in state.terms}
    if wanted in names.values():
        return next(term for term, name in names.items() if name == wanted)
    still_open = [term for term in state.terms if term not in state.matched]
    alike = [term for term in still_open if wanted and wanted in names[term]]
    return alike[0] if len(alike) == 1 else None
