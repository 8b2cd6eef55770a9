"""Many trainings at once: the losses at the end, by the dial that varies, and all test losses."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D

from bot.plots.losses import CurveLabel, arrange, is_jagged, scale_of, write_epochs, write_labels
from bot.plots.sheet import Sheet
from bot.plots.style import BLACK, SMALL, TEST, TEXT, TITLE, TRAIN, Box, Ink
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.diagnosis.measures import loss_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.plots.losses import LossScale
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.task import Variant

WIDTH, HEIGHT = 800, 900
ENDS, CURVES = Box(90, 150, 540, 240), Box(90, 550, 540, 260)
MOST_LARGE = 24  # more trainings get smaller markers
UNORDERED = {"start's seed", "seed", "training"}
CALLED = {"weights_seed": "start's seed", "hidden": "hidden units"}


@dataclass(frozen=True, slots=True)
class SweptDial:
    """The dial that varies, and its setting in each training, in order."""

    name: str
    settings: tuple[str, ...]

    @property
    def ordered(self) -> bool:
        """Whether its settings have an order, so that a line may join the trainings."""
        return self.name not in UNORDERED


def dial_of(variants: Sequence[Variant]) -> SweptDial:
    """Find the one dial in which the trainings differ; if there are more, number the trainings."""
    turned = [
        field.name
        for field in fields(TrainingSpec)
        if len({getattr(variant.spec, field.name) for variant in variants}) > 1
    ]
    if len(turned) != 1:
        return SweptDial("training", tuple(str(k + 1) for k in range(len(variants))))
    settings = [getattr(variant.spec, turned[0]) for variant in variants]
    return SweptDial(
        CALLED.get(turned[0], turned[0].replace("_", " ")), tuple(map(_setting, settings))
    )


def _setting(setting: object) -> str:
    if isinstance(setting, tuple):
        return "-".join(map(str, setting)) or "none"
    return f"{setting:.3g}" if isinstance(setting, float) else str(setting)


def many_together(heading: str, measure: str, dial: SweptDial, runs: Sequence[RunNumbers]) -> bytes:
    """Draw the losses at the end, by dial, and all test losses, as a PNG of 800 x 900 pixels."""
    sheet, ends, curves = _pair()
    scale = scale_of(runs)

    def set_axes() -> None:
        arrange(ends, scale, measure)
        _name_settings(sheet, ends, dial)
        arrange(curves, scale, measure, most_ticks=5)

    def inscribe() -> None:
        sheet.write(f"Loss at the end, by {dial.name}", 20, 84, Ink(TEXT))
        sheet.write("Test loss of each, by round", 20, 484, Ink(TEXT))
        write_epochs(sheet, CURVES)

    sheet.begin((scale, dial, measure), set_axes, inscribe)
    sheet.write(sheet.fitted(heading, TITLE, WIDTH - 40), 20, 34, Ink(TITLE))
    _draw_ends(sheet, ends, scale, dial, runs)
    _draw_all(sheet, curves, scale, dial, runs)
    return sheet.png()


@cache
def _pair() -> tuple[Sheet, Axes, Axes]:
    sheet = Sheet(WIDTH, HEIGHT)
    return sheet, sheet.axes(ENDS), sheet.axes(CURVES)


def _places(count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return (np.arange(count) + 0.5) / count


def _name_settings(sheet: Sheet, axes: Axes, dial: SweptDial) -> None:
    """Name as many settings below the axes as have room, the first one always."""
    widest = max(sheet.width_of(setting, SMALL) for setting in dial.settings) + 20
    room = max(1, int(ENDS.width // widest))
    count = len(dial.settings)
    shown = range(0, count, -(-count // room))
    places = _places(count)
    axes.set_xticks([places[k] for k in shown], [dial.settings[k] for k in shown])


def _draw_ends(
    sheet: Sheet, axes: Axes, scale: LossScale, dial: SweptDial, runs: Sequence[RunNumbers]
) -> None:
    across = _places(len(runs))
    labels = []
    series = (
        ("training", TRAIN, [run.train_loss[-1] for run in runs]),
        ("test", TEST, [run.test_loss[-1] for run in runs]),
    )
    for name, look, losses in series:
        up = scale.up(losses)
        dashes = look.dashes if dial.ordered else "none"
        line = Line2D(across, up, color=look.colour, linestyle=dashes, linewidth=2)
        size = 9 if len(runs) <= MOST_LARGE else 6
        line.set(marker=look.marker, markersize=size, transform=axes.transData)
        sheet.draw(line)
        lowest, highest = loss_text(min(losses)), loss_text(max(losses))
        labels.append(CurveLabel(f"{name}\n{lowest} to {highest}", look.colour, float(up[-1])))
    write_labels(sheet, ENDS, labels, WIDTH - ENDS.right - 30)


def _draw_all(
    sheet: Sheet, axes: Axes, scale: LossScale, dial: SweptDial, runs: Sequence[RunNumbers]
) -> None:
    """Draw all test losses thinly; the lowest and the highest at the end are thick and named."""
    ordered = sorted(range(len(runs)), key=lambda k: runs[k].test_loss[-1])
    lowest, highest = ordered[0], ordered[-1]
    for k in ordered:
        thick = k in {lowest, highest}
        line = Line2D(scale.across(runs[k].epochs), scale.up(runs[k].test_loss))
        line.set(color=BLACK if k == highest else TEST.colour, alpha=1 if thick else 0.6)
        line.set(linestyle="dotted" if k == highest else TEST.dashes)
        width = 4.0 if not is_jagged(runs[k].test_loss) else 2.0
        line.set(linewidth=width if thick else 1.2, transform=axes.transData)
        sheet.draw(line)
    labels = [
        CurveLabel(
            f"{word}: {dial.settings[k]}\nends at {loss_text(runs[k].test_loss[-1])}",
            BLACK if k == highest else TEST.colour,
            float(scale.up(runs[k].test_loss[-1:])[0]),
        )
        for word, k in (("lowest", lowest), ("highest", highest))
    ]
    write_labels(sheet, CURVES, labels, WIDTH - CURVES.right - 30)
