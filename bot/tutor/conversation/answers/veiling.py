"""Whether a text would give the answer of an open graded question away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.stems import WORD, stem_of, stems_in

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?")
SHORT = 3  # words: a shorter key is looked for word by word
SHARE = 0.7
"""So much of a longer key makes a text tell it: the course says the same in other words."""


def gives_away(text: str, key: Iterable[str]) -> bool:
    """Whether a text holds one of the keys: a word, a number as a result, or most of an answer."""
    said = [stem_of(word) for word in WORD.findall(text.casefold())]
    return any(_tells(text, said, one.strip()) for one in key if one.strip())


def _tells(text: str, said: list[str], key: str) -> bool:
    if NUMBER.fullmatch(key):
        return re.search(rf"[=\u2248]\s*{re.escape(key)}(?![\d]|[.,]\d)", text) is not None
    words = [stem_of(word) for word in WORD.findall(key.casefold())]
    if len(words) <= SHORT:
        return any(said[place : place + len(words)] == words for place in range(len(said)))
    stems = stems_in(key)
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return any(len(stems & stems_in(one)) >= SHARE * len(stems) for one in sentences)
