"""Rules for texts that end up on a card: no hidden characters, line breaks, and length."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Fault = tuple[str, str]
"""What is wrong, and how to mend it."""

BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FENCE = "```"
BLOCK = re.compile(r"(?:[-*] |\d+\. |> |-# )")


def hidden_sign(text: str) -> Fault | None:
    """Find an invisible character or one that turns the reading direction; line breaks pass."""
    for sign in text:
        if sign in BIDI or (sign not in "\n\t" and unicodedata.category(sign) in {"Cc", "Cs"}):
            return f"there is a hidden sign, U+{ord(sign):04X}", "delete it"
    return None


def length_fault(text: str, most: int) -> Fault | None:
    """Find a text that is empty, or longer than `most` characters."""
    if not text:
        return "this text is empty", "write something here"
    if len(text) > most:
        over = len(text) - most
        return (
            f"this has {len(text)} characters and at most {most} fit",
            f"cut at least {over} character{'s' * (over > 1)}",
        )
    return None


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def reflowed(lines: Iterable[str]) -> str:
    """Join the lines of each paragraph and list item, since Discord shows every line break.

    Blank lines separate paragraphs; lines inside a code block stay as they are.
    """
    flowed: list[str] = []
    in_code = False
    joining = False
    for line in lines:
        fence = line.lstrip().startswith(FENCE)
        stripped = line.strip()
        if in_code or fence:
            flowed.append(line.rstrip())
            joining = False
        elif joining and stripped and not BLOCK.match(stripped):
            flowed[-1] += f" {stripped}"
        else:
            flowed.append(stripped)
            joining = bool(stripped)
        in_code ^= fence
    return re.sub(r"\n{3,}", "\n\n", "\n".join(flowed)).strip("\n")
