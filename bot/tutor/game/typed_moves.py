"""Moves of the game as people type them: a prediction, and the rule at the end."""

from __future__ import annotations

import re

from bot.tutor.game.sentences import Label

PREDICTION = re.compile(
    r"(?:(?:i think|my answer is|it is|it's|its|that is|that's)\s+)*"
    r"(?P<label>formal|casual)[\s.!]*",
    re.IGNORECASE,
)
RULE = re.compile(r"^\s*(?:my\s+)?rule(?:\s+is)?\s*[:,-]\s*", re.IGNORECASE)
BREAKER = re.compile(
    r"\n+|[.;,(]*\s*\b(?:broken by|breaks on|it breaks with|what breaks it)\b\s*:?\s*",
    re.IGNORECASE,
)
LONGEST = 60  # characters of a prediction


def heard_label(text: str) -> Label | None:
    """Return what a message predicts, if it says nothing else."""
    found = PREDICTION.fullmatch(text.strip()[:LONGEST])
    return Label(found["label"].lower()) if found else None


def heard_rule(text: str) -> tuple[str, str]:
    """Part a message into the rule and the sentence that would break it, "" where none is there.

    The second stands on a line of its own, or after "broken by".
    """
    rule, *rest = BREAKER.split(RULE.sub("", text, count=1).strip(), maxsplit=1)
    return rule.strip(), " ".join(rest).strip()


def names_itself_a_rule(text: str) -> bool:
    """Whether a message says by its first words that it is the rule."""
    return RULE.match(text) is not None
