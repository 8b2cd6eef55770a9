"""Words by their stems, so that "weights" meets "weight", and which of them say what is asked."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from snowballstemmer import stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
    a an and are as at be been but by can could did do does dont doesnt for from get give go got had
    has have he her him his how i if in into is isnt it me mean means my no not of on one or our out
    say she should so some tell than that the their them then there these they this those to too up
    us was we were what when where which while who why will with would you your about explain please
    really thing things work works just know understand need want difference between versus same
    example show
    """,
    )
)
"""Words that say nothing of what a passage is about."""
KEPT = 20_000  # stems that are remembered
ENGLISH = stemmer("english")


@lru_cache(maxsize=KEPT)
def stem_of(word: str) -> str:
    return str(ENGLISH.stemWord(word))


def stems_in(text: str) -> frozenset[str]:
    """Return the stems of the words in a text that say what it is about."""
    return stems_of(WORD.findall(text.casefold().replace("'", "").replace("\u2019", "")))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem_of(word) for word in words if word not in EMPTY)


def weights_of(texts: Sequence[str]) -> Mapping[str, float]:
    """Say how much each stem tells: what stands in few of the texts tells much."""
    counted = Counter(stem for text in texts for stem in stems_in(text))
    return {stem: log(1 + len(texts) / times) for stem, times in counted.items()}
