"""What people may ask of a training, and the sentences for what is out of range."""

from __future__ import annotations

import math
import re

from bot.tutor.errors import TutorError


def within(name: str, value: float, bounds: tuple[float, float]) -> None:
    """Raise TutorError unless the value lies between the bounds, both included."""
    lowest, highest = bounds
    if not (math.isfinite(value) and lowest <= value <= highest):
        raise TutorError(
            f"The {name} must lie between {_number(lowest)} and {_number(highest)}; "
            f"you asked for {_number(value)}. Nothing was trained: change it and try again."
        )


def one_of(name: str, value: str, choices: tuple[str, ...]) -> None:
    """Raise TutorError unless the value is one of the choices."""
    if value not in choices:
        raise TutorError(
            f"The {name} can be {', '.join(choices)}. "
            "Nothing was trained: pick one of these and try again."
        )


def hidden_layers(text: str, most_layers: int, units: tuple[int, int]) -> tuple[int, ...]:
    """Read hidden layers from text: "8" is one layer of 8, "8 4" two layers, "none" no layer.

    Raise TutorError for anything else, too many layers, or a layer out of range.
    """
    words = re.split(r"[\s,x;-]+", text.strip().lower())
    if words in (["none"], ["0"], [""]):
        return ()
    if not all(re.fullmatch(r"[0-9]{1,6}", word) for word in words):
        raise TutorError(
            "Write the hidden layers as numbers of units: `8` for one layer, `8 4` for two, "
            "or `none`. Nothing was trained: change it and try again."
        )
    if len(words) > most_layers:
        raise TutorError(
            f"I can train at most {most_layers} hidden layers; you asked for {len(words)}. "
            "Nothing was trained: take fewer and try again."
        )
    for word in words:
        within("number of units in a layer", int(word), units)
    return tuple(int(word) for word in words)


def some_of(name: str, text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Read some names, such as "x1 x2 x1*x2", or "all" of them. Raise TutorError for others."""
    words = text.lower().replace(",", " ").replace("\N{SUPERSCRIPT TWO}", "^2").split()
    if words == ["all"]:
        return known
    if not words or any(word not in known for word in words):
        raise TutorError(
            f"The {name} can be {' '.join(known)}, or `all`. Write some of them with spaces "
            f"between, such as `{' '.join(known[:2])}`. "
            "Nothing was trained: change it and try again."
        )
    return tuple(dict.fromkeys(words))


def number_in(name: str, text: str) -> float:
    """Read a number as people type it: "0,01", "1e-3" and "1,000" too. Raise TutorError if none."""
    typed = text.strip().replace("\N{MINUS SIGN}", "-")
    if re.fullmatch(r"[1-9]\d{0,2}([, ]\d{3})+", typed):
        typed = re.sub(r"[, ]", "", typed)
    try:
        return float(typed.replace(",", "."))
    except ValueError:
        raise TutorError(
            f"The {name} must be a number, such as 0.1. Nothing was trained: try once more."
        ) from None


def whole_number_in(name: str, text: str) -> int:
    """Read a whole number. Raise TutorError for anything else."""
    value = number_in(name, text)
    if not value.is_integer() or re.search(r"\d\.\d", text):
        raise TutorError(
            f"The {name} must be a whole number, such as 300. Nothing was trained: try once more."
        )
    return int(value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:g}"
