"""The picture of a training: both losses by round, to be read on a phone and without colours."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter

from bot.tutor.curves import loss_text, needs_log_axis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.neural.spec import TrainingSpec

DPI = 100
WIDTH, HEIGHT = 800, 500  # pixels
TITLE, TEXT, SMALL = 17.5, 16.5, 15.5  # points; 15.5 is 22 px here and 10 px on a 360 px phone
LINE_HEIGHT = 27.0  # pixels, of a line of a label
LOWEST_SHOWN = 0.001  # a logarithmic axis ends here: it has no place for 0


@dataclass(frozen=True, slots=True)
class Series:
    """One curve with colour, dash and marker of its own (Okabe and Ito's palette)."""

    name: str
    losses: Sequence[float]
    colour: str
    dashes: str
    marker: str
    ringed: bool = False  # whether its lowest loss gets a ring


def draw_losses(
    spec: TrainingSpec, train_loss: Sequence[float], test_loss: Sequence[float]
) -> bytes:
    """Draw training and test loss as a PNG, 800 x 500 pixels on opaque white.

    Index k of a loss is after k rounds; both hold at least two finite, non-negative numbers. The
    loss axis is logarithmic when the losses climb far above their start.
    """
    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor="white")
    axes = figure.add_axes((0.14, 0.15, 0.63, 0.66))
    both = (
        Series("training", train_loss, "#0072B2", "solid", "o"),
        Series("test", test_loss, "#D55E00", "dashed", "s", ringed=True),
    )
    _prepare(axes, spec, logarithmic=needs_log_axis(train_loss, test_loss))
    for series in both:
        _draw(axes, series)
    _limit(axes, both)
    _label_ends(axes, both)
    for series in filter(_has_ring, both):
        _ring_best(axes, series)
    png = io.BytesIO()
    figure.savefig(png, format="png")
    return png.getvalue()


def _prepare(axes: Axes, spec: TrainingSpec, *, logarithmic: bool) -> None:
    rate = np.format_float_positional(spec.learning_rate, trim="-")
    axes.set_title(
        f"{spec.data} · network {spec.shape}\nlearning rate {rate} · seed {spec.seed}",
        fontsize=TITLE,
        loc="left",
    )
    axes.set_xlabel("round", fontsize=TEXT)
    axes.set_ylabel(f"loss (cross-entropy{', log scale' * logarithmic})", fontsize=TEXT)
    axes.yaxis.set_label_coords(-0.16, 0.5)
    axes.tick_params(labelsize=SMALL)
    axes.grid(visible=True, color="#DDDDDD")
    axes.spines[["top", "right"]].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    if logarithmic:
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(FuncFormatter(_tick))
        axes.yaxis.set_minor_formatter(NullFormatter())
    else:
        axes.yaxis.set_major_locator(MaxNLocator(nbins=5))


def _draw(axes: Axes, series: Series) -> None:
    rounds = len(series.losses) - 1
    axes.plot(
        np.arange(rounds + 1),
        _shown(axes, series),
        color=series.colour,
        linestyle=series.dashes,
        linewidth=3.0,
        marker=series.marker,
        markersize=9.0,
        markevery=sorted({round(rounds * part / 8) for part in range(9)}),
        clip_on=False,
    )


def _shown(axes: Axes, series: Series) -> list[float]:
    lowest = LOWEST_SHOWN if axes.get_yscale() == "log" else 0.0
    return [max(loss, lowest) for loss in series.losses]


def _limit(axes: Axes, both: Sequence[Series]) -> None:
    highest = max(max(_shown(axes, series)) for series in both)
    lowest = min(min(_shown(axes, series)) for series in both)
    axes.set_xlim(0, len(both[0].losses) - 1)
    if axes.get_yscale() == "log":
        axes.set_ylim(lowest / 1.5, highest * 1.5)
        few = highest < 300 * lowest
        axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5) if few else (1,)))
    else:
        axes.set_ylim(0.0, highest * 1.08)


def _label_ends(axes: Axes, both: Sequence[Series]) -> None:
    """Write each curve's name, start and end beside its end, where the labels do not meet."""
    ends = [axes.transData.transform((0, _shown(axes, s)[-1]))[1] - axes.bbox.y0 for s in both]
    labels = [_end_label(series) for series in both]
    needed = [LINE_HEIGHT * len(label.splitlines()) for label in labels]
    for series, label, height in zip(
        both, labels, spread(ends, needed, axes.bbox.height), strict=True
    ):
        axes.annotate(
            label,
            (1.03, height),
            xycoords=("axes fraction", "axes pixels"),
            color=series.colour,
            fontsize=SMALL,
            verticalalignment="center",
            annotation_clip=False,
        )


def _end_label(series: Series) -> str:
    start, end = loss_text(series.losses[0]), loss_text(series.losses[-1])
    ring = f"\n○ best {loss_text(min(series.losses))}" if _has_ring(series) else ""
    return f"{series.name}\n{start} → {end}{ring}"


def _has_ring(series: Series) -> bool:
    """Tell whether the best is somewhere on the way, so that stopping there would have helped."""
    start, best, end = map(loss_text, (series.losses[0], min(series.losses), series.losses[-1]))
    return series.ringed and best not in {start, end}


def _ring_best(axes: Axes, series: Series) -> None:
    """Put a black ring around the lowest loss."""
    shown = _shown(axes, series)
    best = shown.index(min(shown))
    axes.plot(best, shown[best], "o", markersize=18, fillstyle="none", color="black", clip_on=False)


def _tick(loss: float, _: int | None) -> str:
    return f"{loss:g}" if loss < 1000 else f"{loss / 1000:g}k"


def spread(heights: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """Move two labels, given by their middles, so that they neither meet nor leave the room.

    All in pixels; each keeps its place where it can, and the higher one stays the higher one.
    """
    low, high = sorted(range(2), key=lambda k: heights[k])
    apart = sum(needed) / 2
    missing = max(0.0, apart - (heights[high] - heights[low])) / 2
    bottom = max(heights[low] - missing, needed[low] / 2)
    top = min(max(heights[high] + missing, bottom + apart), room - needed[high] / 2)
    placed = {low: min(bottom, top - apart), high: top}
    return [placed[0], placed[1]]
