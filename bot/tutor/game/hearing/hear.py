"""Hear a correction in what somebody typed, and say what is missing from it.

It is read word by word: where a direction is said ("too high", "not enough"), whether it is meant,
and which words beside it name the feature. No network and no list of features is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.game.hearing import vocabulary
from bot.tutor.game.hearing.beside import (
    alone,
    beside,
    is_closing,
    named_without_direction,
)
from bot.tutor.game.hearing.directions import Correction, Direction
from bot.tutor.game.hearing.lines import lines_of
from bot.tutor.game.hearing.spans import is_meant, is_question, spans_of
from bot.tutor.game.hearing.trims import written

if TYPE_CHECKING:
    from bot.tutor.game.hearing.lines import Utterance

LONGEST_FEATURE = 200  # characters: whatever is longer names no feature
FEW = 4  # sentences: in a longer message a lone word is no answer
OPENING, CLOSING = "I think I weighted the ", ". I will adjust my rule."


class Missing(StrEnum):
    FEATURE = "feature"
    DIRECTION = "direction"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Partly:
    """A correction that lacks something: no feature is "", no direction or both is None."""

    feature: str = ""
    direction: Direction | None = None

    @property
    def missing(self) -> Missing:
        if self.feature:
            return Missing.DIRECTION
        return Missing.BOTH if self.direction is None else Missing.FEATURE


Heard = Correction | Partly


def hear(text: str) -> Heard | None:
    """Find a correction, whole or in part; None when a message is about something else."""
    said = _as_the_bot_says_it(text)
    if said is not None:
        return said
    lines = lines_of(text)
    heard = [_heard(line) for line in lines]
    whole = next((one for one in heard if isinstance(one, Correction)), None)
    if whole is not None:
        return whole
    found = None
    for line, one in zip(lines, heard, strict=True):
        part = one or (_alone(line) if _may_be_alone(lines, heard) else None)
        found = part if found is None else added(found, part)
    return found


def added(before: Heard, now: Heard | None) -> Heard:
    """Put together what was heard before and what is heard now; the later word counts."""
    if now is None:
        return before
    feature = now.feature or before.feature
    direction = now.direction or before.direction
    return Correction(feature, direction) if feature and direction else Partly(feature, direction)


def _as_the_bot_says_it(text: str) -> Correction | None:
    """Take the sentence to the letter, whatever the feature may be."""
    for direction in Direction:
        closing = f" {direction.value}{CLOSING}"
        if text.startswith(OPENING) and text.endswith(closing):
            feature = text[len(OPENING) : len(text) - len(closing)].strip()
            plain = feature.lower()
            known = plain in vocabulary.POINTERS - {"a", "an", "the"} or "word/feature" in plain
            if feature and not known and not plain.endswith(" or"):
                return Correction(_unquoted(feature), direction)
    return None


def _unquoted(feature: str) -> str:
    """Return the word of 'word "grateful"', and any other feature as it is."""
    lines = lines_of(feature)
    pieces = lines[0].pieces if len(lines) == 1 else ()
    quotes = any(piece.quoted for piece in pieces)
    return (written(lines[0], pieces) if quotes else "") or feature


def _heard(line: Utterance) -> Heard | None:
    """Hear one sentence that says a direction, or that says of a feature that it was weighed."""
    if is_question(line):
        return None
    spans = spans_of(line)
    meant = next((span for span in spans if is_meant(line, span)), None)
    if meant is None:
        return None if spans else _weighed(line)
    feature = beside(line, meant)
    if feature is None:
        return None
    named = feature if len(feature) <= LONGEST_FEATURE else ""
    whole = named and meant.direction
    return Correction(named, whole) if whole else Partly(named, meant.direction)


def _weighed(line: Utterance) -> Partly | None:
    feature = named_without_direction(line)
    return None if feature is None else Partly(feature[:LONGEST_FEATURE])


def _alone(line: Utterance) -> Partly | None:
    feature = "" if is_question(line) else alone(line)
    return Partly(feature) if feature else None


def _may_be_alone(lines: list[Utterance], heard: list[Heard | None]) -> bool:
    """Whether a lone word may be the feature: all else that was said is part of a correction."""
    if len(lines) > FEW:
        return False
    others = [line for line, one in zip(lines, heard, strict=True) if one is None]
    return sum(not is_closing(line) for line in others) == 1
