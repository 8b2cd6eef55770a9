"""The picture of one training: its losses, and beside them the plane or the confusion matrix."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.plots.border import arrange_plane, draw_plane, long_names, write_plane
from bot.plots.confusion import draw_confusion, long_rows, write_classes
from bot.plots.legend import rows_height, write_note, write_rows
from bot.plots.losses import (
    CurveLabel,
    curves_of,
    draw_curves,
    draw_floor,
    draw_sketch,
    labels_of,
    write_labels,
)
from bot.plots.scale import arrange, scale_of, write_epochs
from bot.plots.sheet import Sheet
from bot.plots.style import GREY, TITLE, Box, Ink
from bot.tutor.lab.diagnosis.measures import loss_text
from bot.tutor.lab.report.untrained import untrained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.plots.legend import LegendEntry
    from bot.plots.scale import LossScale
    from bot.plots.surface import Surface
    from bot.tutor.lab.account import RunAccount

PAIR, ALONE = (1000, 500), (800, 500)
LOSSES = Box(78, 100, 292, 336)
PLANE = Box(598, 100, 336, 336)
MATRIX = Box(668, 128, 306, 306)
LOSSES_ALONE = Box(90, 100, 500, 320)
LETTERS = 14  # characters in a line of a label
KEPT_HEIGHTS = 3
MOST_LABELS = 3  # beside which "rule known" has room
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
    account: RunAccount
    sketch: Sketch | None = None


def losses_alone(story: Story) -> bytes:
    """Draw the losses as a PNG of 800 x 500 pixels."""
    sheet, axes = _alone()
    scale = scale_of([story.account])
    sheet.begin(
        (scale, story.measure),
        lambda: arrange(axes, scale, story.measure, 5),
        lambda: write_epochs(sheet, LOSSES_ALONE),
    )
    _draw_losses(sheet, axes, LOSSES_ALONE, scale, story)
    return sheet.png()


def losses_and_plane(story: Story, surface: Surface) -> bytes:
    """Draw the losses and the plane, as a PNG of 1000 x 500 pixels.

    It is higher where long names of classes stand below.
    """
    legend = long_names(surface, PLANE)
    sheet, losses, plane = _pair_with_plane(_height(legend))
    scale = scale_of([story.account])

    def set_axes() -> None:
        arrange(losses, scale, story.measure)
        arrange_plane(plane, surface.extent)

    def inscribe() -> None:
        write_epochs(sheet, LOSSES)
        write_plane(sheet, PLANE, surface)
        _write_legend(sheet, legend)

    unchanging = (surface.kind, surface.extent, surface.names, surface.classes)
    sheet.begin((scale, story.measure, unchanging), set_axes, inscribe)
    _draw_losses(sheet, losses, LOSSES, scale, story)
    draw_plane(sheet, plane, PLANE, surface)
    _say_if_untrained(sheet, PLANE, story)
    return sheet.png()


def losses_and_matrix(story: Story) -> bytes:
    """Draw the losses and the confusion matrix; its size is that of `losses_and_plane`."""
    run = story.account.numbers
    legend = long_rows(MATRIX, run.classes)
    sheet, losses = _pair_with_matrix(_height(legend))
    scale = scale_of([story.account])

    def inscribe() -> None:
        write_epochs(sheet, LOSSES)
        write_classes(sheet, MATRIX, run.classes)
        _write_legend(sheet, legend)

    sheet.begin(
        (scale, story.measure, run.classes),
        lambda: arrange(losses, scale, story.measure),
        inscribe,
    )
    _draw_losses(sheet, losses, LOSSES, scale, story)
    draw_confusion(sheet, MATRIX, run)
    _say_if_untrained(sheet, MATRIX, story)
    return sheet.png()


def _height(legend: Sequence[LegendEntry]) -> int:
    return PAIR[1] + (rows_height(legend, PAIR[0]) if legend else 0)


def _write_legend(sheet: Sheet, legend: Sequence[LegendEntry]) -> None:
    if legend:
        write_rows(sheet, legend, PAIR[1])


def _say_if_untrained(sheet: Sheet, panel: Box, story: Story) -> None:
    if words := untrained(story.account):
        write_note(sheet, panel, words)


# For each kind and height of picture one figure is kept, with axes that never move.
@cache
def _alone() -> tuple[Sheet, Axes]:
    sheet = Sheet(*ALONE)
    return sheet, sheet.axes(LOSSES_ALONE)


@lru_cache(maxsize=KEPT_HEIGHTS)
def _pair_with_plane(height: int) -> tuple[Sheet, Axes, Axes]:
    sheet = Sheet(PAIR[0], height)
    return sheet, sheet.axes(LOSSES), sheet.axes(PLANE)


@lru_cache(maxsize=KEPT_HEIGHTS)
def _pair_with_matrix(height: int) -> tuple[Sheet, Axes]:
    sheet = Sheet(PAIR[0], height)
    return sheet, sheet.axes(LOSSES)


def _draw_losses(sheet: Sheet, axes: Axes, panel: Box, scale: LossScale, story: Story) -> None:
    curves = curves_of(story.account)
    labels = labels_of(scale, curves)
    floor = story.account.numbers.floor_loss
    if floor is not None and scale.low < floor < scale.high and len(labels) < MOST_LABELS:
        height = float(scale.up([floor])[0])
        draw_floor(sheet, axes, height)
        labels.append(CurveLabel(f"rule known\n{loss_text(floor)}", GREY, height))
    draw_curves(sheet, axes, scale, curves)
    if story.sketch is not None:
        across, losses = zip(*story.sketch.points, strict=True)
        up = scale.up(losses).tolist()
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
