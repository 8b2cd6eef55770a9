"""Sets of words, written in code as plain text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words that stand between spaces and line breaks."""
    return frozenset(text.split())
