"""A chart drawn straight in pixels: its axes, lines, dots and words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox

from bot.plots.labels import tick_texts
from bot.plots.sheet import Sheet
from bot.plots.style import BLACK, GREY, GRID, TITLE, Box, Ink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.plots.style import Look

WIDTH, HEIGHT, FLAT = 800, 460, 300
CHART, FLAT_CHART = Box(90, 88, 660, 298), Box(90, 40, 660, 186)
NOTE = 23.0  # size of most words: 11 pixels where Discord shows a picture half as wide
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers at both ends of an axis."""

    low: float
    high: float
    logarithmic: bool = False

    def share(self, number: float) -> float:
        """Return where a number lies: 0 at the low end, 1 at the high one."""
        if self.logarithmic:
            return math.log10(max(number, self.low) / self.low) / math.log10(self.high / self.low)
        return (number - self.low) / (self.high - self.low)


class Chart:
    """A sheet with axes; `spot` turns numbers into pixels from the top left corner."""

    def __init__(self, sheet: Sheet, box: Box, across: Scale, up: Scale) -> None:
        self.sheet, self.box, self.across, self.up = sheet, box, across, up
        low_edge = sheet.height - box.bottom
        self._inside = Bbox.from_bounds(box.left - 1, low_edge - 9, box.width + 9, box.height + 18)

    def spot(self, x: float, y: float) -> Spot:
        left = self.box.left + self.box.width * self.across.share(x)
        return left, self.box.bottom - self.box.height * self.up.share(y)

    def axes(
        self,
        ticks: tuple[Sequence[float], Sequence[float]],
        names: tuple[str, str],
        *,
        percent: bool = False,
    ) -> None:
        """Draw the grid, the ticks and the names of both axes: (across, up)."""
        box = self.box
        for number, words in zip(ticks[0], tick_texts(ticks[0]), strict=True):
            left, _ = self.spot(number, self.up.low)
            stroke(self.sheet, [(left, box.top), (left, box.bottom)], GRID, 1)
            self.sheet.write(words, left, box.bottom + 20, Ink(NOTE, across="center"))
        texts = [f"{100 * number:.0f}%" for number in ticks[1]] if percent else tick_texts(ticks[1])
        for number, words in zip(ticks[1], texts, strict=True):
            _, top = self.spot(self.across.low, number)
            stroke(self.sheet, [(box.left, top), (box.right, top)], GRID, 1)
            self.sheet.write(words, box.left - 10, top, Ink(NOTE, across="right"))
        corner = [(box.left, box.top), (box.left, box.bottom), (box.right, box.bottom)]
        stroke(self.sheet, corner, GREY, 1.5)
        self.sheet.write(names[0], box.right, box.bottom + 50, Ink(NOTE, GREY, across="right"))
        self.sheet.write(names[1], box.left - 60, box.top - 25, Ink(NOTE, GREY))

    def line(self, points: Iterable[Spot], look: Look, width: float = 3.5, size: float = 0) -> None:
        """Draw a curve through points given in numbers; with a `size` each gets its marker."""
        spots = [self.spot(x, y) for x, y in points]
        drawn = _line_of(self.sheet, spots)
        drawn.set(color=look.colour, linestyle=look.dashes, linewidth=width)
        if size:
            drawn.set(marker=look.marker, markersize=size)
        drawn.set_clip_box(self._inside)
        self.sheet.draw(drawn)

    def dot(
        self, x: float, y: float, look: Look, size: float = 14, *, hollow: bool = False
    ) -> None:
        drawn = _line_of(self.sheet, [self.spot(x, y)])
        face = "white" if hollow else look.colour
        drawn.set(marker=look.marker, markersize=size, color=look.colour, markerfacecolor=face)
        drawn.set(markeredgewidth=3)
        self.sheet.draw(drawn)


def chart_on(heading: str, across: Scale, up: Scale) -> Chart:
    """Return a chart under a heading; without one it is flat, so that several can be compared."""
    sheet = blank(heading, HEIGHT if heading else FLAT)
    return Chart(sheet, CHART if heading else FLAT_CHART, across, up)


def sized(sheet: Sheet, words: str, room: float, size: float = NOTE) -> float:
    """Return the size at which the longest line of the words fits into some pixels."""
    return sheet.sized(words, size, room)


def blank(heading: str, height: int = HEIGHT) -> Sheet:
    """Return new paper, 800 pixels wide, with a heading; "" leaves it out."""
    sheet = Sheet(WIDTH, height)
    sheet.begin("", lambda: None)
    if heading:
        sheet.write(sheet.fitted(heading, TITLE, WIDTH - 40), 20, 32, Ink(TITLE))
    return sheet


def _line_of(sheet: Sheet, spots: Sequence[Spot]) -> Line2D:
    return Line2D([x for x, _ in spots], [sheet.height - y for _, y in spots])


def stroke(
    sheet: Sheet,
    spots: Sequence[Spot],
    colour: str = BLACK,
    width: float = 3,
    dashes: str = "solid",
) -> None:
    """Draw a line through spots in pixels."""
    line = _line_of(sheet, spots)
    line.set(color=colour, linewidth=width, linestyle=dashes)
    sheet.draw(line)


def mark(sheet: Sheet, spot: Spot, marker: str, size: float, ink: tuple[str, str]) -> None:
    """Draw one marker; `ink` is the colour of its edge and the one inside it."""
    line = _line_of(sheet, [spot])
    line.set(marker=marker, markersize=size, color=ink[0], markerfacecolor=ink[1])
    line.set(markeredgewidth=2.5)
    sheet.draw(line)


def fill(sheet: Sheet, box: Box, colour: str) -> None:
    place = (box.left, sheet.height - box.bottom)
    sheet.draw(Rectangle(place, box.width, box.height, facecolor=colour, linewidth=0))


def plate(sheet: Sheet, words: str, spot: Spot, ink: Ink) -> None:
    """Write words, centred, on white: what is below them does not show through."""
    width = math.ceil(sheet.width_of(words, ink.size)) + 8
    height = math.ceil(ink.size) + 4
    left, top = round(spot[0] - width / 2), round(spot[1] - height / 2)
    fill(sheet, Box(left, top, width, height), "white")
    sheet.write(words, *spot, Ink(ink.size, ink.colour, across="center"))
