"""Draws the plane with the points and the border that a network has, at its start or its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.neural.kinds import Kind
from bot.plots.border import CLASS_COLOURS, arrange_plane, draw_plane
from bot.plots.lessons.paper import NOTE, sized
from bot.plots.lessons.points import draw_two_classes
from bot.plots.lessons.trainings import numbers_by_name
from bot.plots.lessons.words import alt_of, heading_of
from bot.plots.sheet import Sheet
from bot.plots.style import BLACK, TITLE, Box, Ink
from bot.plots.surface import surface_of
from bot.trainings.news import Picture
from bot.tutor.pictures.border import BorderPicture
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from bot.neural.training import History
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.surface import PlottedPoints, Surface

WIDTH = 800
ONE, FLAT_ONE = Box(80, 66, 420, 420), Box(80, 18, 310, 310)
TWO, FLAT_TWO = (72, 456), 320  # pixels from the left, and their width
KEYS = {
    Kind.BINARY: ("●○ training", "■□ test", "× wrong"),
    Kind.CLASSES: ("1 training", "□ test", "× wrong"),
    Kind.VALUES: ("● training", "■ test"),
}
BAR = 70  # pixels that the colours of values take beside a plane
LINE = 32


def draw_border(spec: BorderPicture, trainings: LessonTrainings) -> DrawnPicture:
    """Draw one plane with words beside it, or start and end side by side; 800 pixels wide."""
    trained = trainings.of(spec.trains)
    history = trained.history
    after = f"after {history.numbers.kept_epoch:,} rounds"
    shown = {
        "start": [("at the start", trained.at_start)],
        "end": [(after, history)],
        "both": [("at the start", trained.at_start), (after, history)],
    }[spec.at]
    surfaces = [(when, _surface(one)) for when, one in shown]
    name = "" if spec.anonymous else heading_of(spec.task.title, spec.variant)
    data = _one(name, *surfaces[0]) if len(surfaces) == 1 else _two(name, surfaces)
    numbers = numbers_by_name(history.numbers)
    return DrawnPicture(Picture("picture.png", data, _alt_text(surfaces)), numbers)


def _surface(history: History) -> Surface:
    surface = surface_of(history)
    if surface is None:
        raise ValueError(f"the points of {history.spec.data} do not lie on a plane")
    return surface


def _one(name: str, when: str, surface: Surface) -> bytes:
    """Draw a plane, with its key and its counts at its right; without a name it is smaller."""
    box = ONE if name else FLAT_ONE
    sheet = _planes(name, box.bottom + 46, [(box, surface)])
    left = box.right + (24 if surface.kind is not Kind.VALUES else 24 + BAR)
    lines = [(when.capitalize(), BLACK)]
    for key, count in zip(KEYS[surface.kind], [*_counts(surface), ""], strict=False):
        lines += [("", BLACK), (key, BLACK), *([(count, BLACK)] if count else [])]
    lines += [("", BLACK), *_classes(surface)]
    top = box.top + 24.0
    for words, colour in lines:
        size = sized(sheet, words, WIDTH - 6 - left)
        sheet.write(words, left, top, Ink(size, colour))
        top += LINE if words else LINE / 3
    return sheet.png()


def _two(name: str, surfaces: list[tuple[str, Surface]]) -> bytes:
    """Draw two planes, with the counts above each and one key below both."""
    top = 166 if name else 118
    boxes = [Box(left, top, FLAT_TWO, FLAT_TWO) for left in TWO]
    pairs = [(box, surface) for box, (_, surface) in zip(boxes, surfaces, strict=True)]
    sheet = _planes(name, boxes[0].bottom + 118, pairs)
    for box, (when, surface) in zip(boxes, surfaces, strict=True):
        counts = _counts(surface)
        told = [when.capitalize()]
        if counts:
            told += [f"training: {counts[0]}", f"test: {counts[1]}"]
        for line, words in enumerate(told):
            place = box.top - 16 - 30 * (len(told) - line - 0.5)
            sheet.write(words, box.left, place, Ink(sized(sheet, words, box.width + 20)))
    _, surface = surfaces[0]
    sheet.write("    ".join(KEYS[surface.kind]), TWO[0], boxes[0].bottom + 60, Ink(NOTE))
    left = float(TWO[0])
    for words, colour in _classes(surface):
        sheet.write(words, left, boxes[0].bottom + 94, Ink(NOTE, colour))
        left += sheet.width_of(words, NOTE) + 40
    return sheet.png()


def _planes(name: str, height: int, pairs: list[tuple[Box, Surface]]) -> Sheet:
    """Return a sheet with a heading and the planes on it."""
    sheet = Sheet(WIDTH, height)
    planes = [sheet.axes(box) for box, _ in pairs]

    def arrange() -> None:
        for axes, (_, surface) in zip(planes, pairs, strict=True):
            axes.tick_params(labelsize=NOTE)
            arrange_plane(axes, surface.extent)

    sheet.begin("", arrange)
    sheet.write(sheet.fitted(name, TITLE, WIDTH - 40), 20, 32, Ink(TITLE))
    for axes, (box, surface) in zip(planes, pairs, strict=True):
        draw = draw_two_classes if surface.kind is Kind.BINARY else draw_plane
        draw(sheet, axes, box, surface)
        across, up = surface.names
        right = sheet.fitted(across, NOTE, 90), sheet.fitted(up, NOTE, box.left - 12)
        sheet.write(right[0], box.right, box.bottom + 22, Ink(NOTE, across="right"))
        sheet.write(right[1], box.left - 8, box.top + 12, Ink(NOTE, across="right"))
    return sheet


def _classes(surface: Surface) -> list[tuple[str, str]]:
    """Return the names of the classes with their signs, and their colours."""
    if surface.kind is Kind.VALUES:
        return []
    if surface.kind is Kind.CLASSES:
        return [(f"{k + 1} {name}", BLACK) for k, name in enumerate(surface.classes)]
    signs = ("●■", "○□")
    return [
        (f"{sign} {name}", colour)
        for sign, name, colour in zip(signs, surface.classes, CLASS_COLOURS, strict=True)
    ]


def _counts(surface: Surface) -> list[str]:
    """Say how many points of each part are told right; nothing where values are predicted."""
    if surface.kind is Kind.VALUES:
        return []
    return [f"{_right(points)} right" for points in (surface.train, surface.test)]


def _right(points: PlottedPoints) -> str:
    return f"{len(points.truth) - int(points.wrong.sum())} of {len(points.truth)}"


def _alt_text(surfaces: list[tuple[str, Surface]]) -> str:
    _, surface = surfaces[0]
    left, right, low, high = surface.extent
    if surface.kind is Kind.VALUES:
        what = "points and predicted values"
    else:
        classes = " and ".join(surface.classes[:2]) if len(surface.classes) == 2 else "classes"
        what = f"points of {classes}, with the border the network draws"
    axes = (
        f"{surface.names[0]} {left:.1f} to {right:.1f}, {surface.names[1]} {low:.1f} to {high:.1f}"
    )
    counts = [(when, _counts(one)) for when, one in surfaces if _counts(one)]
    told = [f"{when.capitalize()}: training: {a}, test: {b}." for when, (a, b) in counts]
    return alt_of([f"Plane, {axes}: {what}."], told)
