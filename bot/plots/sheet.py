"""A figure that is kept: only what changes is drawn again, over remembered backgrounds."""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from bot.plots.style import DPI, GRID, SMALL, Box, Ink
from bot.plots.writing import drawable, fonts_of, whole_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

KEPT_BACKGROUNDS = 8  # of 2 MB each
PNG_LEVEL = 2  # of zlib; higher ones save few bytes and cost more time
MOST_SIGNS = 400  # that could ever fit into one line
WIDTHS = 8192  # measured texts that are remembered
INK = Ink()


class Sheet:
    """Opaque white paper of `width` x `height` pixels; places count from the top left corner."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor="white")
        self._canvas = FigureCanvasAgg(self._figure)
        # The ignores in here: matplotlib's canvas and renderer are not annotated.
        self._renderer: RendererAgg = self._canvas.get_renderer()  # type: ignore[no-untyped-call]  # of matplotlib
        self._rgba = np.asarray(self._canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # of matplotlib
        self._backgrounds: dict[Hashable, Pixels] = {}

    def axes(self, box: Box) -> Axes:
        """Add axes whose scales both run from 0 to 1; only the tick labels show real numbers."""
        axes = self._figure.add_axes(
            (
                box.left / self.width,
                1 - box.bottom / self.height,
                box.width / self.width,
                box.height / self.height,
            ),
            facecolor="none",
        )
        axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        axes.tick_params(labelsize=SMALL, color=GRID, length=4)
        return axes

    def begin(
        self,
        background: Hashable,
        arrange: Callable[[], None],
        inscribe: Callable[[], None] | None = None,
    ) -> None:
        """Start a picture on the background that has the key `background`.

        The first time, `arrange` sets up the axes, the whole figure is drawn, and `inscribe` writes
        what never changes on this background; later the same pixels are copied back.
        """
        if background not in self._backgrounds:
            arrange()
            self._canvas.draw()  # type: ignore[no-untyped-call]  # of matplotlib
            if inscribe is not None:
                inscribe()
            if len(self._backgrounds) >= KEPT_BACKGROUNDS:
                del self._backgrounds[next(iter(self._backgrounds))]
            self._backgrounds[background] = self._rgba.copy()
        else:
            self._rgba[:] = self._backgrounds[background]

    def draw(self, artist: Artist) -> None:
        """Draw one artist of matplotlib over what is there."""
        if artist.get_figure() is None:
            artist.set_figure(self._figure)
        artist.draw(self._renderer)

    def write(self, words: str, left: float, top: float, ink: Ink = INK) -> None:
        """Write words at a place in pixels; `top` is the middle of their height.

        A line break starts a new line.
        """
        drawn = drawable(words)
        self.draw(
            Text(
                left,
                self.height - top,
                drawn,
                color=ink.colour,
                fontsize=ink.size,
                fontfamily=fonts_of(drawn),
                horizontalalignment=ink.across,
                verticalalignment="center",
                parse_math=False,
            )
        )

    def width_of(self, words: str, size: float) -> float:
        """Return the width in pixels of words of this size: that of their longest line."""
        return width_of(words, size)

    def fitted(self, words: str, size: float, room: float) -> str:
        """Return the words as one line, shortened with an ellipsis to at most `room` pixels."""
        words = words.replace("\n", " ")
        if self.width_of(words, size) <= room:
            return words
        parts = whole_signs(words)[:MOST_SIGNS]
        # More signs are wider, but for joined letters: halve what is left, then take away singly.
        fits = bisect_left(
            range(len(parts)), True, key=lambda count: self._is_wide(parts[:count], size, room)
        )
        while fits and self._is_wide(parts[:fits], size, room):
            fits -= 1
        return _cut(parts[:fits])

    def sized(self, words: str, size: float, room: float, least: float = 1.0) -> float:
        """Return the size, at least `least`, at which the longest line has `room` pixels.

        Letters are drawn on whole pixels, so that half the size is not exactly half as wide.
        """
        size = max(least, size * min(1.0, room / max(self.width_of(words, size), 1.0)))
        while size > least and self.width_of(words, size) > room:
            size = max(least, size - 0.5)
        return size

    def _is_wide(self, parts: Sequence[str], size: float, room: float) -> bool:
        return self.width_of(_cut(parts), size) > room

    @property
    def pixels(self) -> Pixels:
        """The picture itself, (height, width, 3), 0 to 255: writing into the array paints."""
        return self._rgba[..., :3]

    def png(self) -> bytes:
        file = io.BytesIO()
        # Converting in Pillow is five times as fast as copying the three colours in numpy.
        opaque = Image.fromarray(self._rgba).convert("RGB")
        opaque.save(file, format="png", compress_level=PNG_LEVEL)
        return file.getvalue()


def _cut(parts: Sequence[str]) -> str:
    return "".join(parts).rstrip() + "…"


def width_of(words: str, size: float) -> float:
    """Return the width in pixels of words of this size, on any sheet: that of the longest line."""
    return max(_width_of(line, size) for line in drawable(words).split("\n"))


@lru_cache(maxsize=WIDTHS)
def _width_of(drawn: str, size: float) -> float:
    prop = font_manager.FontProperties(family=fonts_of(drawn), size=size)
    # The ignores: matplotlib's renderer is not annotated.
    width, _, _ = _ruler().get_text_width_height_descent(drawn, prop, ismath=False)  # type: ignore[no-untyped-call]  # of matplotlib
    return float(width)


@cache
def _ruler() -> RendererAgg:
    """Return what measures words: their size does not depend on the sheet."""
    return RendererAgg(1, 1, DPI)  # type: ignore[no-untyped-call]  # of matplotlib
