"""Draws a plane of two classes so that a few training points stay in sight among many others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D

from bot.plots.border import CLASS_COLOURS, fractions
from bot.plots.paint import picture_of
from bot.plots.style import BLACK, TEST, TRAIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.plots.sheet import Sheet
    from bot.plots.style import Box
    from bot.plots.surface import PlottedPoints, Surface

MANY = 300  # test points; above, they are small and pale
FEW = 60  # training points; up to here, they are large
LARGE, PLAIN, SMALL = 15.0, 11.0, 5.0
PALE = 0.45


def draw_two_classes(sheet: Sheet, axes: Axes, panel: Box, surface: Surface) -> None:
    """Paint the areas, then draw the points; many test points lie below the training points."""
    inside = np.s_[panel.top + 1 : panel.bottom, panel.left + 1 : panel.right]
    sheet.pixels[inside] = picture_of(surface, panel.width)[1:, 1:]
    large = LARGE if len(surface.train.places) <= FEW else PLAIN
    if len(surface.test.places) <= MANY:
        _draw(sheet, axes, surface, surface.train, (TRAIN.marker, large, 1.0))
        _draw(sheet, axes, surface, surface.test, (TEST.marker, PLAIN - 1, 1.0))
        return
    _draw(sheet, axes, surface, surface.test, (TEST.marker, SMALL, PALE))
    _draw(sheet, axes, surface, surface.train, (TRAIN.marker, large, 1.0))


def _draw(
    sheet: Sheet,
    axes: Axes,
    surface: Surface,
    points: PlottedPoints,
    look: tuple[str, float, float],
) -> None:
    """Draw one part: class 0 filled, class 1 hollow, crosses on what the network gets wrong."""
    marker, size, strength = look
    for label, colour in enumerate(CLASS_COLOURS):
        across, up = fractions(surface.extent, points.places[points.truth == label]).T
        line = Line2D(across, up, linestyle="none", marker=marker, markersize=size)
        line.set(color=colour, markerfacecolor=colour if label == 0 else "white")
        line.set(markeredgecolor="white" if label == 0 else colour, alpha=strength)
        line.set(markeredgewidth=0.8 if label == 0 else 0.22 * size, transform=axes.transData)
        sheet.draw(line)
    across, up = fractions(surface.extent, points.places[points.wrong]).T
    crosses = Line2D(across, up, linestyle="none", marker="x", markersize=size + 1, color=BLACK)
    crosses.set(markeredgewidth=0.2 * size, alpha=strength, transform=axes.transData)
    sheet.draw(crosses)
