"""Many trainings at once: the losses they came to, by the dial that varies, and all test losses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D

from bot.plots.legend import told_apart, write_small
from bot.plots.losses import CurveLabel, cross_at, is_jagged, write_labels
from bot.plots.scale import arrange, shared_scale, write_epochs
from bot.plots.sheet import Sheet
from bot.plots.style import BLACK, SMALL, TEST, TEXT, TITLE, TRAIN, Box, Ink
from bot.tutor.lab.diagnosis.measures import loss_text
from bot.tutor.lab.report.ranking import ranking_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.plots.scale import LossScale
    from bot.plots.swept_dial import SweptDial
    from bot.tutor.lab.account import RunAccount
    from bot.tutor.lab.report.ranking import RunRanking

WIDTH, HEIGHT = 800, 900
ENDS, CURVES = Box(90, 150, 540, 240), Box(90, 550, 540, 260)
MOST_LARGE = 24  # more trainings get smaller markers
WIDEST_SETTING = 150  # pixels
EDGE = 0.96  # share of a panel's height at which a run that diverged is marked


def many_together(
    heading: str, measure: str, dial: SweptDial, accounts: Sequence[RunAccount]
) -> bytes:
    """Draw the losses of the kept networks, by dial, and all test losses, as a PNG.

    It has 800 x 900 pixels. Runs that diverged are marked with a cross, and never the lowest.
    """
    sheet, ends, curves = _pair()
    scale, ranking = shared_scale(accounts), ranking_of(accounts)
    kept = any(account.kept_before_the_end for account in accounts)
    words = f"Loss {'of the round that was kept' if kept else 'at the end'}, by {dial.name}"

    def set_axes() -> None:
        arrange(ends, scale, measure)
        ends.set_xticks(_places(len(accounts)), [""] * len(accounts))
        arrange(curves, scale, measure, most_ticks=5)

    def inscribe() -> None:
        sheet.write(words, 20, 84, Ink(TEXT))
        _name_settings(sheet, dial)
        sheet.write("Test loss of each, by round", 20, 484, Ink(TEXT))
        write_epochs(sheet, CURVES)

    sheet.begin((scale, dial, measure, words), set_axes, inscribe)
    sheet.write(sheet.fitted(heading, TITLE, WIDTH - 40), 20, 34, Ink(TITLE))
    if ranking.obstacle:
        write_small(sheet, ranking.obstacle, 110)
    _draw_ends(sheet, ends, scale, dial, (accounts, ranking))
    _draw_all(sheet, curves, scale, dial, (accounts, ranking))
    return sheet.png()


@cache
def _pair() -> tuple[Sheet, Axes, Axes]:
    sheet = Sheet(WIDTH, HEIGHT)
    return sheet, sheet.axes(ENDS), sheet.axes(CURVES)


def _places(count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return (np.arange(count) + 0.5) / count


def _name_settings(sheet: Sheet, dial: SweptDial) -> None:
    """Name as many settings below the axes as have room, the first one always."""
    names = told_apart(sheet, dial.settings, SMALL, WIDEST_SETTING)
    widest = max(sheet.width_of(name, SMALL) for name in names) + 20
    count = len(names)
    places = _places(count)
    for k in range(0, count, -(-count // max(1, int(ENDS.width // widest)))):
        left = ENDS.left + ENDS.width * float(places[k])
        sheet.write(names[k], left, ENDS.bottom + 20, Ink(SMALL, across="center"))


def _draw_ends(
    sheet: Sheet,
    axes: Axes,
    scale: LossScale,
    dial: SweptDial,
    found: tuple[Sequence[RunAccount], RunRanking],
) -> None:
    """Draw the losses of what did not diverge, and crosses at the top for the others."""
    accounts, ranking = found
    across = _places(len(accounts))
    sound = sorted(ranking.order)
    labels = []
    series = (
        ("training", TRAIN, [account.train_loss for account in accounts]),
        ("test", TEST, [account.test_loss for account in accounts]),
    )
    for name, look, losses in series:
        up = scale.up(losses)
        up[list(ranking.diverged)] = np.nan  # a gap in the line
        dashes = look.dashes if dial.ordered else "none"
        line = Line2D(across, up, color=look.colour, linestyle=dashes, linewidth=2)
        size = 9 if len(accounts) <= MOST_LARGE else 6
        line.set(marker=look.marker, markersize=size, transform=axes.transData)
        sheet.draw(line)
        if sound:
            ends = [losses[k] for k in sound]
            words = f"{name}\n{loss_text(min(ends))} to {loss_text(max(ends))}"
            labels.append(CurveLabel(words, look.colour, float(up[sound[-1]])))
    if ranking.diverged:
        cross_at(sheet, axes, [(float(across[k]), EDGE) for k in ranking.diverged])
        labels.append(CurveLabel(f"× diverged:\n{len(ranking.diverged)}", BLACK, EDGE))
    write_labels(sheet, ENDS, labels, WIDTH - ENDS.right - 30)


def _draw_all(
    sheet: Sheet,
    axes: Axes,
    scale: LossScale,
    dial: SweptDial,
    found: tuple[Sequence[RunAccount], RunRanking],
) -> None:
    """Draw all test losses thinly; those of the best and the worst run are thick and named."""
    accounts, ranking = found
    named = _lowest_and_highest(ranking)
    for k, account in enumerate(accounts):
        run = account.numbers
        line = Line2D(scale.across(run.epochs), scale.up(run.test_loss))
        highest = k == named.get("highest")
        thick = k in named.values()
        line.set(color=BLACK if highest else TEST.colour, alpha=1 if thick else 0.6)
        line.set(linestyle="dotted" if highest else TEST.dashes)
        width = 4.0 if not is_jagged(run.test_loss) else 2.0
        line.set(linewidth=width if thick else 1.2, transform=axes.transData)
        sheet.draw(line)
        if k in ranking.diverged:
            end = float(scale.across(run.epochs[-1:])[0]), float(scale.up(run.test_loss[-1:])[0])
            cross_at(sheet, axes, [end])
    labels = [
        CurveLabel(
            f"{word}: {dial.settings[k]}\n{ranking.part} {loss_text(ranking.losses[k])}",
            BLACK if word == "highest" else TEST.colour,
            float(scale.up([accounts[k].test_loss])[0]),
        )
        for word, k in named.items()
    ]
    write_labels(sheet, CURVES, labels or [_no_best(ranking)], WIDTH - CURVES.right - 30)


def _lowest_and_highest(ranking: RunRanking) -> dict[str, int]:
    """Return the best and the worst of the runs that did not diverge, if they can be compared."""
    if ranking.best is None:
        return {}
    ends = {"lowest": ranking.best, "highest": ranking.order[-1]}
    return ends if len(ranking.order) > 1 else {"lowest": ranking.best}


def _no_best(ranking: RunRanking) -> CurveLabel:
    words = "not to be\ncompared" if ranking.obstacle else "all diverged"
    return CurveLabel(words, BLACK, 0.5)
