"""A figure that is kept: only what changes is drawn again, over remembered backgrounds."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from bot.plots.style import DPI, GRID, SMALL, Box, Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

KEPT_BACKGROUNDS = 8  # of 2 MB each
PNG_LEVEL = 2  # of zlib; higher ones save few bytes and cost more time
FONT = "DejaVu Sans"  # comes with matplotlib
INK = Ink()


class Sheet:
    """Opaque white paper of `width` x `height` pixels; places count from the top left corner."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor="white")
        self._canvas = FigureCanvasAgg(self._figure)
        # The ignores in here: matplotlib's canvas and renderer are not annotated.
        self._renderer: RendererAgg = self._canvas.get_renderer()  # type: ignore[no-untyped-call]
        self._rgba = np.asarray(self._canvas.buffer_rgba())  # type: ignore[no-untyped-call]
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
            self._canvas.draw()  # type: ignore[no-untyped-call]
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
        self.draw(
            Text(
                left,
                self.height - top,
                drawable(words),
                color=ink.colour,
                fontsize=ink.size,
                fontfamily=FONT,
                horizontalalignment=ink.across,
                verticalalignment="center",
                parse_math=False,
            )
        )

    def width_of(self, words: str, size: float) -> float:
        """Return the width in pixels of one line of words of this size."""
        prop = font_manager.FontProperties(family=FONT, size=size)
        width, _, _ = self._renderer.get_text_width_height_descent(  # type: ignore[no-untyped-call]
            drawable(words), prop, ismath=False
        )
        return float(width)

    def fitted(self, words: str, size: float, room: float) -> str:
        """Return the words as one line, shortened with an ellipsis to at most `room` pixels."""
        words = words.replace("\n", " ")
        if self.width_of(words, size) <= room:
            return words
        while words and self.width_of(f"{words}…", size) > room:
            words = words[:-1].rstrip()
        return f"{words}…"

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


def drawable(words: str) -> str:
    """Replace what the font cannot draw by a question mark, and other white space by a space."""
    return "".join(
        sign if ord(sign) in _signs() or sign == "\n" else " " if sign.isspace() else "?"
        for sign in words
    )


@lru_cache(maxsize=1)
def _signs() -> frozenset[int]:
    return frozenset(font_manager.get_font(font_manager.findfont(FONT)).get_charmap())
