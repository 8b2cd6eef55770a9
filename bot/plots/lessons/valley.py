"""Draws the valley (w - 3)^2 with a walk on it, and the losses of walks at several rates."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from bot.plots.labels import round_ticks
from bot.plots.lessons.paper import NOTE, Chart, Scale, Spot, chart_on, plate
from bot.plots.lessons.words import alt_of, short
from bot.plots.style import BLACK, BLUE, VERMILLION, Ink, Look
from bot.trainings.news import Picture
from bot.tutor.by_hand.valley import BOTTOM, valley
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.pictures.valley import ValleyPicture

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings

CURVE, WALK = Look(BLUE, "solid", "o"), Look(VERMILLION, "solid", "s")
TANGENT, END = Look(BLACK, "dashed", "D"), Look(BLACK, "solid", "D")
LEAST_REACH = 3.5  # to either side of the bottom
DRAWN_CURVE = 120  # points of it
FLAT = 0.5  # slopes between minus and plus this
NAMES = 96  # pixels below the top of the chart that the words for start and end take


def walk_of(spec: ValleyPicture) -> tuple[Spot, ...]:
    """Return the places (w, loss) of the walk, its start first."""
    if spec.steps == 0:
        return ((spec.start, (spec.start - BOTTOM) ** 2),)
    return valley(spec.rate, spec.steps, spec.start).path


def draw_valley(spec: ValleyPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 x 460 pixels, or 800 x 300 without a name."""
    walks = [walk_of(one) for one in (spec, *spec.beside) if isinstance(one, ValleyPicture)]
    reach = max(LEAST_REACH, *(1.12 * abs(w - BOTTOM) for walk in walks for w, _ in walk))
    walk = walks[0]
    across, up = Scale(BOTTOM - reach, BOTTOM + reach), Scale(0, reach**2)
    chart = chart_on("" if spec.anonymous else _heading(spec, walk), across, up)
    rows = 3 if spec.anonymous else 5
    ticks = round_ticks(across.low, across.high, 8), round_ticks(0, up.high, rows)
    chart.axes(ticks, ("weight w", "loss"))
    chart.line([(w, (w - BOTTOM) ** 2) for w in _steps(across)], CURVE, 4)
    if len(walk) > 1:
        chart.line(walk, WALK, 2, 11)
        chart.dot(*walk[0], WALK, 16, hollow=True)
    chart.dot(*walk[-1], END, 15)
    if spec.slope:
        _draw_slope(chart, walk[0])
    _name_ends(chart, walk)
    numbers = {"w": walk[-1][0], "loss": walk[-1][1], "slope": _slope(walk)}
    return DrawnPicture(Picture("picture.png", chart.sheet.png(), _alt_text(spec, walk)), numbers)


def _steps(across: Scale) -> list[float]:
    width = (across.high - across.low) / DRAWN_CURVE
    return [across.low + width * place for place in range(DRAWN_CURVE + 1)]


def _heading(spec: ValleyPicture, walk: tuple[Spot, ...]) -> str:
    if spec.steps == 0:
        return f"The valley (w - 3)², at w = {short(walk[0][0])}"
    steps = "1 step" if spec.steps == 1 else f"{spec.steps} steps"
    return f"The valley (w - 3)²: {steps} at rate {short(spec.rate)}"


def _slope(walk: tuple[Spot, ...]) -> float:
    """Return the slope where the walk begins: that of its first step."""
    return 2 * (walk[0][0] - BOTTOM)


def _draw_slope(chart: Chart, place: Spot) -> None:
    """Draw the tangent down to the axis at most, with its slope on the inner side of the valley."""
    w, loss = place
    slope = 2 * (w - BOTTOM)
    # As long as fits: 1.4 sideways on flat ground, less where it is steep.
    half = min(
        0.2 * (chart.across.high - chart.across.low), 0.3 * chart.up.high / max(abs(slope), 1e-9)
    )
    down = min(half, loss / abs(slope)) if abs(slope) > FLAT else half
    side = 0 if abs(slope) < FLAT else 1 if slope < 0 else -1
    ends = [(w + go, loss + slope * go) for go in ((side or 1) * down, -(side or 1) * half)]
    chart.line(ends, TANGENT, 3)
    words = f"slope {short(slope, 2)}"
    left, top = chart.spot(*place)
    if not side:
        plate(chart.sheet, words, (left, max(top - 70, chart.box.top + NAMES)), Ink(NOTE, BLACK))
        return
    row = max(top - 30, chart.box.top + NAMES)
    height = chart.up.high * (chart.box.bottom - row) / chart.box.height
    curve, _ = chart.spot(BOTTOM - side * sqrt(max(height, 0.0)), 0)
    away = 26 + chart.sheet.width_of(words, NOTE) / 2
    plate(chart.sheet, words, (curve + side * away, row), Ink(NOTE, BLACK))


def _name_ends(chart: Chart, walk: tuple[Spot, ...]) -> None:
    """Write the numbers of start and end in the open middle of the valley, at its top."""
    middle = chart.box.left + chart.box.width / 2
    lines = [f"■ start: w = {short(walk[0][0])}, loss {short(walk[0][1])}"]
    if len(walk) > 1:
        lines.append(f"◆ end: w = {short(walk[-1][0])}, loss {short(walk[-1][1])}")
    colours = (VERMILLION, BLACK) if len(walk) > 1 else (BLACK,)
    for place, (line, colour) in enumerate(zip(lines, colours, strict=True)):
        words = line.replace("■ start", "◆ here") if len(walk) == 1 else line.replace("■", "□")
        plate(chart.sheet, words, (middle, chart.box.top + 18 + 32 * place), Ink(NOTE, colour))


def _alt_text(spec: ValleyPicture, walk: tuple[Spot, ...]) -> str:
    where = "there" if len(walk) == 1 else f"at w = {short(walk[0][0])}"
    slope = f"The slope {where} is {short(_slope(walk))}." if spec.slope else ""
    curve = "Curve of the loss (w - 3)² by the weight w, lowest at w = 3."
    if len(walk) == 1:
        here = f"One place is marked: w = {short(walk[0][0])}, loss {short(walk[0][1])}."
        return alt_of([curve, here], filter(None, [slope]))
    rate = "" if spec.anonymous else f" at rate {short(spec.rate)}"
    steps = f"A walk of {len(walk) - 1} steps{rate}" if len(walk) > 2 else f"One step{rate}"
    way = f"{steps} leads from w = {short(walk[0][0])} (loss {short(walk[0][1])})"
    end = f"{way} to w = {short(walk[-1][0])} (loss {short(walk[-1][1])})."
    manner = [_manner(walk)] if len(walk) > 2 else []
    return alt_of([curve, end, *filter(None, [slope])], manner)


def _manner(walk: tuple[Spot, ...]) -> str:
    sides = {w > BOTTOM for w, _ in walk if abs(w - BOTTOM) > 1e-9}
    farther = walk[-1][1] > walk[0][1]
    if len(sides) > 1:
        return (
            "It jumps from side to side, farther each time."
            if farther
            else "It jumps from side to side."
        )
    return "It stays on one side and its steps get shorter."
