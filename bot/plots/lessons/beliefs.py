"""Draws what a class believes: a bar for each misconception, with a whisker for its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plots.lessons.paper import NOTE, blank, fill, stroke
from bot.plots.lessons.words import percent
from bot.plots.style import BLACK, GREY, GRID, SMALL, VERMILLION, Box, Ink
from bot.trainings.news import Picture
from bot.tutor.pictures.beliefs import MOST_BELIEFS
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.sheet import Sheet
    from bot.tutor.pictures.beliefs import BeliefBar, BeliefsPicture

HEAD, ROW, FOOT = 64, 112, 40
LEFT, WIDE = 20, 500  # where bars begin, and how long a share of 1 is
THICK, CAP = 26, 8
MOST_ALT, MOST_BELIEF = 1000, 90  # characters: Discord takes 1,024


def draw_beliefs(spec: BeliefsPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 pixels wide, and as high as the bars need."""
    bars = spec.bars[:MOST_BELIEFS]
    sheet = blank("What the class believes", HEAD + ROW * max(1, len(bars)) + FOOT)
    for place, bar in enumerate(bars):
        _draw_bar(sheet, HEAD + ROW * place, place + 1, bar)
    for share in (0.0, 0.5, 1.0):
        left = LEFT + WIDE * share
        ink = Ink(SMALL, GREY, across="center" if share else "left")
        sheet.write(percent(share), left, sheet.height - 22, ink)
    alt = f"Bar chart of misconceptions. {' '.join(map(_told, bars))}"
    return DrawnPicture(Picture("picture.png", sheet.png(), shortened(alt, MOST_ALT)), {})


def _draw_bar(sheet: Sheet, top: int, place: int, bar: BeliefBar) -> None:
    """Write the belief and where it is taught above its bar, and the numbers beside it."""
    room = sheet.width - 2 * LEFT
    sheet.write(sheet.fitted(f"{place}. {bar.belief}", NOTE, room), LEFT, top + 18, Ink(NOTE))
    if bar.taught:
        sheet.write(sheet.fitted(bar.taught, SMALL, room), LEFT, top + 44, Ink(SMALL, GREY))
    upper = top + 60
    middle = upper + THICK / 2
    fill(sheet, Box(LEFT, upper, WIDE, THICK), GRID)
    fill(sheet, Box(LEFT, upper, round(WIDE * _share(bar)), THICK), VERMILLION)
    low, high = LEFT + WIDE * bar.low, LEFT + WIDE * bar.high
    stroke(sheet, [(low, middle), (high, middle)], BLACK, 3)
    for end in (low, high):
        stroke(sheet, [(end, middle - CAP), (end, middle + CAP)], BLACK, 3)
    words = f"{percent(_share(bar))} · {bar.held} of {bar.asked}"
    sheet.write(words, LEFT + WIDE + 24, middle, Ink(NOTE))


def _share(bar: BeliefBar) -> float:
    return bar.held / bar.asked


def _told(bar: BeliefBar) -> str:
    belief = shortened(bar.belief.rstrip("."), MOST_BELIEF)
    share, low, high = (percent(one) for one in (_share(bar), bar.low, bar.high))
    return f"{belief}: {share}, {bar.held} of {bar.asked} (between {low} and {high})."
