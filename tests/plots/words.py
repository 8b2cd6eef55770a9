"""Records the words of a picture with the boxes they take, to see that none covers another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bot.plots import animation, comparison, many, sweep, training
from bot.plots.sheet import Sheet
from bot.plots.style import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

INK = Ink()
SLACK = 3.0  # pixels that two boxes may share: letters do not fill theirs
KEPT = (
    *(training._alone, training._pair_with_plane, training._pair_with_matrix),
    *(comparison._alone, sweep._panels, many._pair, animation._sheet),
)


@dataclass(frozen=True, slots=True)
class Written:
    """Words and the box they take, in pixels from the top left corner."""

    words: str
    left: float
    right: float
    top: float
    bottom: float

    def covers(self, other: Written) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > SLACK


class RecordingSheet(Sheet):
    """A sheet that remembers what was written on all sheets of its kind since `forget`."""

    written: list[Written]

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        ALL.append(self)
        self.written = []

    def write(self, words: str, left: float, top: float, ink: Ink = INK) -> None:
        super().write(words, left, top, ink)
        lines = words.split("\n")
        width = max(self.width_of(line, ink.size) for line in lines)
        before = {"left": 0.0, "center": width / 2, "right": width}[ink.across]
        half = 0.5 * ink.size * len(lines) * 1.05
        begin = left - before
        self.written.append(Written(words, begin, begin + width, top - half, top + half))


ALL: list[RecordingSheet] = []


def words_in(draw: Callable[[], object]) -> list[Written]:
    """Draw a picture on new paper, and return all that was written on it."""
    ALL.clear()
    for kept in KEPT:
        kept.cache_clear()
    draw()
    return [one for sheet in ALL for one in sheet.written]


def overlapping(written: list[Written]) -> list[tuple[str, str]]:
    return [(a.words, b.words) for a, b in combinations(written, 2) if a.covers(b)]


def outside(written: list[Written], width: int, height: int) -> list[str]:
    return [
        one.words
        for one in written
        if one.left < 0 or one.right > width or one.top < -2 or one.bottom > height + 2
    ]
