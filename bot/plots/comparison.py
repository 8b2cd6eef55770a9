"""Two trainings in one panel: colour and marker tell the run, the dash tells the part."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.plots.losses import (
    Curve,
    arrange,
    draw_curves,
    labels_of,
    scale_of,
    write_epochs,
    write_labels,
)
from bot.plots.sheet import Sheet
from bot.plots.style import BLUE, GREY, SMALL, TITLE, VERMILLION, Box, Ink, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.trainings.numbers import RunNumbers

WIDTH, HEIGHT = 800, 560
PANEL = Box(90, 180, 480, 310)
COLOURS, MARKERS = (BLUE, VERMILLION), ("o", "s")
SIGNS = "●■"


def two_over_each_other(
    measure: str, names: tuple[str, str], runs: tuple[RunNumbers, RunNumbers]
) -> bytes:
    """Draw training (solid) and test losses (dashed) of both, as a PNG of 800 x 560 pixels.

    `measure` names the loss, such as "loss (cross-entropy)".
    """
    sheet, axes = _alone()
    scale = scale_of(runs)
    sheet.begin(
        (scale, measure),
        lambda: arrange(axes, scale, measure, 5),
        lambda: _inscribe(sheet),
    )
    curves: list[Curve] = []
    for k, run in enumerate(runs):
        train = Look(COLOURS[k], "solid", MARKERS[k])
        test = Look(COLOURS[k], "dashed", MARKERS[k])
        curves.append(Curve(f"{SIGNS[k]} training", run.epochs, run.train_loss, train))
        curves.append(Curve(f"{SIGNS[k]} test", run.epochs, run.test_loss, test))
        name = sheet.fitted(f"{SIGNS[k]} {names[k]}", TITLE, WIDTH - 40)
        sheet.write(name, 20, 34 + 38 * k, Ink(TITLE, COLOURS[k]))
    draw_curves(sheet, axes, scale, curves)
    write_labels(sheet, PANEL, labels_of(scale, curves), WIDTH - PANEL.right - 30)
    return sheet.png()


def _inscribe(sheet: Sheet) -> None:
    sheet.write("solid lines: training, dashed lines: test", 20, 108, Ink(SMALL, GREY))
    write_epochs(sheet, PANEL)


@cache
def _alone() -> tuple[Sheet, Axes]:
    sheet = Sheet(WIDTH, HEIGHT)
    return sheet, sheet.axes(PANEL)
