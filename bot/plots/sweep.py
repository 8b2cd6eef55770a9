"""A few trainings side by side: one small panel each, all on the same scale."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.plots.legend import told_apart, write_small
from bot.plots.losses import draw_curves, pair_of
from bot.plots.scale import arrange, measure_of, shared_scale
from bot.plots.sheet import Sheet
from bot.plots.style import SMALL, TEST, TEXT, TITLE, TRAIN, Box, Ink
from bot.tutor.lab.diagnosis.measures import loss_text
from bot.tutor.lab.report.ranking import ranking_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.plots.losses import Curve
    from bot.tutor.lab.account import RunAccount
    from bot.tutor.lab.report.ranking import RunRanking

MOST_PANELS = 6
SIGNS = {TRAIN: "●", TEST: "■"}
WIDTH = 800
PANEL_HEIGHT = 300  # with its words
HEAD = 84  # pixels for the heading
ROOM = 358  # for what stands above a panel


def few_side_by_side(
    heading: str,
    measure: str,
    labels: Sequence[str],
    accounts: Sequence[RunAccount],
) -> bytes:
    """Draw one panel a training, two in a row, 800 pixels wide, all on the same scale.

    The best one is named so, and those that diverged, by the losses of the networks that were kept.
    """
    sheet, every = _panels(len(accounts))
    scale, ranking = shared_scale(accounts), ranking_of(accounts)

    def set_axes() -> None:
        for axes, _ in every:
            arrange(axes, scale, "", most_ticks=3)

    sheet.begin((scale, measure), set_axes)
    sheet.write(sheet.fitted(heading, TITLE, WIDTH - 40), 20, 30, Ink(TITLE))
    words = f"{measure_of(measure, scale)}, by round; all panels have the same scale"
    write_small(sheet, ranking.obstacle or words, 64)
    said = [_said(ranking, place) for place in range(len(accounts))]
    names = told_apart(sheet, labels, TEXT, ROOM - max(sheet.width_of(one, TEXT) for one in said))
    for place, ((axes, panel), account) in enumerate(zip(every, accounts, strict=True)):
        curves = pair_of(account)
        draw_curves(sheet, axes, scale, curves)
        _write_values(sheet, panel, names[place] + said[place], curves)
    return sheet.png()


def _said(ranking: RunRanking, place: int) -> str:
    if place in ranking.diverged:
        return " × diverged"
    return " ★ lowest" if place == ranking.best else ""


@cache
def _panels(count: int) -> tuple[Sheet, list[tuple[Axes, Box]]]:
    rows = (count + 1) // 2
    sheet = Sheet(WIDTH, HEAD + PANEL_HEIGHT * rows)
    boxes = [
        Box(78 + 400 * (k % 2), HEAD + PANEL_HEIGHT * (k // 2) + 98, 288, 158) for k in range(count)
    ]
    return sheet, [(sheet.axes(box), box) for box in boxes]


def _write_values(sheet: Sheet, panel: Box, name: str, curves: Sequence[Curve]) -> None:
    """Write above a panel which training it is, and how each loss went."""
    left, top = panel.left - 58, panel.top - 84
    sheet.write(name, left, top, Ink(TEXT))
    for line, curve in enumerate(curves):
        start, end = loss_text(curve.losses[0]), loss_text(curve.losses[-1])
        best = f" ○ {curve.note} → " if curve.ringed is not None else " → "
        words = sheet.fitted(f"{SIGNS[curve.look]} {curve.name} {start}{best}{end}", SMALL, ROOM)
        sheet.write(words, left, top + 28 + 26 * line, Ink(SMALL, curve.look.colour))
