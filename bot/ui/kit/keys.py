"""Reads what a custom id or a menu holds: old cards hold old values, and forged ones any.

Each function raises TutorError, so that such a press is answered in words and changes nothing.
"""

from __future__ import annotations

from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING, TypeVar

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Mapping

N = TypeVar("N", bound=StrEnum)

MOST_NUMBER = 2**63 - 1  # what a database keeps
NO_RUN = (
    "This button names no run that I could find. Nothing was changed: "
    "`/run show` offers the ones of your own."
)


class UnreadableKeyError(TutorError):
    """A button, menu or form holds a value that means nothing here."""

    def __init__(self, words: str = "") -> None:
        super().__init__(
            words
            or "I cannot read what this button holds: it may be from an older Nudge. Nothing was "
            "changed. Type `/learn` or `/help` to go on with a new card."
        )


def whole(text: str, least: int = 0, most: int = MOST_NUMBER, words: str = "") -> int:
    """Read a whole number that is written in digits, `least` to `most`."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_NUMBER))
    if not is_number or not least <= int(text) <= most:
        raise UnreadableKeyError(words)
    return int(text)


def decimal(text: str, least: float, most: float) -> float:
    """Read a number, `least` to `most`."""
    try:
        value = float(text)
    except ValueError:
        raise UnreadableKeyError from None
    if not isfinite(value) or not least <= value <= most:
        raise UnreadableKeyError
    return value


def named(names: type[N], text: str) -> N:
    """Read one of a few names."""
    try:
        return names(text)
    except ValueError:
        raise UnreadableKeyError from None


def attempt_in(keys: Mapping[str, str]) -> int:
    return whole(keys["attempt"])


def run_in(keys: Mapping[str, str]) -> int:
    return whole(keys["run"], words=NO_RUN)
