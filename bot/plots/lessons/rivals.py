"""Draws the loss of a person beside that of a network, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plots.labels import even_ticks, rounded_up, spread
from bot.plots.lessons.paper import HEIGHT, NOTE, Chart, Scale, blank, plate, stroke
from bot.plots.lessons.words import alt_of, loss_words
from bot.plots.style import GREY, TEST, TRAIN, Box, Ink
from bot.trainings.news import Picture
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.tutor.pictures.rivals import RivalsPicture

BOX = Box(90, 112, 500, 266)
TOPS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.5)
COIN = 0.693  # -ln 0.5, the loss of whoever has no opinion
EDGE = 0.4  # sentences of room at both ends of the axis
SIZE, GAP = 10, 20  # of a marker, and between the curves and the words about them
LINE = 30.0  # pixels that a name takes


def draw_rivals(spec: RivalsPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 x 460 pixels; the axis of losses ends where the highest one fits."""
    sheet = blank("Loss, sentence by sentence: you and the network", HEIGHT)
    count = len(spec.yours)
    high = rounded_up(max(*spec.yours, *spec.theirs, COIN), TOPS)
    chart = Chart(sheet, BOX, Scale(1 - EDGE, count + EDGE), Scale(0, high))
    ticks = [tick for tick in even_ticks(count, 8) if tick == int(tick) and tick >= 1]
    chart.axes((ticks, even_ticks(high, 4)), ("sentence", "loss: 0 is sure and right"))
    _mark_rounds(chart, spec, high)
    for losses, look in ((spec.yours, TRAIN), (spec.theirs, TEST)):
        chart.line(list(enumerate(losses, start=1)), look, 3, SIZE)
    _name(chart, spec)
    numbers = {"your loss, mean": _mean(spec.yours), "network's loss, mean": _mean(spec.theirs)}
    return DrawnPicture(Picture("picture.png", sheet.png(), _alt_text(spec)), numbers)


def _mark_rounds(chart: Chart, spec: RivalsPicture, high: float) -> None:
    """Draw the line of a coin, and one where the test begins."""
    left, top = chart.spot(chart.across.low, COIN)
    stroke(chart.sheet, [(left, top), (chart.box.right, top)], GREY, 2, "dotted")
    if not 0 < spec.learnt < len(spec.yours):
        return
    edge, _ = chart.spot(spec.learnt + 0.5, high)
    stroke(chart.sheet, [(edge, chart.box.top), (edge, chart.box.bottom)], GREY, 2, "dashed")
    plate(chart.sheet, "test", (edge + 34, chart.box.top - 14), Ink(NOTE, GREY))


def _name(chart: Chart, spec: RivalsPicture) -> None:
    """Name both curves and the line of a coin at their ends, apart from each other."""
    named = (
        ("● you", spec.yours[-1], TRAIN.colour),
        ("■ network", spec.theirs[-1], TEST.colour),
        ("a coin: 0.69", COIN, GREY),
    )
    heights = [chart.up.share(loss) * chart.box.height for _, loss, _ in named]
    placed = spread(heights, [LINE] * len(named), chart.box.height + 40)
    for (words, _, colour), height in zip(named, placed, strict=True):
        left = chart.box.right + GAP
        chart.sheet.write(words, left, chart.box.bottom - height, Ink(NOTE, colour))


def _mean(losses: tuple[float, ...]) -> float:
    return sum(losses) / len(losses)


def _alt_text(spec: RivalsPicture) -> str:
    count = len(spec.yours)
    head = f"Line chart, loss by sentence, 1 to {count}, of you and of the network."
    told = [f"{_told('Yours', spec.yours)} {_told('Network', spec.theirs)}"]
    if 0 < spec.learnt < count:
        you, network = (_mean(losses[spec.learnt :]) for losses in (spec.yours, spec.theirs))
        told.append(
            f"On the {count - spec.learnt} test sentences the means are {loss_words(you)} (you) "
            f"and {loss_words(network)} (network)."
        )
    told.append("Always saying 50 to 50 gives 0.693.")
    return alt_of([head, told[0]], told[1:])


def _told(name: str, losses: tuple[float, ...]) -> str:
    first, last = loss_words(losses[0]), loss_words(losses[-1])
    return f"{name}: starts at {first}, highest {loss_words(max(losses))}, ends at {last}."
