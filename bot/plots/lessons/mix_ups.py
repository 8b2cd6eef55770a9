"""Draws how often a class gave each definition to each term: a grid of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plots.lessons.paper import NOTE, WIDTH, blank, fill, stroke
from bot.plots.lessons.voted_words import VOTES, mix_ups_alt, wrapped
from bot.plots.lessons.votes import EDGE, HEAD, LEGEND, LINE
from bot.plots.style import BLACK, BLUE, GREY, Box, Ink
from bot.trainings.news import Picture
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.sheet import Sheet
    from bot.tutor.pictures.votes import MixUpsPicture

TERMS, ROW = 300, 66  # pixels of a term, and of a row
INK, OTHER = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)
DARKEST = 0.45  # of the colour, so that black words stay readable


def draw_mix_ups(spec: MixUpsPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 pixels wide; below the grid stand the definitions with their letters."""
    ruler = blank("", 100)
    room = WIDTH - 2 * EDGE - 40
    told = [(letter, wrapped(ruler, text, NOTE, room)) for letter, text in spec.definitions]
    top = HEAD + LEGEND * (len(spec.headlines) + 2) + 8
    foot = top + ROW * len(spec.terms) + 14
    lines = sum(len(words) for _, words in told) + len(spec.notes)
    sheet = blank(spec.title, foot + LINE * lines + 14)
    _write_heads(sheet, spec, top)
    for place in range(len(spec.terms)):
        _draw_row(sheet, spec, place, top + ROW * place)
    line = foot + LINE / 2
    for letter, words in told:
        sheet.write(letter, EDGE, line, Ink(NOTE, BLUE))
        for said in words:
            sheet.write(said, EDGE + 40, line, Ink(NOTE))
            line += LINE
    for note in spec.notes:
        sheet.write(sheet.fitted(note, NOTE, room), EDGE, line, Ink(NOTE, GREY))
        line += LINE
    numbers = {
        f"{name}: {term}, {letter}": float(grid[row][column])
        for name, grid in zip(VOTES, spec.counts, strict=False)
        for row, term in enumerate(spec.terms)
        for column, (letter, _) in enumerate(spec.definitions)
    }
    return DrawnPicture(Picture("picture.png", sheet.png(), mix_ups_alt(spec)), numbers)


def _write_heads(sheet: Sheet, spec: MixUpsPicture, top: int) -> None:
    two = len(spec.headlines) > 1
    for place, said in enumerate(spec.headlines):
        words = f"{VOTES[place]}: {said}" if two else said
        sheet.write(words, EDGE, HEAD + LEGEND * (place + 0.5), Ink(NOTE))
    what = "How many gave it (first vote → second)" if two else "How many gave it"
    line = HEAD + LEGEND * (len(spec.headlines) + 0.5)
    sheet.write(f"{what}; ✓ and a frame: right", EDGE, line, Ink(NOTE, GREY))
    for column, (letter, _) in enumerate(spec.definitions):
        box = _cell(spec, column, top)
        sheet.write(letter, box.left + box.width / 2, top - 18, Ink(NOTE, BLUE, across="center"))


def _draw_row(sheet: Sheet, spec: MixUpsPicture, place: int, top: int) -> None:
    lines = wrapped(sheet, spec.terms[place], NOTE, TERMS - EDGE - 12)
    begin = top + (ROW - LINE * len(lines)) / 2
    for number, line in enumerate(lines):
        sheet.write(line, EDGE, begin + LINE * (number + 0.5), Ink(NOTE))
    for column in range(len(spec.definitions)):
        box, right = _cell(spec, column, top), column == spec.own[place]
        share = spec.counts[-1][place][column] / max(1, spec.answered[-1])
        fill(sheet, box, _shade(share, right=right))
        if right:
            corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom)]
            stroke(sheet, [*corners, (box.left, box.bottom), corners[0]], BLACK, 2)
        counts = " → ".join(str(grid[place][column]) for grid in spec.counts)
        words = f"✓ {counts}" if right else counts
        middle = box.left + box.width / 2, box.top + box.height / 2
        size = min(NOTE, NOTE * (box.width - 8) / max(1.0, sheet.width_of(words, NOTE)))
        sheet.write(words, *middle, Ink(size, across="center"))


def _cell(spec: MixUpsPicture, column: int, top: int) -> Box:
    width = (WIDTH - TERMS - EDGE) // len(spec.definitions)
    return Box(TERMS + width * column + 2, top + 2, width - 4, ROW - 4)


def _shade(share: float, *, right: bool) -> str:
    """Return the colour of a cell: the larger its share, the stronger."""
    if not share:
        return "#F2F2F2"
    ink = INK if right else OTHER
    parts = [round(255 + (0.06 + DARKEST * share) * (part - 255)) for part in ink]
    return "#" + "".join(f"{part:02X}" for part in parts)
