"""Frames as arrays of colour numbers from one small palette, and the GIF made of them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from bot.neural.kinds import Kind
from bot.plots.border import draw_points, fractions
from bot.plots.paint import (
    BLUE,
    VERMILLION,
    as_pixels,
    enlarged,
    levels_of,
    quick_border,
    shades_of,
)
from bot.plots.sheet import Sheet
from bot.plots.style import TEST, TRAIN, Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from bot.plots.sheet import Pixels
    from bot.plots.surface import Floats, Surface

    Numbers = NDArray[np.uint8]  # of colours in the palette

RAMP = 7  # steps from white to each full colour, for smooth letters and lines
BLANK = (205, 205, 205)  # the colour under the points while they are drawn, once for all frames
ARM = 6  # pixels from the middle of a cross to its ends


@dataclass(frozen=True, slots=True)
class Palette:
    """`colours` (at most 64, 3), 0 to 255: shades of the areas, white, and ramps to the inks."""

    colours: Pixels

    @classmethod
    def of(cls, kind: Kind | None) -> Palette:
        """Return the palette for a plane of this kind, or for a picture without a plane."""
        shades = shades_of(kind) if kind is not None else np.empty((0, 3), dtype=np.uint8)
        return cls(np.concatenate((shades, _ramps())))

    @property
    def black(self) -> int:
        return len(self.colours) - 1

    def numbers(self, pixels: Pixels) -> Numbers:
        """Return the number of the nearest colour for each of `pixels` (height, width, 3)."""
        keeper = Image.new("P", (1, 1))
        keeper.putpalette(self.colours.tobytes())
        picture = Image.fromarray(np.ascontiguousarray(pixels))
        return np.array(picture.quantize(palette=keeper, dither=Image.Dither.NONE))


def _ramps() -> Pixels:
    steps = np.arange(RAMP + 1)[:, None] / RAMP
    white, black = np.full(3, 255.0), (0, 0, 0)
    ramps = [white + steps[1:] * (np.array(ink) - white) for ink in (BLUE, VERMILLION, black)]
    return as_pixels(np.concatenate((white[None], *ramps)))


class PlanePainter:
    """Paints frame after frame of one plane, `size` pixels wide and high.

    The points never move, so they are drawn once; only the areas under them and the crosses over
    wrong ones change.
    """

    def __init__(self, surface: Surface, size: int, palette: Palette) -> None:
        self._surface, self._size, self._palette = surface, size, palette
        pixels = _points_alone(surface, size)
        self._covered = np.flatnonzero((pixels != BLANK).any(axis=2))
        self._marks = palette.numbers(pixels).ravel()[self._covered]
        parts = (surface.train, surface.test)
        places = fractions(surface.extent, np.concatenate([part.places for part in parts]))
        self._truth = np.concatenate([part.truth for part in parts])
        middles = np.clip(np.rint(places * size), 0, size - 1).astype(np.intp)
        self._columns, self._rows = middles[:, 0], size - 1 - middles[:, 1]

    def paint(self, values: Floats) -> Numbers:
        """Paint values (100, 100), as in `Surface`, into colour numbers (size, size)."""
        kind = self._surface.kind
        large = enlarged(kind, values, self._size)
        numbers = levels_of(self._surface, large)
        areas = None if kind is Kind.VALUES else large if kind is Kind.CLASSES else large > 0.5
        if areas is not None:
            numbers[quick_border(areas)] = self._palette.black
        numbers.ravel()[self._covered] = self._marks
        if areas is not None:
            wrong = areas[self._rows, self._columns] != self._truth
            self._cross_out(numbers, wrong)
        return numbers

    def _cross_out(self, numbers: Numbers, wrong: NDArray[np.bool_]) -> None:
        down, right = _cross()
        rows, columns = self._rows[wrong][:, None] + down, self._columns[wrong][:, None] + right
        inside = (rows >= 0) & (rows < self._size) & (columns >= 0) & (columns < self._size)
        numbers[rows[inside], columns[inside]] = self._palette.black


def _cross() -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the row and column offsets of the pixels of an x."""
    rows, columns = np.mgrid[-ARM : ARM + 1, -ARM : ARM + 1]
    on = np.minimum(np.abs(rows - columns), np.abs(rows + columns)) <= 1
    return rows[on], columns[on]


def _points_alone(surface: Surface, size: int) -> Pixels:
    sheet, axes = _paper(size)
    sheet.begin("blank", lambda: None)
    sheet.pixels[:] = BLANK
    for points, look in ((surface.train, TRAIN), (surface.test, TEST)):
        draw_points(sheet, axes, surface, points, look.marker)
    return sheet.pixels


@cache
def _paper(size: int) -> tuple[Sheet, Axes]:
    sheet = Sheet(size, size)
    axes = sheet.axes(Box(0, 0, size, size))
    axes.set_axis_off()
    return sheet, axes


def gif(frames: Sequence[Numbers], palette: Palette, milliseconds: Sequence[int]) -> bytes:
    """Write frames (height, width), each shown for its `milliseconds`, as an endless GIF."""
    images = [Image.fromarray(numbers, "P") for numbers in frames]
    for image in images:
        image.putpalette(palette.colours.tobytes())
    file = io.BytesIO()
    images[0].save(
        file,
        format="gif",
        save_all=True,
        append_images=images[1:],
        duration=list(milliseconds),
        loop=0,
        optimize=True,  # pixels that are the same as in the frame before are left out
    )
    return file.getvalue()
