"""The stems of a text that say what it is about, and how much each of them tells."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

from bot.tutor.conversation.search.stems import stem
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
STOP_WORDS = word_set("""
    a an and are as at be been but by can could did do does dont doesnt for from get give go got had
    has have he her him his how i if in into is isnt it me mean means my no not of on one or our out
    say she should so some tell than that the their them then there these they this those to too up
    us was we were what when where which while who why will with would you your about explain please
    really thing things work works just know understand need want difference between versus same
    example show
    """)
"""Words that say nothing of what a passage is about."""


def stems_in(text: str) -> frozenset[str]:
    """Return the stems of the words in a text that say what it is about."""
    return content_stems(WORD.findall(text.casefold().replace("'", "").replace("\u2019", "")))


def content_stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of all words but the stop words, each once."""
    return frozenset(stem(word) for word in words if word not in STOP_WORDS)


def weights_of(texts: Sequence[str]) -> Mapping[str, float]:
    """Say how much each stem tells: what stands in few of the texts tells much."""
    counted = Counter(each for text in texts for each in stems_in(text))
    return {each: log(1 + len(texts) / times) for each, times in counted.items()}
