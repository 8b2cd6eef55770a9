"""How the game writes chances, weights and features, each computed from what it is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.sentences import Subject

MOST_PIECES = 4  # words of a sentence that are quoted for one signal


def percent(share: float) -> str:
    """Write a share in percent: whole, but never 0, 50 or 100 for what is not exactly that."""
    for decimals in range(4):
        text = f"{100 * share:.{decimals}f}"
        if float(text) not in {0, 50, 100} or float(text) == 100 * share:
            return f"{text}%"
    if 0.4 < share < 0.6:
        return "50.001%" if share > 0.5 else "49.999%"
    return "<0.001%" if share < 0.5 else ">99.999%"


def chance(subject: Subject, p: float) -> str:
    """Write the probability of the high label as the side it is on: "casual 73%"."""
    if p == 0.5:
        return "no opinion (50%)"
    label, share = (subject.high, p) if p > 0.5 else (subject.low, 1 - p)
    return f"{label} {percent(share)}"


def side_taken(subject: Subject, p: float) -> str | None:
    """Return the label that an answer is on the side of; None at exactly one half."""
    if p == 0.5:
        return None
    return subject.high if p > 0.5 else subject.low


def weight_words(subject: Subject, weight: float) -> str:
    """Write a weight of the learner's rule with the side that it speaks for."""
    if weight == 0:
        return "0"
    return f"{abs(weight):g} for {subject.high if weight > 0 else subject.low}"


def number(value: float, width: int = 0, decimals: int = 2) -> str:
    """Write a number in a table; one that rounds to zero has no minus."""
    return f"{round(value, decimals) + 0.0:>{width}.{decimals}f}"


def signal_words(name: str, pieces: Sequence[str], *, safe: bool = True) -> str:
    """Name a signal with the words that show it; `safe` escapes the marks of Discord."""
    quoted = ", ".join(f'"{piece}"' for piece in pieces[:MOST_PIECES])
    text = f"{name} ({quoted})" if quoted else name
    return plain(text) if safe else text


def feature_name(subject: Subject, feature: str) -> str:
    """Name a feature of a rule: a signal by its name, a word in quotes, anything else as said."""
    found = (signal.name for signal in subject.reader.signals if signal.id == feature)
    kind, _, rest = feature.partition(":")
    return plain(next(found, f'"{rest}"' if kind == "word" else rest or kind))
