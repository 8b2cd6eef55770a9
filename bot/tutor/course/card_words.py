"""What people type to turn cards: the words that do the same as the buttons on them."""

from __future__ import annotations

import re
from enum import StrEnum


class CardWord(StrEnum):
    NEXT = "next"
    BACK = "back"
    SHOW_ME = "show me"
    DIFFERENTLY = "differently"


WORDS = {
    "next": CardWord.NEXT,
    "next card": CardWord.NEXT,
    "back": CardWord.BACK,
    "go back": CardWord.BACK,
    "show me": CardWord.SHOW_ME,
    "just show me": CardWord.SHOW_ME,
    "differently": CardWord.DIFFERENTLY,
    "say it differently": CardWord.DIFFERENTLY,
}
LONGEST = 40  # characters that are looked at


def card_word(text: str) -> CardWord | None:
    """Return the word that a message consists of, whatever ends its sentence; None for another."""
    return WORDS.get(re.sub(r"[\W_]+", " ", text[:LONGEST].casefold()).strip())
