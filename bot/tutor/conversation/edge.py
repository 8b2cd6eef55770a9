"""The text of a message as it is let in: cut first, then freed of what nobody can read."""

from __future__ import annotations

import re

from bot.tutor.text import clean, normal

LET_IN = 2_000
"""Characters of a message that are read at all: what a plain message of Discord holds."""
MENTION = re.compile(r"<@[!&]?\d{1,20}(?:>|\Z)")
PILED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
"""Marks that are left over letters once those that belong to them are one sign with them."""
BLANK = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")
"""Letters without a shape."""


def let_in(content: str) -> str:
    """Return what somebody wrote, in its lines, without mentions and without hidden characters."""
    lines = MENTION.sub(" ", content[:LET_IN]).splitlines()
    seen = (clean(normal(line, "NFC")) for line in lines)
    return "\n".join(BLANK.sub(" ", PILED.sub("", line)).strip() for line in seen).strip()
