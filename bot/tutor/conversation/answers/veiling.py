"""Whether a text would give the answer of an open graded question away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.stems import WORD, stems_in
from bot.tutor.conversation.key import OptionKey, OrderKey
from bot.tutor.conversation.search.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.conversation.key import Key

NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?")
SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
SHORT = 3  # words: a shorter key is looked for word by word
SHARE = 0.7
"""So much of a longer key makes a text tell it: the course says the same in other words."""
OF_SEVERAL = 0.5
"""So much of one thing tells it where several stand beside each other."""
LINES = 2  # of an order: so many of them in one text tell which comes first


def gives_away(text: str, keys: Iterable[Key]) -> bool:
    """Whether a text holds one of the keys: a word, a number as a result, or most of an answer."""
    wanted = tuple(keys)
    if not wanted:
        return False
    read = _read(text)
    return any(_tells(read, key) for key in wanted)


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    said: list[str]
    sentences: list[frozenset[str]]


def _read(text: str) -> _Text:
    text = text.replace("\u2212", "-")
    said = [stem(word) for word in WORD.findall(text.casefold())]
    return _Text(text, said, [stems_in(one) for one in SENTENCES.split(text)])


def _tells(read: _Text, key: Key) -> bool:
    if isinstance(key, OrderKey):
        return sum(_tells_text(read, line) for line in key.lines) >= LINES
    return _tells_option(read, key) if isinstance(key, OptionKey) else _tells_text(read, key)


def _tells_text(read: _Text, text: str) -> bool:
    key = text.strip()
    if NUMBER.fullmatch(key):
        return re.search(rf"[=\u2248]\s*{_whole(key)}", read.text) is not None
    words = [stem(word) for word in WORD.findall(key.casefold())]
    if len(words) <= SHORT:
        places = range(len(read.said) if words else 0)  # a sign alone stands in any text
        return any(read.said[place : place + len(words)] == words for place in places)
    stems = stems_in(key)
    return any(len(stems & one) >= SHARE * len(stems) for one in read.sentences)


def _tells_option(read: _Text, key: OptionKey) -> bool:
    text = key.text.strip()
    if NUMBER.fullmatch(text) and len(text) > 1:  # a single digit stands in any text
        return re.search(rf"(?<![\w.,+-]){_whole(text)}", read.text) is not None
    if _tells_text(read, text):
        return True
    stems = stems_in(text)
    if len(stems) <= SHORT:
        return False
    own = stems - stems_in(" ".join(key.others))
    return any(
        len(stems & one) >= OF_SEVERAL * len(stems) and len(own & one) >= OF_SEVERAL * len(own)
        for one in read.sentences
    )


def _whole(number: str) -> str:
    return rf"{re.escape(number)}(?!\d|[.,]\d)"
