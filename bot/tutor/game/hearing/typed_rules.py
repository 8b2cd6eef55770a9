"""The rule that ends the game, as people type it."""

from __future__ import annotations

import re

RULE = re.compile(r"^\s*(?:my\s+)?rule(?:\s+is)?\s*[:,-]\s*", re.IGNORECASE)
BREAKER = re.compile(
    r"\n+|\b(?:broken by|breaks on|it breaks with|what breaks it)\b\s*:?\s*",
    re.IGNORECASE,
)


def heard_rule(text: str) -> tuple[str, str]:
    """Part a message into the rule and the sentence that would break it, "" where none is there.

    The second stands on a line of its own, or after "broken by".
    """
    said = RULE.sub("", text, count=1).strip()
    parting = BREAKER.search(said)
    if parting is None:
        return said, ""
    rule = said[: parting.start()].strip()
    if not parting[0].isspace():  # the sentence was led in by words, perhaps after a mark
        rule = rule.rstrip(".;,(").strip()
    return rule, said[parting.end() :].strip()


def names_itself_a_rule(text: str) -> bool:
    """Whether a message says by its first words that it is the rule."""
    return RULE.match(text) is not None
