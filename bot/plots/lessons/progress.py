"""Draws where somebody stands: a row for each lesson, a mark with a shape and letter per idea."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.plots.lessons.paper import Spot, blank, mark, stroke
from bot.plots.lessons.words import alt_of
from bot.plots.style import BLACK, BLUE, GREY, GRID, SMALL, TEXT, VERMILLION, Ink
from bot.trainings.news import Picture
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.pictures.progress import MOST_IDEAS, IdeaState, LessonStanding

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.sheet import Sheet
    from bot.tutor.pictures.progress import ProgressPicture

HEAD, ROW, FOOT = 64, 46, 70
TITLES = 20  # where they begin, in pixels from the left
LEAST = 380  # pixels that titles have at least
WIDEST = 62  # pixels from one mark to the next
RIGHT = 790


@dataclass(frozen=True, slots=True)
class StateMark:
    """How a state is drawn: a shape, its edge and its inside, and a letter in a colour."""

    marker: str
    size: float
    edge: str
    face: str
    letter: str = ""
    ink: str = BLACK


MARKS = {
    IdeaState.NEW: StateMark("o", 12, GREY, "white"),
    IdeaState.SEEN: StateMark("o", 32, BLUE, "white", "S", BLUE),
    IdeaState.PRACTISED: StateMark("s", 30, BLUE, "white", "P", BLUE),
    IdeaState.SHAKY: StateMark("^", 32, VERMILLION, "white", "!", VERMILLION),
    IdeaState.FIRM: StateMark("s", 30, BLUE, BLUE, "F", "white"),
}


def draw_progress(spec: ProgressPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 pixels wide, and as high as the lessons need."""
    lessons = spec.lessons
    sheet = blank("Your ideas, lesson by lesson", HEAD + ROW * max(1, len(lessons)) + FOOT)
    most = min(MOST_IDEAS, max((len(lesson.ideas) for lesson in lessons), default=1))
    width = min(WIDEST, (RIGHT - LEAST) / max(1, most))
    cells = RIGHT - width * most
    for place, lesson in enumerate(lessons):
        middle = HEAD + ROW * place + ROW / 2
        bottom = middle + ROW / 2
        stroke(sheet, [(TITLES, bottom), (RIGHT - 10, bottom)], GRID, 1)
        title = sheet.fitted(lesson.title, TEXT, cells - TITLES - 16)
        sheet.write(title, TITLES, middle, Ink(TEXT))
        for column, state in enumerate(lesson.ideas[:MOST_IDEAS]):
            _draw_mark(sheet, (cells + width * (column + 0.5), middle), state)
    _write_key(sheet)
    text = spec.alt_text or _alt_text(lessons)
    return DrawnPicture(Picture("picture.png", sheet.png(), text), {})


def _draw_mark(sheet: Sheet, spot: Spot, state: IdeaState) -> None:
    look = MARKS[state]
    lowered = 3 if look.marker == "^" else 0
    mark(sheet, (spot[0], spot[1] + lowered), look.marker, look.size, (look.edge, look.face))
    if look.letter:
        sheet.write(look.letter, spot[0], spot[1] + 2 * lowered, Ink(SMALL, look.ink, "center"))


def _write_key(sheet: Sheet) -> None:
    left, middle = 34.0, sheet.height - FOOT / 2
    for state in IdeaState:
        _draw_mark(sheet, (left, middle), state)
        sheet.write(state.value, left + 26, middle, Ink(SMALL))
        left += 26 + sheet.width_of(state.value, SMALL) + 44


def _alt_text(lessons: tuple[LessonStanding, ...]) -> str:
    begun = [lesson for lesson in lessons if set(lesson.ideas) - {IdeaState.NEW}]
    rest = len(lessons) - len(begun)
    named = "lesson and its ideas" if len(lessons) == 1 else "lessons and their ideas"
    head = [f"Grid of {len(lessons)} {named}."]
    told = [f"{lesson.title}: {_counted(lesson)}." for lesson in begun]
    if rest:
        told.insert(0, f"{rest} not begun yet.")
    return alt_of(head, told)


def _counted(lesson: LessonStanding) -> str:
    counts = Counter(lesson.ideas)
    return ", ".join(f"{counts[state]} {state}" for state in reversed(IdeaState) if counts[state])
