"""Paints the outputs of a network on the plane straight into arrays: faster than any drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from bot.neural.kinds import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.plots.sheet import Pixels
    from bot.plots.surface import Floats, Surface


LEVELS = 20  # shades of the areas, from surely the first class to surely the second
LIGHTEST, DARKEST = 0.06, 0.42  # how much colour an area has where the network is unsure or sure
FULL = 0.85  # the same for the largest of predicted values
BORDER_WIDTH = 2.5  # pixels
FLAT = 1e-7  # slope a pixel: a network that says 1/2 everywhere draws no border
CLASS_GREYS = (255, 226, 240, 212)  # several classes: neighbours differ, and the border is black
BLUE, VERMILLION = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)


def class_shades() -> Pixels:
    """Return the (20, 3) colours of two classes' areas, blue for class 0 to vermillion."""
    sure = np.abs(np.linspace(-1, 1, LEVELS))
    return _tinted(LIGHTEST + (DARKEST - LIGHTEST) * sure)


def value_shades() -> Pixels:
    """Return (20, 3) colours from the lowest value, vermillion, over white to the highest, blue."""
    return _tinted(FULL * np.abs(np.linspace(-1, 1, LEVELS)))[::-1]


def _tinted(strength: Floats) -> Pixels:
    inks = np.where(np.arange(LEVELS)[:, None] < LEVELS / 2, BLUE, VERMILLION)
    return as_pixels(255 + strength[:, None] * (inks - 255))


def as_pixels(colours: NDArray[np.floating]) -> Pixels:
    """Round colours, 0 to 255, to whole numbers; any shape."""
    return np.asarray(np.rint(colours), dtype=np.uint8)


def value_range(surface: Surface) -> tuple[float, float]:
    """Return the lowest and the highest true value of the points, at least 1e-6 apart."""
    truths = np.concatenate((surface.train.truth, surface.test.truth))
    low, high = float(truths.min()), float(truths.max())
    return low, max(high, low + 1e-6)


def shades_of(kind: Kind) -> Pixels:
    """Return the (levels, 3) colours of the areas."""
    if kind is Kind.CLASSES:
        return np.array(CLASS_GREYS, dtype=np.uint8)[:, None].repeat(3, axis=1)
    return value_shades() if kind is Kind.VALUES else class_shades()


def enlarged(kind: Kind, values: Floats, size: int) -> NDArray[np.float32]:
    """Enlarge a grid to (size, size) pixels; row 0 of the grid, the lowest x2, is at the bottom.

    Numbers of classes are repeated as they are. Probabilities and values are interpolated, after
    each was averaged with its neighbours: where a network is sure on both sides, a border would
    otherwise look like stairs.
    """
    bounded = np.clip(values[::-1], -1e30, 1e30).astype(np.float32)
    if kind is Kind.CLASSES:
        return np.asarray(Image.fromarray(bounded).resize((size, size), Image.Resampling.NEAREST))
    mixed = _mixed(_mixed(bounded).T).T
    return np.asarray(Image.fromarray(mixed).resize((size, size), Image.Resampling.BILINEAR))


def _mixed(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the means of each row and the two next to it; the outermost ones stay."""
    inner = (rows[:-2] + rows[1:-1] + rows[2:]) / np.float32(3)
    return np.concatenate((rows[:1], inner, rows[-1:]))


def levels_of(surface: Surface, large: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the row of `shades_of` for each pixel. `large` is the result of `enlarged`."""
    if surface.kind is Kind.CLASSES:
        return large.astype(np.uint8) % np.uint8(len(CLASS_GREYS))
    shares = large
    if surface.kind is Kind.VALUES:
        low, high = value_range(surface)
        shares = (large - np.float32(low)) * np.float32(1 / (high - low))
    return np.asarray(np.clip(shares * np.float32(LEVELS), 0, LEVELS - 1), dtype=np.uint8)


def smooth_border(shares: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how black each pixel is, 0 to 1, for a smooth line where probabilities cross 1/2.

    The distance of a pixel from the line is, to first order, (probability - 1/2) / slope.
    """
    above = shares - np.float32(0.5)
    down, right = np.gradient(above)
    slope = np.sqrt(down * down + right * right)
    far = np.abs(above) / np.maximum(slope, np.float32(1e-6))
    black: NDArray[np.float32] = np.clip(np.float32(BORDER_WIDTH / 2 + 0.5) - far, 0.0, 1.0)
    return np.where(slope < FLAT, np.float32(0), black)


def quick_border(areas: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell which pixels lie on a line, two pixels wide, between areas of different numbers."""
    on = np.zeros(areas.shape, dtype=bool)
    down, right = areas[1:] != areas[:-1], areas[:, 1:] != areas[:, :-1]
    on[1:] |= down
    on[:-1] |= down
    on[:, 1:] |= right
    on[:, :-1] |= right
    return on


def picture_of(surface: Surface, size: int) -> Pixels:
    """Paint the areas and the border between them, (size, size, 3), 0 to 255."""
    large = enlarged(surface.kind, surface.values, size)
    painted = shades_of(surface.kind)[levels_of(surface, large)]
    if surface.kind is Kind.VALUES:
        return painted
    if surface.kind is Kind.CLASSES:
        painted[quick_border(large)] = 0
        return painted
    return as_pixels(painted * (1 - smooth_border(large)[..., None]))
