"""A few trainings side by side: one small panel each, all on the same scale."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.plots.losses import arrange, curves_of, draw_curves, measure_of, scale_of
from bot.plots.sheet import Sheet
from bot.plots.style import GREY, SMALL, TEST, TEXT, TITLE, TRAIN, Box, Ink
from bot.tutor.lab.diagnosis.measures import loss_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.plots.losses import Curve
    from bot.trainings.numbers import RunNumbers

MOST_PANELS = 6
SIGNS = {TRAIN: "●", TEST: "■"}
WIDTH = 800
PANEL_HEIGHT = 300  # with its words
HEAD = 84  # pixels for the heading


def few_side_by_side(
    heading: str,
    measure: str,
    labels: Sequence[str],
    runs: Sequence[RunNumbers],
) -> bytes:
    """Draw one panel a training, two in a row, 800 pixels wide, all on the same scale."""
    sheet, every = _panels(len(runs))
    scale = scale_of(runs)

    def set_axes() -> None:
        for axes, _ in every:
            arrange(axes, scale, "", most_ticks=3)

    sheet.begin((scale, measure), set_axes)
    sheet.write(sheet.fitted(heading, TITLE, WIDTH - 40), 20, 30, Ink(TITLE))
    words = f"{measure_of(measure, scale)}, by round; all panels have the same scale"
    sheet.write(sheet.fitted(words, SMALL, WIDTH - 40), 20, 64, Ink(SMALL, GREY))
    for (axes, panel), label, run in zip(every, labels, runs, strict=True):
        curves = [curve for curve in curves_of(run) if curve.look in SIGNS]
        draw_curves(sheet, axes, scale, curves)
        _write_values(sheet, panel, label, curves)
    return sheet.png()


@cache
def _panels(count: int) -> tuple[Sheet, list[tuple[Axes, Box]]]:
    rows = (count + 1) // 2
    sheet = Sheet(WIDTH, HEAD + PANEL_HEIGHT * rows)
    boxes = [
        Box(78 + 400 * (k % 2), HEAD + PANEL_HEIGHT * (k // 2) + 98, 288, 158) for k in range(count)
    ]
    return sheet, [(sheet.axes(box), box) for box in boxes]


def _write_values(sheet: Sheet, panel: Box, label: str, curves: Sequence[Curve]) -> None:
    """Write above a panel which training it is, and how each loss went."""
    left, room = panel.left - 58, panel.width + 70
    top = panel.top - 84
    sheet.write(sheet.fitted(label, TEXT, room), left, top, Ink(TEXT))
    for line, curve in enumerate(curves):
        start, end = loss_text(curve.losses[0]), loss_text(curve.losses[-1])
        best = f" ○ {curve.note} → " if curve.ringed is not None else " → "
        words = sheet.fitted(f"{SIGNS[curve.look]} {curve.name} {start}{best}{end}", SMALL, room)
        sheet.write(words, left, top + 28 + 26 * line, Ink(SMALL, curve.look.colour))
