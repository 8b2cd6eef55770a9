"""Draws what a class answered: a row of bars for each answer, one bar for each vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from bot.plots.lessons.paper import NOTE, WIDTH, blank, fill
from bot.plots.lessons.voted_words import VOTES, measured, votes_alt, wrapped
from bot.plots.style import BLACK, BLUE, GREY, GRID, Box, Ink
from bot.trainings.news import Picture
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.sheet import Sheet
    from bot.tutor.pictures.votes import VotedRow, VotesPicture

EDGE = 20  # pixels beside everything
HEAD, LEGEND = 58, 34  # of the title, and of a line below it
LINE, BAR, GAP = 30, 28, 18  # heights of a line of words, of a bar, and between two rows
BESIDE = 250  # pixels of short words beside their bars
COUNTS = 250  # pixels behind the longest bar
LETTER = 44  # pixels of a letter before its words
RIGHT = "✓ right"
HATCH = "///"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Where a row begins, its words in lines, and where its bars begin."""

    row: VotedRow
    top: float
    lines: tuple[str, ...]
    left: int

    @property
    def beside(self) -> bool:
        return self.left > EDGE

    @property
    def height(self) -> int:
        words, bars = LINE * len(self.lines), BAR * len(self.row.counts)
        return max(words, bars) if self.beside else words + bars


def draw_votes(spec: VotesPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 pixels wide, and as high as the rows need."""
    plans = _plans(spec)
    foot = plans[-1].top + plans[-1].height + GAP if plans else HEAD + LEGEND * 3
    sheet = blank(spec.title, round(foot + LINE * len(spec.notes) + 10))
    write_headlines(sheet, spec.headlines, spec.measure)
    for plan in plans:
        _draw_row(sheet, spec, plan)
    for place, note in enumerate(spec.notes):
        top = foot + LINE * (place + 0.5)
        sheet.write(sheet.fitted(note, NOTE, WIDTH - 2 * EDGE), EDGE, top, Ink(NOTE, GREY))
    numbers = {
        f"{name}: {row.letter or row.text}": float(count)
        for row in spec.rows
        for name, count in zip(VOTES, row.counts, strict=False)
    }
    return DrawnPicture(Picture("picture.png", sheet.png(), votes_alt(spec)), numbers)


def _plans(spec: VotesPicture) -> list[RowPlan]:
    ruler = blank("", 100)
    room = BESIDE - (LETTER if any(row.letter for row in spec.rows) else 0)
    beside = all(ruler.width_of(row.text, NOTE) <= room for row in spec.rows)
    top = float(HEAD + LEGEND * (1 + len(spec.headlines)) + 10)
    plans = []
    for row in spec.rows:
        indent = ruler.width_of(row.letter, NOTE) + 14 if row.letter else 0
        lines = wrapped(ruler, row.text, NOTE, WIDTH - 2 * EDGE - indent)
        plan = RowPlan(row, top, lines, EDGE + BESIDE + 10 if beside else EDGE)
        plans.append(plan)
        top += plan.height + GAP
    return plans


def write_headlines(sheet: Sheet, headlines: tuple[str, ...], measure: str) -> None:
    """Write what is said of each vote, with the look of its bars where there are two."""
    for place, said in enumerate(headlines):
        top = HEAD + LEGEND * (place + 0.5)
        if len(headlines) == 1:
            sheet.write(said, EDGE, top, Ink(NOTE))
            continue
        bar(sheet, Box(EDGE, round(top) - 12, 40, 24), BLUE, hollow=place == 0)
        sheet.write(f"{VOTES[place]}: {said}", EDGE + 52, top, Ink(NOTE))
    sheet.write(measure, EDGE, HEAD + LEGEND * (len(headlines) + 0.5), Ink(NOTE, GREY))


def _draw_row(sheet: Sheet, spec: VotesPicture, plan: RowPlan) -> None:
    row, left = plan.row, float(EDGE)
    middle = plan.top + (plan.height - LINE * len(plan.lines)) / 2 if plan.beside else plan.top
    if row.letter:
        sheet.write(row.letter, left, middle + LINE / 2, Ink(NOTE, BLUE))
        left += sheet.width_of(row.letter, NOTE) + 14
    for place, line in enumerate(plan.lines):
        sheet.write(line, left, middle + LINE * (place + 0.5), Ink(NOTE))
    top = plan.top if plan.beside else plan.top + LINE * len(plan.lines)
    longest = WIDTH - EDGE - COUNTS - plan.left
    colour = BLUE if row.right else GREY
    for vote, (count, of) in enumerate(zip(row.counts, spec.answered, strict=True)):
        place = round(top) + BAR * vote
        fill(sheet, Box(plan.left, place + 2, longest, BAR - 4), "#F2F2F2")
        width = round(longest * count / of) if of else 0
        if width:
            hollow = len(row.counts) > 1 and vote == 0
            bar(sheet, Box(plan.left, place + 2, width, BAR - 4), colour, hollow=hollow)
        said = measured(count, of) + (f"  {RIGHT}" if row.right and vote == 0 else "")
        sheet.write(said, plan.left + longest + 12, place + BAR / 2, Ink(NOTE, BLACK))
    edge = [plan.left, round(top)]
    fill(sheet, Box(edge[0] - 2, edge[1], 2, BAR * len(row.counts)), GRID)


def bar(sheet: Sheet, box: Box, colour: str, *, hollow: bool) -> None:
    """Draw a bar, filled or as a hatched outline."""
    if not hollow:
        fill(sheet, box, colour)
        return
    inner = (box.left + 1, sheet.height - box.bottom + 1)
    drawn = Rectangle(inner, max(1, box.width - 2), box.height - 2)
    drawn.set(facecolor="white", edgecolor=colour, linewidth=2, hatch=HATCH)
    sheet.draw(drawn)
