"""Draws the loss by probability and the sigmoid, with some of their points marked and named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.plots.labels import even_ticks, round_ticks
from bot.plots.lessons.paper import NOTE, Chart, Scale, Spot, chart_on, plate, stroke
from bot.plots.lessons.words import alt_of, chance, short
from bot.plots.style import BLACK, BLUE, GREY, VERMILLION, Ink, Look
from bot.trainings.news import Picture
from bot.tutor.by_hand.loss import loss_of
from bot.tutor.by_hand.neuron import sigmoid
from bot.tutor.pictures.curves import LossOfPPicture, SigmoidPicture
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.plots.lessons.trainings import LessonTrainings

CURVE, SQUARED = Look(BLUE, "solid", "o"), Look(VERMILLION, "dashed", "s")
MARK = Look(BLACK, "solid", "o")
DRAWN = 200  # points of a curve
LEAST_TOP, LEAST_REACH = 3.0, 6.0
ROW = 34.0  # pixels between two names


@dataclass(frozen=True, slots=True)
class NamedMark:
    """A marked point, in pixels, with the words for it."""

    spot: Spot
    words: str


def draw_loss_of_p(spec: LossOfPPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 x 460 pixels, or 800 x 300 without a name."""
    every = [one for one in (spec, *spec.beside) if isinstance(one, LossOfPPicture)]
    top = max(LEAST_TOP, *(1.1 * loss_of(p).cross_entropy for one in every for p in one.marks), 0)
    heading = "" if spec.anonymous else "The loss, by the probability p of the right answer"
    chart = chart_on(heading, Scale(0, 1), Scale(0, top))
    chart.axes(
        (round_ticks(0, 1, 5), even_ticks(top, 5 if heading else 3)), ("probability p", "loss")
    )
    least = 2.718281828 ** -(1.1 * top)
    places = [least ** (1 - share / DRAWN) for share in range(DRAWN + 1)]
    chart.line([(p, loss_of(p).cross_entropy) for p in places], CURVE, 4)
    if spec.squared:
        chart.line([(k / DRAWN, (1 - k / DRAWN) ** 2) for k in range(DRAWN + 1)], SQUARED, 4)
    losses = {p: loss_of(p) for p in spec.marks}
    for p, loss in losses.items():
        chart.dot(p, loss.cross_entropy, MARK)
        if spec.squared:
            chart.dot(p, loss.squared, SQUARED, 12)
    _write_rightward(chart, [_loss_mark(chart, spec, p) for p in spec.marks])
    if spec.squared:
        _name_curves(chart)
    numbers = {f"loss of {p:g}": loss.cross_entropy for p, loss in losses.items()}
    return DrawnPicture(Picture("picture.png", chart.sheet.png(), _loss_alt(spec)), numbers)


def _loss_mark(chart: Chart, spec: LossOfPPicture, p: float) -> NamedMark:
    loss = loss_of(p)
    squared = f" (squared {short(loss.squared)})" if spec.squared else ""
    words = f"p = {short(p)}: loss {short(loss.cross_entropy)}{squared}"
    return NamedMark(chart.spot(p, loss.cross_entropy), words)


def _write_rightward(chart: Chart, marks: Sequence[NamedMark]) -> None:
    """Write names right above their points, each in a row of its own, from the lowest point up.

    A name that has to begin left of its point stands above the curve there.
    """
    row = float(chart.sheet.height)
    placed: list[tuple[NamedMark, Spot]] = []
    for named in sorted(marks, key=lambda one: -one.spot[1]):
        width = chart.sheet.width_of(named.words, NOTE)
        left = min(named.spot[0] + 26, chart.sheet.width - 20 - width)
        _, curve = chart.spot(0, loss_of((left - chart.box.left) / chart.box.width).cross_entropy)
        row = min(row - ROW, named.spot[1] - 34, curve - 20)
        placed.append((named, (left, row)))
    _join(chart, placed)


def _join(chart: Chart, placed: Sequence[tuple[NamedMark, Spot]]) -> None:
    """Draw a line from each point to its words, which begin at a spot; then write all words."""
    for named, (left, row) in placed:
        width = chart.sheet.width_of(named.words, NOTE)
        across = min(max(left - 4, named.spot[0]), left + width)
        stroke(chart.sheet, [named.spot, (across, row)], GREY, 1.5)
    for named, (left, row) in placed:
        middle = left + chart.sheet.width_of(named.words, NOTE) / 2
        plate(chart.sheet, named.words, (middle, row), Ink(NOTE))


def _name_curves(chart: Chart) -> None:
    """Name the curves in the open upper right, where no point can be."""
    lines = (("solid: -ln p", BLUE), ("dashed: (1 - p)², squared error", VERMILLION))
    for place, (words, colour) in enumerate(lines):
        top = chart.box.top + 16 + 32 * place
        chart.sheet.write(words, chart.box.right, top, Ink(NOTE, colour, across="right"))


def _loss_alt(spec: LossOfPPicture) -> str:
    head = "Curve of the loss -ln p by the probability p: 0 at p = 1, steeply up near p = 0."
    more = ["Dashed: (1 - p)², which never rises above 1."] if spec.squared else []
    marks = [f"p = {short(p)}: loss {short(loss_of(p).cross_entropy)}." for p in spec.marks]
    return alt_of([head], [*more, *marks])


def draw_sigmoid(spec: SigmoidPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 x 460 pixels, or 800 x 300 without a name."""
    every = [one for one in (spec, *spec.beside) if isinstance(one, SigmoidPicture)]
    reach = max(LEAST_REACH, *(abs(mark) + 1 for one in every for mark in one.marks), 0)
    heading = "" if spec.anonymous else "The sigmoid squeezes any sum to between 0 and 1"
    chart = chart_on(heading, Scale(-reach, reach), Scale(0, 1))
    chart.axes(
        (round_ticks(-reach, reach, 7), even_ticks(1, 5 if heading else 2)), ("sum", "output")
    )
    places = [-reach + 2 * reach * k / DRAWN for k in range(DRAWN + 1)]
    chart.line([(x, sigmoid(x)) for x in places], CURVE, 4)
    named = [
        NamedMark(chart.spot(x, sigmoid(x)), f"{short(x)} → {chance(sigmoid(x))}")
        for x in spec.marks
    ]
    for x in spec.marks:
        chart.dot(x, sigmoid(x), MARK)
    middle = chart.spot(0, 0)[0]
    _write_stacked(chart, [one for one in named if one.spot[0] < middle], up=True)
    _write_stacked(chart, [one for one in named if one.spot[0] >= middle], up=False)
    numbers = {f"sigmoid of {x:g}": sigmoid(x) for x in spec.marks}
    return DrawnPicture(Picture("picture.png", chart.sheet.png(), _sigmoid_alt(spec)), numbers)


def _write_stacked(chart: Chart, marks: Sequence[NamedMark], *, up: bool) -> None:
    """Write names in rows: those on the left above the curve, those on the right below it."""
    way = -1 if up else 1
    row = float(chart.box.bottom if up else chart.box.top)
    placed: list[tuple[NamedMark, Spot]] = []
    for named in sorted(marks, key=lambda one: one.spot[0], reverse=not up):
        ahead = max if way > 0 else min
        row = ahead(row + way * ROW, named.spot[1] + way * 36)
        width = chart.sheet.width_of(named.words, NOTE)
        wanted = named.spot[0] - 16 - width if up else named.spot[0] + 16
        left = min(max(wanted, chart.box.left + 8), chart.sheet.width - 20 - width)
        placed.append((named, (left, row)))
    _join(chart, placed)


def _sigmoid_alt(spec: SigmoidPicture) -> str:
    head = "S-shaped curve of the sigmoid: near 0 for low sums, 0.5 at 0, near 1 for high sums."
    return alt_of([head], [f"{short(x)} gives {chance(sigmoid(x))}." for x in spec.marks])
