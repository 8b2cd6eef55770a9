"""Draws the plane with the points and the border that a network has, at its start or its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.neural.kinds import Kind
from bot.plots.border import arrange_plane, draw_plane, write_plane
from bot.plots.lessons.trainings import numbers_by_name
from bot.plots.lessons.words import alt_of, heading_of
from bot.plots.sheet import Sheet
from bot.plots.style import TEXT, TITLE, Box, Ink
from bot.plots.surface import surface_of
from bot.trainings.news import Picture
from bot.tutor.pictures.border import BorderPicture
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from bot.neural.training import History
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.surface import PlottedPoints, Surface

WIDTH, HEIGHT = 800, 560
ONE = (Box(80, 110, 360, 360),)
TWO = (Box(70, 192, 290, 290), Box(475, 192, 290, 290))


def draw_border(spec: BorderPicture, trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 x 560 pixels: one plane with words beside it, or start and end side by side."""
    trained = trainings.of(spec.trains)
    history = trained.history
    last = history.numbers.kept_epoch
    shown = {
        "start": [("at the start", trained.at_start)],
        "end": [(f"after {last} rounds", history)],
        "both": [("at the start", trained.at_start), (f"after {last} rounds", history)],
    }[spec.at]
    surfaces = [(when, _surface(one)) for when, one in shown]
    name = "" if spec.anonymous else heading_of(spec.task.title, spec.variant)
    data = _drawn(name, surfaces)
    numbers = numbers_by_name(history.numbers)
    return DrawnPicture(Picture("picture.png", data, _alt_text(surfaces)), numbers)


def _surface(history: History) -> Surface:
    surface = surface_of(history)
    if surface is None:
        raise ValueError(f"the points of {history.spec.data} do not lie on a plane")
    return surface


def _drawn(name: str, surfaces: list[tuple[str, Surface]]) -> bytes:
    sheet = Sheet(WIDTH, HEIGHT)
    boxes = ONE if len(surfaces) == 1 else TWO
    planes = [sheet.axes(box) for box in boxes]

    def arrange() -> None:
        for axes, (_, surface) in zip(planes, surfaces, strict=True):
            arrange_plane(axes, surface.extent)

    sheet.begin("", arrange)
    sheet.write(sheet.fitted(name, TITLE, WIDTH - 40), 20, 32, Ink(TITLE))
    for axes, box, (when, surface) in zip(planes, boxes, surfaces, strict=True):
        write_plane(sheet, box, surface)
        draw_plane(sheet, axes, box, surface)
        words = [when.capitalize(), *_counts(surface)]
        for line, word in enumerate(words):
            if len(surfaces) == 1:
                sheet.write(word, box.right + 50, box.top + 60 + 40 * line, Ink(TEXT))
            else:
                sheet.write(word, box.left, 74 + 28 * line, Ink(TEXT))
    return sheet.png()


def _counts(surface: Surface) -> list[str]:
    """Say how many points of each part are told right; nothing where values are predicted."""
    if surface.kind is Kind.VALUES:
        return []
    parts = (("training", surface.train), ("test", surface.test))
    return [f"{name}: {_right(points)} right" for name, points in parts]


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
    counts = [
        f"{when.capitalize()}: {', '.join(_counts(one))}." for when, one in surfaces if _counts(one)
    ]
    return alt_of([f"Plane, {axes}: {what}."], counts)
