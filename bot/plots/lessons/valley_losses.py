"""Draws the loss at each step of walks down the valley, one curve for each rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plots.labels import even_ticks, round_ticks, spread
from bot.plots.lessons.paper import FLAT, HEIGHT, Chart, Scale, blank, sized
from bot.plots.lessons.words import alt_of, short
from bot.plots.style import BLACK, BLUE, VERMILLION, Box, Ink, Look
from bot.trainings.news import Picture
from bot.tutor.by_hand.valley import valley
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.pictures.valley import ValleyLossesPicture

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings

CHART, FLAT_CHART = Box(80, 88, 420, 298), Box(80, 40, 420, 186)
LOOKS = (
    (Look(BLUE, "solid", "o"), "●"),
    (Look(VERMILLION, "dashed", "s"), "■"),
    (Look(BLACK, "dotted", "D"), "◆"),
    (Look(BLUE, "dashed", "^"), "▲"),
    (Look(VERMILLION, "solid", "v"), "▼"),
)
HIGHEST = 8.0  # how far above the start walks may climb and still be shown whole
ROOM = 1.6  # how far above it the picture reaches where one climbs farther
Walk = tuple[float, list[float]]


def draw_valley_losses(spec: ValleyLossesPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 x 460 pixels, or 800 x 300 without a name.

    A walk that explodes leaves the picture at its top.
    """
    every = [one for one in (spec, *spec.beside) if isinstance(one, ValleyLossesPicture)]
    all_walks = [_walks(one) for one in every]
    walks = all_walks[0]
    top = _top([losses for walks_of in all_walks for _, losses in walks_of])
    heading = "" if spec.anonymous else "The loss on walks down the valley (w - 3)²"
    sheet = blank(heading, HEIGHT if heading else FLAT)
    box = CHART if heading else FLAT_CHART
    chart = Chart(sheet, box, Scale(0, max(one.steps for one in every)), Scale(0, top))
    steps = [tick for tick in round_ticks(0, chart.across.high, 5) if tick == int(tick)]
    chart.axes((steps, even_ticks(top, 5 if heading else 4)), ("step", "loss"))
    for (_, losses), (look, _) in zip(walks, LOOKS, strict=False):
        chart.line(_within(losses, 1.4 * top), look, 3, 10)
    _name(chart, spec, walks)
    numbers = {f"rate {rate:g}": losses[-1] for rate, losses in walks}
    return DrawnPicture(Picture("picture.png", sheet.png(), _alt_text(spec, walks)), numbers)


def _walks(spec: ValleyLossesPicture) -> list[Walk]:
    return [
        (rate, [loss for _, loss in valley(rate, spec.steps, spec.start).path])
        for rate in spec.rates
    ]


def _top(every: list[list[float]]) -> float:
    """Return the loss at the upper edge, for all curves that share the axes."""
    start, highest = max(losses[0] for losses in every), max(map(max, every))
    return start * ROOM if highest > HIGHEST * start else 1.08 * highest


def _within(losses: list[float], most: float) -> list[tuple[float, float]]:
    """Return the curve up to its first point above the picture, which lies on the way out."""
    points: list[tuple[float, float]] = []
    for step, loss in enumerate(losses):
        if loss > most and points:
            before = points[-1]
            share = (most - before[1]) / (loss - before[1])
            return [*points, (before[0] + share * (step - before[0]), most)]
        points.append((step, loss))
    return points


def _name(chart: Chart, spec: ValleyLossesPicture, walks: list[Walk]) -> None:
    """Write right of the chart which curve is which and where it ends."""
    top = chart.up.high
    heights = [chart.up.share(min(losses[-1], top)) * chart.box.height for _, losses in walks]
    placed = spread(heights, [60.0] * len(walks), chart.box.height + 30)
    for (rate, losses), height, (look, sign) in zip(walks, placed, LOOKS, strict=False):
        name = "" if spec.anonymous else f" rate {short(rate)}\n"
        out = " ↑" if losses[-1] > top else ""
        words = f"{sign}{name or ' '}ends at {short(losses[-1])}{out}"
        place = chart.box.right + 22, chart.box.bottom + 14 - height
        size = sized(chart.sheet, words, chart.sheet.width - 8 - place[0])
        chart.sheet.write(words, *place, Ink(size, look.colour))


def _alt_text(spec: ValleyLossesPicture, walks: list[Walk]) -> str:
    start = walks[0][1][0]
    head = f"Line chart of the loss by step, 0 to {spec.steps}, each from {short(start)}."
    told = []
    for place, (rate, losses) in enumerate(walks):
        name = f"Curve {place + 1}" if spec.anonymous else f"Rate {short(rate)}"
        told.append(f"{name} {_course(losses)}.")
    return alt_of([head, *told[:2]], told[2:])


def _course(losses: list[float]) -> str:
    start, end = short(losses[0]), short(losses[-1])
    if abs(losses[-1] - losses[0]) < 1e-9 * losses[0]:
        return f"stays at {start}"
    return f"{'falls' if losses[-1] < losses[0] else 'climbs'} to {end}"
