"""Loss curves by epoch, with their values at start, best and end written beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D

from bot.plots.labels import spread
from bot.plots.style import (
    BLACK,
    GREY,
    LINE_HEIGHT,
    TEST,
    TEXT,
    TRAIN,
    VALIDATION,
    Ink,
    Look,
)
from bot.tutor.lab.diagnosis.measures import loss_text
from bot.tutor.lab.report.loss_axis import LOWEST_SHOWN
from bot.tutor.lab.report.ranking import ranking_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.plots.scale import LossScale
    from bot.plots.sheet import Sheet
    from bot.plots.style import Box
    from bot.tutor.lab.account import RunAccount

MARKERS = 8
JAGGED = 12.0  # powers of ten, ups and downs added
THIN = 1.6
SMALLEST = 15.0  # size of the words of a label; where they need more room still, they are cut


@dataclass(frozen=True, slots=True)
class Curve:
    """One series of losses at `epochs`. `ringed` is the position of a loss that gets a ring.

    `note` says why it gets one. A curve that is `broken` off, as its run diverged, ends in a cross.
    """

    name: str
    epochs: Sequence[int]
    losses: Sequence[float]
    look: Look
    ringed: int | None = None
    note: str = ""
    broken: bool = False


def curves_of(account: RunAccount) -> list[Curve]:
    """Return training, validation (where there is one) and test losses of a run.

    Rings mark the epoch that was kept before the end, on the validation losses, which chose it, and
    the lowest test loss.
    """
    run = account.numbers
    train, test = _plain_pair(account, (TRAIN, TEST))
    curves = [train, _ringed_at_its_best(test)]
    if run.validation_loss:
        valid = Curve("validation", run.epochs, run.validation_loss, VALIDATION)
        if account.kept_before_the_end:
            note = f"kept round {account.kept_epoch}"
            valid = replace(valid, ringed=account.kept, note=note)
        curves.insert(1, replace(valid, broken=_diverged(account)))
    return curves


def pair_of(account: RunAccount, looks: tuple[Look, Look] = (TRAIN, TEST)) -> list[Curve]:
    """Return training and test losses alone.

    The ring on the test losses marks the epoch that was kept before the end, else the lowest one.
    """
    train, test = _plain_pair(account, looks)
    if not account.kept_before_the_end:
        return [train, _ringed_at_its_best(test)]
    return [train, replace(test, ringed=account.kept, note=f"kept {loss_text(account.test_loss)}")]


def _diverged(account: RunAccount) -> bool:
    """Tell whether a run diverged, as rankings do."""
    return bool(ranking_of([account]).diverged)


def _plain_pair(account: RunAccount, looks: tuple[Look, Look]) -> tuple[Curve, Curve]:
    run = account.numbers
    return (
        Curve("training", run.epochs, run.train_loss, looks[0], broken=_diverged(account)),
        Curve("test", run.epochs, run.test_loss, looks[1], broken=_diverged(account)),
    )


def _ringed_at_its_best(curve: Curve) -> Curve:
    if not _ends_above_its_best(curve.losses):
        return curve
    best = min(curve.losses)
    return replace(curve, ringed=list(curve.losses).index(best), note=f"best {loss_text(best)}")


def _ends_above_its_best(losses: Sequence[float]) -> bool:
    """Tell whether the lowest loss, as written, is neither that of the start nor of the end."""
    start, best, end = map(loss_text, (losses[0], min(losses), losses[-1]))
    return best not in {start, end}


def draw_curves(sheet: Sheet, axes: Axes, scale: LossScale, curves: Sequence[Curve]) -> None:
    """Draw the curves, and over them the rings and the crosses."""
    for curve in curves:
        _draw_curve(sheet, axes, scale, curve)
    for curve in curves:
        if curve.broken:
            cross_at(sheet, axes, [_spot(scale, curve, -1)])
        if curve.ringed is not None:
            across, up = _spot(scale, curve, curve.ringed)
            ring = Line2D([across], [up], transform=axes.transData)
            ring.set(marker="o", markersize=20, fillstyle="none", color=BLACK, markeredgewidth=2)
            sheet.draw(ring)


def _spot(scale: LossScale, curve: Curve, place: int) -> tuple[float, float]:
    up = scale.up([curve.losses[place]])
    return float(scale.across([curve.epochs[place]])[0]), float(up[0])


def cross_at(sheet: Sheet, axes: Axes, spots: Sequence[tuple[float, float]]) -> None:
    """Draw crosses, the sign of a run that diverged, at fractions (x, y) of the panel."""
    across, up = zip(*spots, strict=True)
    line = Line2D(across, up, linestyle="none", marker="x", markersize=17, color=BLACK)
    line.set(markeredgewidth=3, transform=axes.transData)
    sheet.draw(line)


def _draw_curve(sheet: Sheet, axes: Axes, scale: LossScale, curve: Curve) -> None:
    last = len(curve.losses) - 1
    sheet.draw(
        Line2D(
            scale.across(curve.epochs),
            scale.up(curve.losses),
            color=curve.look.colour,
            linestyle=curve.look.dashes,
            linewidth=THIN if is_jagged(curve.losses) else 3.5,
            marker=curve.look.marker,
            markersize=10.0,
            markevery=sorted({round(last * part / MARKERS) for part in range(MARKERS + 1)}),
            transform=axes.transData,
        )
    )


def is_jagged(losses: Sequence[float]) -> bool:
    """Tell whether a curve goes up and down so much that it would fill its panel with ink."""
    climbed = float(np.abs(np.diff(np.log10(np.maximum(losses, LOWEST_SHOWN)))).sum())
    return climbed > JAGGED


def draw_sketch(sheet: Sheet, axes: Axes, points: Sequence[tuple[float, float]]) -> None:
    """Draw the curve that a person predicted, fractions (x, y) of the panel, in dotted grey."""
    across, up = zip(*points, strict=True)
    line = Line2D(across, up, color=GREY, linestyle=(0, (1, 1.2)), linewidth=5)
    line.set(transform=axes.transData)
    sheet.draw(line)


def draw_floor(sheet: Sheet, axes: Axes, height: float) -> None:
    """Draw the loss that nothing can beat, at a fraction of the panel's height."""
    line = Line2D([0, 1], [height, height], color=GREY, linestyle=(0, (1, 2)), linewidth=2)
    line.set(transform=axes.transData)
    sheet.draw(line)


@dataclass(frozen=True, slots=True)
class CurveLabel:
    """The words beside a curve; `height` is where it ends, as a fraction of the panel's height."""

    words: str
    colour: str
    height: float


def labels_of(scale: LossScale, curves: Sequence[Curve]) -> list[CurveLabel]:
    """Return a label for each curve, in order: its name, and its losses at start, end and ring."""
    return [
        CurveLabel(_end_words(curve), curve.look.colour, float(scale.up(curve.losses[-1:])[0]))
        for curve in curves
    ]


def _end_words(curve: Curve) -> str:
    start, end = loss_text(curve.losses[0]), loss_text(curve.losses[-1])
    ring = f"\n○ {curve.note}" if curve.ringed is not None else ""
    cross = "\n× diverged" if curve.broken else ""
    return f"{curve.name}\n{start} → {end}{ring}{cross}"


def write_labels(sheet: Sheet, panel: Box, labels: Sequence[CurveLabel], room: float) -> None:
    """Write the labels right of a panel, each as near to its height as the others allow.

    `room` is the free width there in pixels: where words need more, all labels get smaller, and
    lines that would become too small are cut.
    """
    every = [at.words.split("\n") for at in labels]
    tall = sum(LINE_HEIGHT * len(lines) + 6 for lines in every)
    free = panel.height + 40
    low_enough = max(SMALLEST, TEXT * min(1.0, free / tall))
    size = sheet.sized("\n".join(at.words for at in labels), low_enough, room, SMALLEST)
    heights = [at.height * panel.height for at in labels]
    needed = [LINE_HEIGHT * size / TEXT * len(lines) + 6 for lines in every]
    for at, lines, height in zip(labels, every, spread(heights, needed, free), strict=True):
        words = "\n".join(sheet.fitted(line, size, room) for line in lines)
        sheet.write(words, panel.right + 16, panel.bottom - height, Ink(size, at.colour))
