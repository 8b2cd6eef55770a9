"""Numbers as people say them, as the text that a dial reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.settings.lexicon import Tag
from bot.tutor.lab.dials.conversions import PERCENT

if TYPE_CHECKING:
    from bot.tutor.conversation.settings.reading import Chunk
    from bot.tutor.lab.dials.dial import Dial, Value


def as_typed(dial: Dial, number: Chunk) -> str:
    """Return a number in the unit of a dial: "0.2" is 20 where a dial counts in percent."""
    text, is_percent = number.value, number.name == "%"
    value = _value(text)
    if number.kind is not Tag.NUMBER or value is None:
        return text
    if dial.conversion is PERCENT:
        is_share = not is_percent and 0 < value < 1
        return f"{100 * value:.6g}" if is_share else text
    return f"{value / 100:.6g}" if is_percent else text


def in_words(dial: Dial, value: Value) -> str:
    """Write a setting for people: "learning rate: 0.3", "noise: 20 %"."""
    unit = " %" if dial.conversion is PERCENT else ""
    return f"{dial.on_cards}: {_short(str(value))}{unit}"


def _short(text: str) -> str:
    value = _value(text)
    is_long = value is not None and len(text) > 10
    return f"{value:.3g}" if is_long else text


def _value(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
