"""Draws what each word of a message adds to a score: bars to the right of zero, or to the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plots.legend import told_apart
from bot.plots.lessons.paper import NOTE, WIDTH, blank, fill, stroke
from bot.plots.lessons.votes import bar
from bot.plots.style import BLACK, BLUE, GREY, GRID, VERMILLION, Box, Ink
from bot.trainings.news import Picture
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.sheet import Sheet
    from bot.tutor.pictures.weighed_words import WeighedWordsPicture

EDGE = 20  # pixels beside everything
LEGEND = 72  # middle of the line below the title
TOP, ROW, THICK = 130, 42, 26  # where rows begin, their height, and that of a bar
WORDS, NUMBERS = 270, 84  # pixels of a word, and of a number beside its bar
SMALLEST = 0.85  # size of a word, as a share of the usual one; longer ones are cut
LEAST = 0.5
"""The longest bar stands for this at least: a message that says nothing gets no long bars."""
MOST, LONGEST_TITLE = 1024, 200  # characters of an alt text, and of the title in it


def draw_weighed_words(spec: WeighedWordsPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 pixels wide, and as high as the rows need: one for each word, one for the total."""
    foot = TOP + ROW * len(spec.labels)
    sheet = blank(spec.title, foot + ROW + EDGE)
    scale = _Scale((*spec.weights, spec.total))
    sheet.write(sheet.fitted(spec.measure, NOTE, WIDTH - 2 * EDGE), EDGE, LEGEND, Ink(NOTE, GREY))
    _name_sides(sheet, scale)
    labels = told_apart(sheet, spec.labels, SMALLEST * NOTE, WORDS - 12)
    for place, (label, weight) in enumerate(zip(labels, spec.weights, strict=True)):
        _draw_row(sheet, scale, label, weight, TOP + ROW * place)
    stroke(sheet, [(EDGE, foot), (WIDTH - EDGE, foot)], GRID, 2)
    _draw_row(sheet, scale, "all together", spec.total, foot)
    stroke(sheet, [(scale.zero, TOP - 6), (scale.zero, foot + ROW)], BLACK, 2)
    numbers = dict(zip(spec.labels, spec.weights, strict=True)) | {"all together": spec.total}
    return DrawnPicture(Picture("picture.png", sheet.png(), _alt_text(spec)), numbers)


class _Scale:
    """Where zero is, and how long a bar: both sides get the room that their longest bar needs."""

    def __init__(self, weights: tuple[float, ...]) -> None:
        most, least = max(0.0, *weights), -min(0.0, *weights)
        left = EDGE + WORDS + (NUMBERS if least else 0)
        room = WIDTH - EDGE - NUMBERS - left
        self.unit = room / max(most + least, LEAST)
        self.zero = round(left + self.unit * least)

    def length(self, weight: float) -> int:
        return max(2, round(self.unit * abs(weight))) if weight else 0


def _name_sides(sheet: Sheet, scale: _Scale) -> None:
    top = TOP - 24
    sheet.write("for it \u2192", scale.zero + 8, top, Ink(NOTE, BLUE))
    sheet.write("\u2190 against it", scale.zero - 8, top, Ink(NOTE, VERMILLION, across="right"))


def _draw_row(sheet: Sheet, scale: _Scale, label: str, weight: float, top: int) -> None:
    """Draw a word and its bar: full and blue for what counts for it, hatched for what does not."""
    middle = top + ROW / 2
    size = sheet.sized(label, NOTE, WORDS - 12, SMALLEST * NOTE)
    sheet.write(sheet.fitted(label, size, WORDS - 12), EDGE, middle, Ink(size))
    length = scale.length(weight)
    begins = scale.zero if weight > 0 else scale.zero - length
    box = Box(begins, round(middle) - THICK // 2, length, THICK)
    colour = BLUE if weight > 0 else VERMILLION
    if length > 2:
        bar(sheet, box, colour, hollow=weight < 0)
    elif length:
        fill(sheet, box, colour)
    spot = scale.zero + (length + 8 if weight >= 0 else -length - 8)
    ink = Ink(NOTE, across="left" if weight >= 0 else "right")
    sheet.write(signed(weight), spot, middle, ink)


def signed(weight: float) -> str:
    """Write a number with its sign and two decimals; a number that rounds to 0 has none."""
    written = f"{abs(weight):.2f}"
    sign = "" if written == "0.00" else "+" if weight > 0 else "\u2212"
    return f"{sign}{written}"


def _alt_text(spec: WeighedWordsPicture) -> str:
    """Tell every number."""
    told = [
        f"{label} {signed(weight)}" for label, weight in zip(spec.labels, spec.weights, strict=True)
    ]
    head = f"{shortened(spec.title, LONGEST_TITLE).rstrip('.')}. {spec.measure}. Bar chart:"
    return shortened(f"{head} {'; '.join(told)}; all together {signed(spec.total)}.", MOST)
