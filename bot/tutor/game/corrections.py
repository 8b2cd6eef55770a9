"""The correction that a person says after a mistake: from a form, or found in a message."""

from __future__ import annotations

from bot.tutor.game.hearing.directions import Correction, Direction
from bot.tutor.game.hearing.hear import hear

__all__ = [
    "FEATURE_MOST",
    "QUOTES",
    "Correction",
    "Direction",
    "correction_sentence",
    "heard_correction",
    "read_correction",
]

FEATURE_MOST = 60

QUOTES = "[]'\" \N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"


def correction_sentence(feature: str, direction: Direction) -> str:
    """Complete the game's sentence with a feature and a direction."""
    return f"I think I weighted the {feature} {direction.value}. I will adjust my rule."


def read_correction(sentence: str) -> Correction | None:
    """Take the game's sentence apart as it was stored, whatever the feature is called."""
    begin, end = correction_sentence("\n", Direction.HIGH).split(f"\n {Direction.HIGH.value}")
    for direction in Direction:
        closing = f" {direction.value}{end}"
        if sentence.startswith(begin) and sentence.endswith(closing):
            return Correction(sentence[len(begin) : -len(closing)], direction)
    return None


def heard_correction(text: str) -> Correction | None:
    """Find a whole correction in what somebody typed; `hear` also tells what is missing."""
    heard = hear(text)
    return heard if isinstance(heard, Correction) else None
