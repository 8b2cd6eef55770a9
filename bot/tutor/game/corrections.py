"""The correction that a person says after a mistake: from a form, or found in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

FEATURE_MOST = 60

QUOTES = "[]'\" \N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"


class Direction(StrEnum):
    HIGH = "too high"
    LOW = "too low"


@dataclass(frozen=True, slots=True)
class Correction:
    """The feature that misled a person, in their own words, and the direction of the mistake."""

    feature: str
    direction: Direction


def correction_sentence(feature: str, direction: Direction) -> str:
    """Complete the game's sentence with a feature and a direction."""
    return f"I think I weighted the {feature} {direction.value}. I will adjust my rule."


SPOKEN = re.compile(
    r"weigh(?:t)?(?:ed|ing)?\s+(?:the\s+)?(?P<feature>\S.{0,200}?)\s+"
    r"(?:(?:way|far|much|a bit|a little)\s+)?too\s+(?P<direction>high|low|much|little)\b",
    re.IGNORECASE | re.DOTALL,
)


def heard_correction(text: str) -> Correction | None:
    """Find the correction sentence in what somebody typed.

    None when it is not there, or names both directions ("too high or too low").
    """
    found = SPOKEN.search(text)
    if found is None or re.search(r"too\s+high\s+or\s+(?:too\s+)?low", text, re.IGNORECASE):
        return None
    high = found["direction"].lower() in {"high", "much"}
    return Correction(found["feature"], Direction.HIGH if high else Direction.LOW)
