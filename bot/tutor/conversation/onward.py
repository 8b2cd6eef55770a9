"""What people type to go on where nothing is asked: after an exercise, at the end of a lesson."""

from __future__ import annotations

import re

ONWARD = frozenset(
    {
        "next",
        "go on",
        "go on anyway",
        "continue",
        "next lesson",
        "now you",
        "finish",
        "finish the lesson",
        "done",
        "ok",
        "okay",
    }
)
LONGEST = 40  # characters that are looked at


def is_onward(text: str) -> bool:
    """Whether a message says to go on and nothing else, whatever ends its sentence."""
    return re.sub(r"[\W_]+", " ", text[:LONGEST].casefold()).strip() in ONWARD
