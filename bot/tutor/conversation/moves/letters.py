"""Several letters in a message: "a c", "A, C and D", "cabd", "1a 2c 3b"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import LETTERS

if TYPE_CHECKING:
    from bot.tutor.conversation.moves.frame import Wording

NUMBERED = re.compile(r"(?<!\d)\d+\s{0,9}[-=:.)]?\s{0,9}[a-j]\b", re.IGNORECASE)


def letters_in(wording: Wording, count: int, *, whole: bool) -> str:
    """Return the letters of a message that has nothing else, each once, "" for none.

    With `whole` all of them must be there, as in an order.
    """
    content = wording.content
    signs = "".join(content)
    shown = LETTERS[:count].lower()
    if not signs or len(set(signs)) < len(signs) or not set(signs) <= set(shown):
        return ""
    apart = all(len(word) == 1 for word in content)
    if not apart and len(content) > 1:
        return ""  # "bad c": a word and a letter
    return "" if whole and len(signs) < count else " ".join(signs)


def names_pairs(text: str) -> bool:
    """Whether a message gives numbered lines their letters, and says nothing else."""
    found = NUMBERED.search(text) is not None
    return found and not re.search(r"\w", NUMBERED.sub("", text).casefold().replace("and", ""))


def letter_not_there(wording: Wording, count: int) -> str:
    """Return the lone letter of a message that stands beside none of `count` options, or ""."""
    content = wording.content
    alone = len(content) == 1 and len(content[0]) == 1 and not wording.asks
    letter = content[0].upper() if alone else ""
    return letter if letter and letter in LETTERS[count:] else ""
