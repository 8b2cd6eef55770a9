"""Two trainings in one panel: colour and marker tell the run, the dash tells the part."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.plots.legend import told_apart, write_small
from bot.plots.losses import draw_curves, labels_of, pair_of, write_labels
from bot.plots.scale import arrange, shared_scale, write_epochs
from bot.plots.sheet import Sheet
from bot.plots.style import BLUE, GREY, SMALL, TITLE, VERMILLION, Box, Ink, Look
from bot.tutor.lab.report.ranking import ranking_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.plots.losses import Curve
    from bot.tutor.lab.account import RunAccount

WIDTH, HEIGHT = 800, 560
PANEL = Box(90, 180, 480, 310)
COLOURS, MARKERS = (BLUE, VERMILLION), ("o", "s")
SIGNS = "●■"


def two_over_each_other(
    measure: str, names: tuple[str, str], accounts: tuple[RunAccount, RunAccount]
) -> bytes:
    """Draw training (solid) and test losses (dashed) of both, as a PNG of 800 x 560 pixels.

    `measure` names the loss, such as "loss (cross-entropy)". Where the losses do not compare, as
    they are of different kinds or data, the picture says so.
    """
    sheet, axes = _alone()
    scale = shared_scale(accounts)
    sheet.begin(
        (scale, measure),
        lambda: arrange(axes, scale, measure, 5),
        lambda: _inscribe(sheet),
    )
    curves: list[Curve] = []
    for k, name in enumerate(told_apart(sheet, names, TITLE, WIDTH - 80)):
        looks = Look(COLOURS[k], "solid", MARKERS[k]), Look(COLOURS[k], "dashed", MARKERS[k])
        pair = pair_of(accounts[k], looks)
        curves += [replace(curve, name=f"{SIGNS[k]} {curve.name}") for curve in pair]
        sheet.write(f"{SIGNS[k]} {name}", 20, 34 + 38 * k, Ink(TITLE, COLOURS[k]))
    if obstacle := ranking_of(accounts).obstacle:
        write_small(sheet, obstacle, 130)
    draw_curves(sheet, axes, scale, curves)
    write_labels(sheet, PANEL, labels_of(scale, curves), WIDTH - PANEL.right - 30)
    return sheet.png()


def _inscribe(sheet: Sheet) -> None:
    sheet.write("solid lines: training, dashed lines: test", 20, 106, Ink(SMALL, GREY))
    write_epochs(sheet, PANEL)


@cache
def _alone() -> tuple[Sheet, Axes]:
    sheet = Sheet(WIDTH, HEIGHT)
    return sheet, sheet.axes(PANEL)
