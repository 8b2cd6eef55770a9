"""The letters and signs of a sentence, for scripts without spaces and for emoji."""

from __future__ import annotations

import re

# An emoji of several signs is one: joined, with a colour of skin, or asked for as a picture.
_AFTER = "\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff"
CHARACTER = re.compile(f"[^\\s{_AFTER}\u200d][{_AFTER}]*(?:\u200d[^\\s{_AFTER}\u200d][{_AFTER}]*)*")
SPACED = re.compile(r"[^\W\d_]{1,24}(?![^\W\d_])")
# Chinese, Japanese, Thai, Lao, Burmese, Khmer and Tibetan are written without spaces.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)


def characters_of(sentence: str) -> tuple[str, ...]:
    """Return every character but spaces in lower case, in their order; an emoji is one."""
    return tuple(CHARACTER.findall(sentence.lower()))


def has_words(sentence: str) -> bool:
    """Tell whether a sentence holds a word that spaces part from the others."""
    return any(not UNSPACED.search(word) for word in SPACED.findall(sentence))
