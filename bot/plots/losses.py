"""Loss curves by epoch, with their values at start, best and end written beside them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D

from bot.plots.labels import even_ticks, rounded_up, spread, tick_text
from bot.plots.style import (
    BLACK,
    GREY,
    GRID,
    LINE_HEIGHT,
    SMALL,
    TEST,
    TEXT,
    TRAIN,
    VALIDATION,
    Box,
    Ink,
    Look,
)
from bot.tutor.lab.diagnosis.measures import loss_text, needs_log_axis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from bot.plots.sheet import Sheet
    from bot.trainings.numbers import RunNumbers

LOWEST_SHOWN = 0.001  # a logarithmic axis does not go below this: it has no place for 0
SMALLEST_TOP = 0.001  # a linear axis reaches at least up to this loss
MARKERS = 8
JAGGED = 12.0  # powers of ten, ups and downs added
THIN = 1.6


@dataclass(frozen=True, slots=True)
class Curve:
    """One series of losses at `epochs`. `ringed` is the position of a loss that gets a ring.

    `note` says why it gets one.
    """

    name: str
    epochs: Sequence[int]
    losses: Sequence[float]
    look: Look
    ringed: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LossScale:
    """Places epochs and losses in a panel, as fractions of its width and height.

    `low` and `high` are the losses at its lower and upper edge.
    """

    last_epoch: int
    low: float
    high: float
    logarithmic: bool

    def across(self, epochs: Sequence[int]) -> NDArray[np.float64]:
        """Return epochs as fractions of the panel's width, shape (n,)."""
        return np.asarray(epochs, dtype=np.float64) / self.last_epoch

    def up(self, losses: Sequence[float]) -> NDArray[np.float64]:
        """Return losses as fractions of the panel's height, shape (n,); 0 for those below `low`."""
        shown = np.maximum(np.asarray(losses, dtype=np.float64), self.low)
        if self.logarithmic:
            return np.log10(shown / self.low) / math.log10(self.high / self.low)
        return (shown - self.low) / (self.high - self.low)


def scale_of(runs: Sequence[RunNumbers]) -> LossScale:
    """Find the scale that fits all runs; its ends are round numbers, so that many runs share it.

    It is logarithmic when losses climb so far above their start that a linear axis would hide it.
    """
    losses = [
        loss for run in runs for loss in (*run.train_loss, *run.test_loss, *run.validation_loss)
    ]
    last_epoch = max(1, *(run.epochs[-1] for run in runs))
    if needs_log_axis(*(curve for run in runs for curve in (run.train_loss, run.test_loss))):
        low = max(min(losses), LOWEST_SHOWN) / 1.2
        high = rounded_up(1.2 * max(*losses, 10 * low), (1.0, 2.0, 5.0))
        return LossScale(
            last_epoch, 1 / rounded_up(1 / low, (1.0, 2.0, 5.0)), high, logarithmic=True
        )
    heads = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
    high = rounded_up(max(1.04 * max(losses), SMALLEST_TOP), heads)
    return LossScale(last_epoch, 0.0, high, logarithmic=False)


def curves_of(run: RunNumbers) -> list[Curve]:
    """Return training, validation (where there is one) and test losses of a run."""
    curves = [Curve("training", run.epochs, run.train_loss, TRAIN)]
    if run.validation_loss:
        kept = run.epochs.index(run.kept_epoch) if run.stopped_early else None
        note = f"kept round {run.kept_epoch}" * run.stopped_early
        curves.append(Curve("validation", run.epochs, run.validation_loss, VALIDATION, kept, note))
    best = run.best if _ends_above_its_best(run.test_loss) else None
    note = "" if best is None else f"best {loss_text(run.test_loss[best])}"
    curves.append(Curve("test", run.epochs, run.test_loss, TEST, best, note))
    return curves


def _ends_above_its_best(losses: Sequence[float]) -> bool:
    """Tell whether the lowest loss, as written, is neither that of the start nor of the end."""
    start, best, end = map(loss_text, (losses[0], min(losses), losses[-1]))
    return best not in {start, end}


def arrange(axes: Axes, scale: LossScale, measure: str, most_ticks: int = 4) -> None:
    """Set the ticks, the grid and the name of what is measured, for a background."""
    epochs = [int(k) for k in even_ticks(scale.last_epoch, most_ticks) if k == int(k)]
    axes.set_xticks(scale.across(epochs), [tick_text(k) for k in epochs])
    losses = _log_ticks(scale) if scale.logarithmic else even_ticks(scale.high, 5)
    axes.set_yticks(scale.up(losses), [tick_text(loss) for loss in losses])
    axes.grid(visible=True, color=GRID)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    heading = measure_of(measure, scale) if measure else ""
    axes.set_title(heading, fontsize=SMALL, color=GREY, loc="left", pad=10)


def write_epochs(sheet: Sheet, panel: Box) -> None:
    """Write the name of the horizontal axis below a panel."""
    sheet.write("round", panel.right, panel.bottom + 46, Ink(SMALL, GREY, across="right"))


def measure_of(measure: str, scale: LossScale) -> str:
    """Name what the axis shows: `measure` ends in a bracket, into which "log scale" may go."""
    return f"{measure.removesuffix(')')}, log scale)" if scale.logarithmic else measure


def _log_ticks(scale: LossScale) -> list[float]:
    lowest, highest = math.log10(scale.low), math.log10(scale.high)
    heads = (1, 2, 5) if highest - lowest < 1.6 else (1,)
    step = math.ceil((highest - lowest) / 6)
    powers = range(math.floor(lowest), math.ceil(highest) + 1, step)
    ticks = [head * 10.0**power for power in powers for head in heads]
    return [tick for tick in ticks if scale.low * 0.999 <= tick <= scale.high * 1.001]


def draw_curves(sheet: Sheet, axes: Axes, scale: LossScale, curves: Sequence[Curve]) -> None:
    """Draw the curves, and over them the rings."""
    for curve in curves:
        _draw_curve(sheet, axes, scale, curve)
    for curve in curves:
        if curve.ringed is not None:
            at = [curve.epochs[curve.ringed]], [curve.losses[curve.ringed]]
            ring = Line2D(scale.across(at[0]), scale.up(at[1]), transform=axes.transData)
            ring.set(marker="o", markersize=20, fillstyle="none", color=BLACK, markeredgewidth=2)
            sheet.draw(ring)


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
    return f"{curve.name}\n{start} → {end}{ring}"


def write_labels(sheet: Sheet, panel: Box, labels: Sequence[CurveLabel], room: float) -> None:
    """Write the labels right of a panel, each as near to its height as the others allow.

    `room` is the free width there in pixels: where words need more, all labels get smaller.
    """
    widest = max(sheet.width_of(line, TEXT) for at in labels for line in at.words.split("\n"))
    size = TEXT * min(1.0, room / widest)
    heights = [at.height * panel.height for at in labels]
    needed = [LINE_HEIGHT * len(at.words.split("\n")) + 6 for at in labels]
    for at, height in zip(labels, spread(heights, needed, panel.height + 40), strict=True):
        place = panel.right + 16, panel.bottom - height
        sheet.write(at.words, *place, Ink(size, at.colour))
