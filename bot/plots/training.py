"""The picture of one training: its losses, and beside them the plane or the confusion matrix."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.plots.border import arrange_plane, draw_plane, write_plane
from bot.plots.confusion import draw_confusion, write_classes
from bot.plots.losses import (
    CurveLabel,
    arrange,
    curves_of,
    draw_curves,
    draw_sketch,
    labels_of,
    scale_of,
    write_epochs,
    write_labels,
)
from bot.plots.sheet import Sheet
from bot.plots.style import GREY, TITLE, Box, Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.plots.losses import LossScale
    from bot.plots.surface import Surface
    from bot.trainings.numbers import RunNumbers

PAIR, ALONE = (1000, 500), (800, 500)
LOSSES = Box(78, 100, 292, 336)
PLANE = Box(598, 100, 336, 336)
MATRIX = Box(668, 128, 306, 306)
LOSSES_ALONE = Box(90, 100, 500, 320)
LETTERS = 14  # characters in a line of a label
LABELS = 168  # pixels right of the losses for their labels


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a person predicted, in `words`, and its shape: points (share of all epochs, loss)."""

    words: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Story:
    """One training as it is drawn. `heading` names it, `measure` its loss."""

    heading: str
    measure: str
    run: RunNumbers
    sketch: Sketch | None = None


def losses_alone(story: Story) -> bytes:
    """Draw the losses as a PNG of 800 x 500 pixels."""
    sheet, axes = _alone()
    scale = scale_of([story.run])
    sheet.begin(
        (scale, story.measure),
        lambda: arrange(axes, scale, story.measure, 5),
        lambda: write_epochs(sheet, LOSSES_ALONE),
    )
    _draw_losses(sheet, axes, LOSSES_ALONE, scale, story)
    return sheet.png()


def losses_and_plane(story: Story, surface: Surface) -> bytes:
    """Draw the losses and the plane, as a PNG of 1000 x 500 pixels."""
    sheet, losses, plane = _pair_with_plane()
    scale = scale_of([story.run])

    def set_axes() -> None:
        arrange(losses, scale, story.measure)
        arrange_plane(plane, surface.extent)

    def inscribe() -> None:
        write_epochs(sheet, LOSSES)
        write_plane(sheet, PLANE, surface)

    unchanging = (surface.kind, surface.extent, surface.names, surface.classes)
    sheet.begin((scale, story.measure, unchanging), set_axes, inscribe)
    _draw_losses(sheet, losses, LOSSES, scale, story)
    draw_plane(sheet, plane, PLANE, surface)
    return sheet.png()


def losses_and_matrix(story: Story) -> bytes:
    """Draw the losses and the confusion matrix as a PNG of 1000 x 500 pixels."""
    sheet, losses = _pair_with_matrix()
    scale = scale_of([story.run])
    sheet.begin(
        (scale, story.measure, story.run.classes),
        lambda: arrange(losses, scale, story.measure),
        lambda: _inscribe_matrix(sheet, story.run),
    )
    _draw_losses(sheet, losses, LOSSES, scale, story)
    draw_confusion(sheet, MATRIX, story.run)
    return sheet.png()


def _inscribe_matrix(sheet: Sheet, run: RunNumbers) -> None:
    write_epochs(sheet, LOSSES)
    write_classes(sheet, MATRIX, run.classes)


# For each kind of picture one figure is kept, with axes that never move.
@cache
def _alone() -> tuple[Sheet, Axes]:
    sheet = Sheet(*ALONE)
    return sheet, sheet.axes(LOSSES_ALONE)


@cache
def _pair_with_plane() -> tuple[Sheet, Axes, Axes]:
    sheet = Sheet(*PAIR)
    return sheet, sheet.axes(LOSSES), sheet.axes(PLANE)


@cache
def _pair_with_matrix() -> tuple[Sheet, Axes]:
    sheet = Sheet(*PAIR)
    return sheet, sheet.axes(LOSSES)


def _draw_losses(sheet: Sheet, axes: Axes, panel: Box, scale: LossScale, story: Story) -> None:
    curves = curves_of(story.run)
    labels = labels_of(scale, curves)
    draw_curves(sheet, axes, scale, curves)
    if story.sketch is not None:
        across, losses = zip(*story.sketch.points, strict=True)
        up = scale.up([min(loss, scale.high) for loss in losses]).tolist()
        draw_sketch(sheet, axes, list(zip(across, up, strict=True)))
        words = "\n".join(["you foresaw:", *textwrap.wrap(story.sketch.words, LETTERS)])
        labels.append(CurveLabel(words, GREY, up[-1]))
    write_labels(
        sheet, panel, labels, sheet.width - panel.right - 30 if _is_alone(sheet) else LABELS
    )
    heading = sheet.fitted(story.heading, TITLE, sheet.width - 50)
    sheet.write(heading, 24, 32, Ink(TITLE))


def _is_alone(sheet: Sheet) -> bool:
    return sheet.width == ALONE[0]
