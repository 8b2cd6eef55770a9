"""Watch a network learn: the plane and the losses, epoch by epoch, as one GIF."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from bot.plots.border import long_names, write_key
from bot.plots.frames import Palette, PlanePainter, gif
from bot.plots.legend import rows_height, write_rows
from bot.plots.losses import curves_of, draw_curves
from bot.plots.scale import arrange, scale_of, write_epochs
from bot.plots.sheet import Sheet
from bot.plots.style import BLACK, TEST, TEXT, TRAIN, Box, Ink, Look
from bot.tutor.lab.diagnosis.measures import loss_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.plots.frames import Numbers
    from bot.plots.surface import Frame, Surface
    from bot.plots.training import Story

HEIGHT = 400
SQUARE = Box(20, 66, 320, 320)
HALF = 360  # width of the left half, where there is a plane
RIGHT = 440  # width of the right half
WORDS = 110  # height of what is written above the losses
VALUES = 220  # how far right the numbers in it begin
LINES = (
    ("round", Look(BLACK, "solid", ""), 22),
    ("● training loss", TRAIN, 54),
    ("■ test loss", TEST, 84),
)
FRAME, LAST_FRAME = 160, 2500  # milliseconds


def film(story: Story, surface: Surface | None, frames: Sequence[Frame]) -> bytes:
    """Draw the frames as a GIF of 800 x 400 pixels, or 440 x 400 without a surface.

    It is higher where long names of classes stand below.

    The frames are in the order of their epochs; the last one is shown for LAST_FRAME milliseconds,
    each other one for FRAME.
    """
    palette = Palette.of(None if surface is None else surface.kind)
    half = CurvesHalf(story, palette, surface)
    painter = None if surface is None else PlanePainter(surface, SQUARE.width, palette)
    painted: list[Numbers] = []
    for frame in frames:
        numbers = half.at(frame.epoch)
        if painter is not None and frame.values is not None:
            inside = np.s_[SQUARE.top : SQUARE.bottom, SQUARE.left : SQUARE.right]
            numbers[inside] = painter.paint(frame.values)
        painted.append(numbers)
    return gif(painted, palette, [FRAME] * (len(painted) - 1) + [LAST_FRAME])


class CurvesHalf:
    """Everything in the picture but the plane.

    The curves are drawn once; each frame shows the part of them up to its epoch.
    """

    def __init__(self, story: Story, palette: Palette, surface: Surface | None) -> None:
        self._account, self._palette = story.account, palette
        self._left = 0 if surface is None else HALF
        self._legend = () if surface is None else long_names(surface, SQUARE)
        more = rows_height(self._legend, HALF + RIGHT) if self._legend else 0
        self._sheet, axes = _sheet(self._left, HEIGHT + more)
        self._panel = _panel(self._left)
        self._scale = scale = scale_of([story.account])
        unchanging = surface and (surface.kind, surface.classes)
        self._sheet.begin(
            (scale, story.measure, unchanging),
            lambda: arrange(axes, scale, story.measure, 3),
            lambda: self._inscribe(surface),
        )
        self._bare = palette.numbers(self._sheet.pixels)
        draw_curves(self._sheet, axes, self._scale, curves_of(story.account))
        self._drawn = palette.numbers(self._sheet.pixels)

    def at(self, done: int) -> Numbers:
        """Return the picture after `done` epochs, (height, width), as colour numbers."""
        numbers = self._bare.copy()
        edge = self._panel.left + float(self._scale.across([done])[0]) * self._panel.width
        shown = np.s_[WORDS:, self._left : round(edge) + 1]
        numbers[shown] = self._drawn[shown]
        numbers[:WORDS, self._left + VALUES :] = self._values(done)
        return numbers

    def _inscribe(self, surface: Surface | None) -> None:
        write_epochs(self._sheet, self._panel)
        for name, look, top in LINES:
            self._sheet.write(name, self._left + 24, top, Ink(TEXT, look.colour))
        if surface is not None:
            write_key(self._sheet, SQUARE, surface, (20, 48))
        if self._legend:
            write_rows(self._sheet, self._legend, HEIGHT)

    def _values(self, done: int) -> Numbers:
        """Write how many epochs are done, and the losses then."""
        strip = np.s_[:WORDS, self._left + VALUES :]
        self._sheet.pixels[strip] = 255
        run = self._account.numbers
        where = int(np.searchsorted(run.epochs, done, side="right")) - 1
        losses = run.train_loss[where], run.test_loss[where]
        words = (str(done) if done else "0, not trained", *map(loss_text, losses))
        for word, (_, look, top) in zip(words, LINES, strict=True):
            self._sheet.write(word, self._left + VALUES, top, Ink(TEXT, look.colour))
        return self._palette.numbers(self._sheet.pixels[strip])


def _panel(left: int) -> Box:
    return Box(left + 76, WORDS + 44, RIGHT - 110, 184)


@lru_cache(maxsize=3)
def _sheet(left: int, height: int) -> tuple[Sheet, Axes]:
    sheet = Sheet(left + RIGHT, height)
    return sheet, sheet.axes(_panel(left))
