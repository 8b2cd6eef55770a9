"""Text that people typed, made safe to store and to show."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

JOINER = "\N{ZERO WIDTH JOINER}"
LINK = re.compile(r"://|www\.|discord\.(?:gg|com)|@everyone|@here", re.IGNORECASE)
"""What has no place in words that others are shown."""


def clean(text: str) -> str:
    """Drop what a database or a reader could not handle: control, hidden and unpaired characters.

    Line breaks become spaces; the joiner inside an emoji stays. What remains reads the same.
    """
    spaced = "".join(" " if sign in "\r\n\t" else sign for sign in text)
    return "".join(
        sign
        for sign in spaced
        if sign == JOINER or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
    )


def plain(text: str) -> str:
    """Escape the marks of Discord in text that people typed, so that it shows as typed."""
    return "".join(f"\\{sign}" if sign in "*_~`|>#[]()<\\" else sign for sign in text)


def shortened(text: str, most: int) -> str:
    """Cut a text to at most `most` characters, at a word, with an ellipsis."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0] + "…"


def listed(names: Sequence[str]) -> str:
    """Write at least one name as in a sentence: "a", "a and b", "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def capital(name: str) -> str:
    """Write a name as at the beginning of a sentence; "XOR" and the like stay as they are."""
    return f"{name[:1].upper()}{name[1:]}"
