"""Loss curves of lessons: one large panel, or a row for each training, with words at the right."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.plots.labels import even_ticks, spread
from bot.plots.lessons.loss_alt import place_of
from bot.plots.lessons.paper import (
    FLAT,
    HEIGHT,
    NOTE,
    WIDTH,
    Chart,
    Scale,
    blank,
    mark,
    plate,
    sized,
    stroke,
)
from bot.plots.lessons.words import loss_words
from bot.plots.losses import Curve, curves_of, is_jagged
from bot.plots.scale import measure_of
from bot.plots.style import BLACK, GREY, TEST, TEXT, TRAIN, Box, Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.plots.scale import LossScale
    from bot.plots.sheet import Sheet
    from bot.tutor.lab.account import RunAccount

ALONE, FLAT_ALONE = Box(90, 92, 460, 290), Box(90, 44, 460, 180)
HEAD, ROW, FOOT = 84, 168, 62  # pixels for the heading, for a panel, and below the last one
PANEL = Box(84, 14, 320, 126)  # from the top of its row
MARKERS, THIN, THICK = 8, 1.6, 3.5
GAP = 14  # pixels between a line and the words about it
SHORT = 0.9  # a curve that ends before this share of the axis gets its end marked
SIGNS = {TRAIN: "●", TEST: "■"}


@dataclass(frozen=True, slots=True)
class LossStory:
    """What all panels of a picture share. `marked` is a round with a line of its own, or 0.

    Without `test` only the training losses are drawn.
    """

    heading: str
    measure: str
    scale: LossScale
    test: bool
    marked: int


def draw_alone(story: LossStory, account: RunAccount) -> bytes:
    """Draw one training: 800 x 460 pixels, or 800 x 300 without a heading."""
    sheet = blank(story.heading, HEIGHT if story.heading else FLAT)
    chart = _chart(sheet, ALONE if story.heading else FLAT_ALONE, story.scale)
    up = _ticks(story.scale, 5 if story.heading else 3)
    chart.axes((_rounds(story.scale), up), ("round", measure_of(story.measure, story.scale)))
    curves = _curves(account, story.test)
    _draw(chart, story, account, curves)
    labels = ["\n".join((one.name, _way(one), *_lowest(one))) for one in curves]
    heights = [chart.up.share(one.losses[-1]) * chart.box.height for one in curves]
    needed = [28.0 * len(label.split("\n")) + 6 for label in labels]
    left = chart.box.right + 20
    placed = spread(heights, needed, chart.box.height + 26)
    for curve, label, height in zip(curves, labels, placed, strict=True):
        ink = Ink(sized(sheet, label, WIDTH - 8 - left), curve.look.colour)
        sheet.write(label, left, chart.box.bottom + 4 - height, ink)
    return sheet.png()


def draw_rows(story: LossStory, named: Sequence[tuple[str, RunAccount]]) -> bytes:
    """Draw a row for each training, 800 pixels wide, all on the same scale."""
    head = HEAD if story.heading else HEAD - 48
    sheet = blank(story.heading, head + ROW * len(named) + FOOT)
    measure = f"{measure_of(story.measure, story.scale)}, all on the same scale"
    size = sized(sheet, measure, WIDTH - 40)
    sheet.write(measure, 20, head - 18, Ink(size, GREY))
    for place, (label, account) in enumerate(named):
        box = replace(PANEL, top=head + ROW * place + PANEL.top)
        chart = _chart(sheet, box, story.scale)
        chart.axes((_rounds(story.scale, 3), _ticks(story.scale, 3)), ("", ""))
        curves = [one for one in _curves(account, story.test) if one.look in SIGNS]
        _draw(chart, story, account, curves)
        _write_beside(chart, label, curves)
    sheet.write("round", PANEL.right, sheet.height - 30, Ink(NOTE, GREY, across="right"))
    return sheet.png()


def _chart(sheet: Sheet, box: Box, scale: LossScale) -> Chart:
    up = Scale(scale.low, scale.high, scale.logarithmic)
    return Chart(sheet, box, Scale(0, scale.last_epoch), up)


def _rounds(scale: LossScale, most: int = 4) -> list[float]:
    return [tick for tick in even_ticks(scale.last_epoch, most) if tick == int(tick)]


def _ticks(scale: LossScale, most: int) -> list[float]:
    """Return round losses for the axis: powers of ten where it is logarithmic."""
    if not scale.logarithmic:
        return even_ticks(scale.high, most)
    low, high = math.ceil(math.log10(scale.low) - 1e-9), math.floor(math.log10(scale.high) + 1e-9)
    step = math.ceil((high - low + 1) / most)
    return [10.0**power for power in range(low, high + 1, step)]


def _curves(account: RunAccount, test: bool) -> list[Curve]:
    return curves_of(account)[: None if test else 1]


def _draw(chart: Chart, story: LossStory, account: RunAccount, curves: Sequence[Curve]) -> None:
    """Draw the curves, the rings over them, and the rounds that have a line of their own."""
    for curve in curves:
        points = list(zip(curve.epochs, curve.losses, strict=True))
        chart.line(points, curve.look, THIN if is_jagged(curve.losses) else THICK)
        last = len(points) - 1
        ends = points[-1][0] < SHORT * story.scale.last_epoch
        shown = {last} if ends else {round(last * k / MARKERS) for k in range(MARKERS + 1)}
        for place in sorted(shown):
            chart.dot(*points[place], curve.look, 7)
    for curve in curves:
        if curve.ringed is not None:
            spot = chart.spot(curve.epochs[curve.ringed], curve.losses[curve.ringed])
            mark(chart.sheet, spot, "o", 20, (BLACK, "none"))
    run = account.numbers
    end = run.epochs[-1]
    if end < SHORT * story.scale.last_epoch:
        _draw_round(chart, end, f"ends at round {end:,}", 0.3)
    if story.marked:
        training = curves[0]
        place = place_of(run, story.marked)
        at, loss = training.epochs[place], training.losses[place]
        _draw_round(chart, at, f"round {at:,}: {loss_words(loss)}", 0.12)
        chart.dot(at, loss, replace(training.look, colour=BLACK), 10)


def _draw_round(chart: Chart, at: int, words: str, share: float) -> None:
    """Draw a dotted line at a round, with words beside it, this share of the panel from its top."""
    left, _ = chart.spot(at, chart.up.low)
    stroke(chart.sheet, [(left, chart.box.top), (left, chart.box.bottom)], BLACK, 2, "dotted")
    width = chart.sheet.width_of(words, NOTE)
    row = chart.box.top + share * chart.box.height
    plate(chart.sheet, words, (beside(chart.box, left, width) + width / 2, row), Ink(NOTE))


def beside(box: Box, line: float, width: float) -> float:
    """Return where words of this width begin beside a line: at its right, else at its left.

    Where neither side has room for them, they end with the panel. All is in pixels.
    """
    if line + GAP + width < box.right:
        return line + GAP
    if line - GAP - width >= box.left:
        return line - GAP - width
    return max(box.left, box.right - width)


def _way(curve: Curve) -> str:
    return f"{loss_words(curve.losses[0])} → {loss_words(curve.losses[-1])}"


def _lowest(curve: Curve) -> list[str]:
    """Say what the ring is at, in two lines; nothing where there is none."""
    if curve.ringed is None:
        return []
    if not curve.note.startswith("best"):
        return [f"○ {curve.note}"]
    loss, at = curve.losses[curve.ringed], curve.epochs[curve.ringed]
    return [f"○ lowest {loss_words(loss)}", f"in round {at:,}"]


def _write_beside(chart: Chart, label: str, curves: Sequence[Curve]) -> None:
    """Write right of a panel which training it is, and how each loss went."""
    lines = [(label, BLACK, TEXT + 2)] if label else []
    for curve in curves:
        lines.append((f"{SIGNS[curve.look]} {curve.name} {_way(curve)}", curve.look.colour, NOTE))
        if lowest := " ".join(_lowest(curve)):
            lines.append((lowest, curve.look.colour, NOTE))
    left, sheet = chart.box.right + 34, chart.sheet
    rows = [chart.box.top + 6 + 34 * place for place in range(len(lines))]
    for (words, colour, size), row in zip(lines, rows, strict=True):
        sheet.write(words, left, row, Ink(sized(sheet, words, WIDTH - 8 - left, size), colour))
