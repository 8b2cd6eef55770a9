"""Stems of words, so that "weights" meets "weight"; words that any question has are left out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from snowballstemmer import stemmer

from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH = stemmer("english")
SAYS_LITTLE = word_set("""
    a an the of to in on at for with by and or so it is are was be been do does did i you me
    my your we they this that these those there then than just really ok please can could
    would should will what how
    """)
"""Words that occur in any question and tell no card from another."""


def stems_of(words: Iterable[str]) -> list[str]:
    """Return the stems of the words that say something."""
    return [stem(word) for word in words if word not in SAYS_LITTLE]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    found: str = ENGLISH.stemWord(word)
    return found
