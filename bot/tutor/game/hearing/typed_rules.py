"""The rule that ends the game, as people type it."""

from __future__ import annotations

import re

RULE = re.compile(r"^\s*(?:my\s+)?rule(?:\s+is)?\s*[:,-]\s*", re.IGNORECASE)
BREAKER = re.compile(
    r"\n+|[.;,(]*\s*\b(?:broken by|breaks on|it breaks with|what breaks it)\b\s*:?\s*",
    re.IGNORECASE,
)


def heard_rule(text: str) -> tuple[str, str]:
    """Part a message into the rule and the sentence that would break it, "" where none is there.

    The second stands on a line of its own, or after "broken by".
    """
    rule, *rest = BREAKER.split(RULE.sub("", text, count=1).strip(), maxsplit=1)
    return rule.strip(), " ".join(rest).strip()


def names_itself_a_rule(text: str) -> bool:
    """Whether a message says by its first words that it is the rule."""
    return RULE.match(text) is not None
