"""What is heard first: that somebody may be in danger, is hurtful, or loses heart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "*"
MOST_BETWEEN = 2  # words that a gap may hold
SLIPS_FROM = 5  # letters of a word that may have one slip
LONGEST = 200  # words of a message that are looked at


class TroubleKind(StrEnum):
    DANGER = "danger"
    HURTFUL = "hurtful"
    DISCOURAGED = "discouraged"
    OFF_TOPIC = "off-topic"


Pattern = tuple[frozenset[str], ...]
"""The words that may stand at each place; a place of GAP alone holds up to two words, or none."""


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """`answer` is said to the person alone, `channel` where others read along; "" for the same."""

    kind: TroubleKind
    answer: str
    channel: str
    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was heard. Nothing of the message is in it."""

    kind: TroubleKind


def heard_trouble(words: Sequence[str], rules: Sequence[SafetyRule]) -> Trouble | None:
    """Return what is heard in the words of a message, danger before all else; None for nothing.

    The time grows with the number of words alone.
    """
    said = words[:LONGEST]
    for rule in sorted(rules, key=lambda one: list(TroubleKind).index(one.kind)):
        if any(_holds(said, pattern) for pattern in rule.patterns):
            return Trouble(rule.kind)
    return None


def rule_of(rules: Sequence[SafetyRule], kind: TroubleKind) -> SafetyRule | None:
    return next((rule for rule in rules if rule.kind is kind), None)


def _holds(said: Sequence[str], pattern: Pattern) -> bool:
    return any(_begins(said, start, pattern) for start in range(len(said)))


def _begins(said: Sequence[str], start: int, pattern: Pattern) -> bool:
    """Whether a pattern stands in a message from a place on."""
    places = {start}
    for wanted in pattern:
        if GAP in wanted:
            places = {place + more for place in places for more in range(MOST_BETWEEN + 1)}
        else:
            reached = (place for place in places if place < len(said))
            places = {place + 1 for place in reached if _is_one(said[place], wanted)}
        if not places:
            return False
    return True


def _is_one(word: str, wanted: frozenset[str]) -> bool:
    return word in wanted or any(_nearly(word, one) for one in wanted)


def _nearly(word: str, wanted: str) -> bool:
    """Whether two longer words differ by one slip, after the first letter."""
    if min(len(word), len(wanted)) < SLIPS_FROM:
        return False
    return word[0] == wanted[0] and OSA.distance(word, wanted, score_cutoff=1) <= 1
