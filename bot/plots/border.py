"""The plane: the output of the network everywhere, with the training and the test points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D

from bot.neural.kinds import Kind
from bot.plots.labels import rounded_up, tick_texts
from bot.plots.legend import entries_of, fits_below, one_line, write_line
from bot.plots.paint import picture_of, value_range, value_shades
from bot.plots.style import BLACK, BLUE, GREY, SMALL, TEST, TRAIN, VERMILLION, Box, Ink, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.plots.legend import LegendEntry
    from bot.plots.sheet import Pixels, Sheet
    from bot.plots.surface import Extent, Floats, PlottedPoints, Surface

KEYS = {
    Kind.BINARY: "●○ training   ■□ test   × wrong",
    Kind.CLASSES: "1 training   □ test   × wrong",
    Kind.VALUES: "● training   ■ test",
}
ROOM = 90, 42  # pixels for the names of x1 and x2 beside their axes; longer ones stand above
MANY_POINTS = 400  # above, they are drawn smaller
CLASS_COLOURS = (BLUE, VERMILLION)
WIDER = 40  # pixels that a line below the panel may be wider than it
BAR = 18  # width of the colour bar
BAR_TEXT = 18.0


def arrange_plane(axes: Axes, extent: Extent) -> None:
    """Set a few ticks along each side, for a background; the upper end is left for a name."""
    left, right, lower, upper = extent
    across, up = _ticks(left, right), _ticks(lower, upper)
    axes.set_xticks([(x - left) / (right - left) for x in across], tick_texts(across))
    axes.set_yticks([(x - lower) / (upper - lower) for x in up], tick_texts(up, 5))
    axes.spines[:].set_color(GREY)


def _ticks(low: float, high: float) -> list[float]:
    """Return two to five round numbers."""
    for most in (4, 8):
        step = rounded_up((high - low) / most, (1.0, 2.0, 2.5, 5.0))
        first, last = int(np.ceil(low / step)), int(np.floor((high - 0.14 * (high - low)) / step))
        if last > first:
            break
    return [k * step for k in range(first, last + 1)]


def draw_plane(sheet: Sheet, axes: Axes, panel: Box, surface: Surface) -> None:
    """Paint the areas inside the square `panel`, and draw the points over them."""
    inside = np.s_[panel.top + 1 : panel.bottom, panel.left + 1 : panel.right]
    sheet.pixels[inside] = picture_of(surface, panel.width)[1:, 1:]
    for points, look in ((surface.train, TRAIN), (surface.test, TEST)):
        draw_points(sheet, axes, surface, points, look.marker)
    if surface.kind is Kind.VALUES:
        _draw_bar(sheet, panel, surface)
        return
    for points in (surface.train, surface.test):
        _cross_out(sheet, axes, surface, points)


def draw_points(
    sheet: Sheet, axes: Axes, surface: Surface, points: PlottedPoints, marker: str
) -> None:
    """Draw the points of one part.

    Of two classes, class 0 is filled and class 1 hollow; of more, each point is its number; with
    values, each point has the colour of its true value.
    """
    if surface.kind is Kind.VALUES:
        _draw_values(sheet, axes, surface, points, marker)
    elif surface.kind is Kind.CLASSES:
        _draw_numbers(sheet, axes, surface, points, TRAIN if marker == TRAIN.marker else TEST)
    else:
        for label, colour in enumerate(CLASS_COLOURS):
            places = points.places[points.truth == label]
            line = _dots(axes, surface, places, marker)
            line.set(color=colour, markerfacecolor=colour if label == 0 else "white")
            line.set(markeredgecolor="white" if label == 0 else colour)
            line.set_markeredgewidth(0.8 if label == 0 else 2.2)
            sheet.draw(line)


def _dots(axes: Axes, surface: Surface, places: Floats, marker: str) -> Line2D:
    many = len(surface.train.places) + len(surface.test.places) > MANY_POINTS
    size = (7.0 if many else 10.0) - (marker == TEST.marker)
    across, up = fractions(surface.extent, places).T
    line = Line2D(across, up, linestyle="none", marker=marker, markersize=size)
    line.set_transform(axes.transData)
    return line


def _cross_out(sheet: Sheet, axes: Axes, surface: Surface, points: PlottedPoints) -> None:
    line = _dots(axes, surface, points.places[points.wrong], "x")
    size = line.get_markersize()
    line.set(color=BLACK, markeredgewidth=0.2 * size, markersize=size + 2)
    sheet.draw(line)


def _draw_values(
    sheet: Sheet, axes: Axes, surface: Surface, points: PlottedPoints, marker: str
) -> None:
    """Fill each point with the colour of its true value."""
    low, high = value_range(surface)
    shades = value_shades()
    level = ((points.truth - low) / (high - low) * len(shades)).astype(int)
    for k, shade in enumerate(shades):
        places = points.places[np.minimum(level, len(shades) - 1) == k]
        if len(places):
            line = _dots(axes, surface, places, marker)
            line.set(markerfacecolor=tuple(shade / 255), markeredgecolor=BLACK)
            sheet.draw(line)


def _draw_numbers(
    sheet: Sheet, axes: Axes, surface: Surface, points: PlottedPoints, look: Look
) -> None:
    """At each point, write the number of its class, counted from 1."""
    for label in range(len(surface.classes)):
        places = points.places[points.truth == label]
        if look == TEST:
            frame = _dots(axes, surface, places, look.marker)
            frame.set(color=look.colour, markerfacecolor="white")
            frame.set_markersize(1.8 * frame.get_markersize())
            sheet.draw(frame)
        line = _dots(axes, surface, places, f"${label + 1}$")
        line.set(color=look.colour, markeredgewidth=0.5)
        line.set_markersize(1.3 * line.get_markersize())
        sheet.draw(line)


def fractions(extent: Extent, places: Floats) -> Floats:
    """Turn coordinates (n, 2) into fractions (n, 2) of the panel's width and height, upwards."""
    left, right, lower, upper = extent
    shares: Floats = (places - [left, lower]) / [right - left, upper - lower]
    return shares


def write_plane(sheet: Sheet, panel: Box, surface: Surface) -> None:
    """Write the names of the axes, and what the markers and colours mean."""
    x1, x2 = map(one_line, surface.names)
    key = panel.top - 20
    if sheet.width_of(x1, SMALL) <= ROOM[0] and sheet.width_of(x2, SMALL) <= ROOM[1]:
        right = Ink(SMALL, across="right")
        sheet.write(x1, panel.right, panel.bottom + 19, right)
        sheet.write(x2, panel.left - 8, panel.top + 10, right)
    else:
        half = panel.width / 2 - 8
        sheet.write(sheet.fitted(f"↑ {x2}", SMALL, half), panel.left, key, Ink(SMALL))
        across = Ink(SMALL, across="right")
        sheet.write(sheet.fitted(f"→ {x1}", SMALL, half), panel.right, key, across)
        key -= 24
    write_key(sheet, panel, surface, (key, panel.bottom + 48))


def write_key(sheet: Sheet, panel: Box, surface: Surface, lines: tuple[float, float]) -> None:
    """Write the two lines of the key; `lines` are their pixels from the top of the sheet.

    The second is left out where the names of the classes do not fit into it: see `long_names`.
    """
    middle = panel.left + panel.width / 2
    sheet.write(KEYS[surface.kind], middle, lines[0], Ink(SMALL, across="center"))
    entries = entries_of(surface.kind, surface.classes)
    if fits_below(entries, panel.width + WIDER):
        write_line(sheet, entries, middle, lines[1], panel.width + WIDER)


def long_names(surface: Surface, panel: Box) -> tuple[LegendEntry, ...]:
    """Return what a legend must tell: the classes, if they have no room below the panel."""
    entries = entries_of(surface.kind, surface.classes)
    return () if fits_below(entries, panel.width + WIDER) else entries


def _draw_bar(sheet: Sheet, panel: Box, surface: Surface) -> None:
    """Paint the colours of the values, with the lowest and the highest written beside it."""
    low, high = value_range(surface)
    left, top = panel.right + 22, panel.top + 30
    height = panel.height - 60
    shades: Pixels = value_shades()[::-1]
    rows = np.arange(height) * len(shades) // height
    sheet.pixels[top : top + height, left : left + BAR] = shades[rows][:, None]
    rounded = _apart(low, high)
    for words, place in zip(tick_texts(rounded, 5), (top + height + 16, top - 16), strict=True):
        sheet.write(words, panel.right + 62, place, Ink(BAR_TEXT, across="right"))


def _apart(low: float, high: float) -> list[float]:
    """Round both numbers to two digits, or to as many as it takes for them to differ."""
    pairs = ([float(f"{value:.{digits}g}") for value in (low, high)] for digits in range(2, 18))
    return next((pair for pair in pairs if pair[0] < pair[1]), [low, high])
