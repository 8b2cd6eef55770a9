"""How the time of a reading grows with its text: with the text, and not with its square."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONG, SHORT = 100_000, 25_000  # characters
# Four times the text takes four times as long; were it with the square, it would be sixteen times.
MOST_TIMES = 9


def grows_with_the_text(read: Callable[[str], object], unit: str) -> bool:
    """Whatever else the machine does makes a reading longer, so one good one of three will do."""
    ratios = (_seconds(read, unit, LONG) / max(_seconds(read, unit, SHORT), 0.005) for _ in "123")
    return any(ratio < MOST_TIMES for ratio in ratios)


def _seconds(read: Callable[[str], object], unit: str, characters: int) -> float:
    text = unit * (characters // len(unit)) + "1~"
    began = process_time()
    read(text)
    return process_time() - began
