"""What would give the answer of an open graded question away, as it is looked for in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OptionKey:
    """One thing of several that stand beside each other: half of its words tell it.

    `others` are the texts beside it: the words that it shares with them tell less. A number is
    told by itself.
    """

    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderKey:
    """Lines of which one alone tells nothing of their order; two of them in one text may."""

    lines: tuple[str, ...]


Key = str | OptionKey | OrderKey
"""A plain text is a word, a number as a result, or a whole answer of which most words tell it."""
