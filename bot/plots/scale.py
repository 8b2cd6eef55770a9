"""The scale of losses by epoch, and the axes that show it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from bot.plots.labels import even_ticks, rounded_up, tick_texts
from bot.plots.style import GREY, GRID, SMALL, Box, Ink
from bot.tutor.lab.report.loss_axis import LOWEST_SHOWN, is_logarithmic, setting_the_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from bot.plots.sheet import Sheet
    from bot.tutor.lab.account import RunAccount

SMALLEST_TOP = 0.001  # a linear axis reaches at least up to this loss


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
        """Return losses as fractions of the panel's height, shape (n,).

        Those below `low` are 0, those above `high` 1.
        """
        shown = np.clip(np.asarray(losses, dtype=np.float64), self.low, self.high)
        if self.logarithmic:
            return np.log10(shown / self.low) / math.log10(self.high / self.low)
        return (shown - self.low) / (self.high - self.low)


def scale_of(accounts: Sequence[RunAccount]) -> LossScale:
    """Find the scale that fits all runs; its ends are round numbers, so that many runs share it."""
    runs = [account.numbers for account in accounts]
    losses = [
        loss for run in runs for loss in (*run.train_loss, *run.test_loss, *run.validation_loss)
    ]
    last_epoch = max(1, *(run.epochs[-1] for run in runs))
    if is_logarithmic(accounts):
        low = max(min(losses), LOWEST_SHOWN) / 1.2
        high = rounded_up(1.2 * max(*losses, 10 * low), (1.0, 2.0, 5.0))
        return LossScale(
            last_epoch, 1 / rounded_up(1 / low, (1.0, 2.0, 5.0)), high, logarithmic=True
        )
    heads = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
    high = rounded_up(max(1.04 * max(losses), SMALLEST_TOP), heads)
    return LossScale(last_epoch, 0.0, high, logarithmic=False)


def shared_scale(accounts: Sequence[RunAccount]) -> LossScale:
    """Find the scale for several runs: those that diverged leave it at the top."""
    scale = scale_of(setting_the_scale(accounts))
    return replace(scale, last_epoch=max(1, *(one.last_epoch for one in accounts)))


def arrange(axes: Axes, scale: LossScale, measure: str, most_ticks: int = 4) -> None:
    """Set the ticks, the grid and the name of what is measured, for a background."""
    epochs = [int(k) for k in even_ticks(scale.last_epoch, most_ticks) if k == int(k)]
    axes.set_xticks(scale.across(epochs), tick_texts(epochs))
    losses = _loss_ticks(scale)
    axes.set_yticks(scale.up(losses), tick_texts(losses))
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


def _loss_ticks(scale: LossScale) -> list[float]:
    return _log_ticks(scale) if scale.logarithmic else even_ticks(scale.high, 5)


def _log_ticks(scale: LossScale) -> list[float]:
    lowest, highest = math.log10(scale.low), math.log10(scale.high)
    heads = (1, 2, 5) if highest - lowest < 1.6 else (1,)
    step = math.ceil((highest - lowest) / 6)
    powers = range(math.floor(lowest), math.ceil(highest) + 1, step)
    ticks = [head * 10.0**power for power in powers for head in heads]
    return [tick for tick in ticks if scale.low * 0.999 <= tick <= scale.high * 1.001]
