"""What a correction says: the feature that misled a person, and which way its weight was off."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    HIGH = "too high"
    LOW = "too low"


@dataclass(frozen=True, slots=True)
class Correction:
    """The feature that misled a person, in their own words, and the direction of the mistake."""

    feature: str
    direction: Direction
