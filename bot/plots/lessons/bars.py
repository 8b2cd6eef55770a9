"""Draws the shares of some classes as bars with percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plots.legend import told_apart
from bot.plots.lessons.paper import NOTE, Scale, chart_on, fill, sized
from bot.plots.lessons.words import alt_of, percent, short
from bot.plots.style import BLACK, BLUE, GREY, TITLE, Box, Ink
from bot.trainings.news import Picture
from bot.tutor.by_hand.passes import softmax
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.tutor.pictures.bars import BarsPicture

WIDEST = 110  # pixels of a bar
ROOM = 1.12  # the top of the axis, so that 100% has room for its words


def draw_bars(spec: BarsPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 x 460 pixels, or 800 x 300 without a name; the axis shows 0 to 100%."""
    shares = spec.shares or softmax(spec.scores).shares
    scores = () if spec.anonymous else spec.scores
    chart = chart_on(_heading(spec), Scale(0, len(shares)), Scale(0, ROOM))
    sheet, bottom = chart.sheet, chart.box.bottom
    ticks = (0, 0.5, 1) if spec.anonymous else (0, 0.25, 0.5, 0.75, 1)
    chart.axes(((), ticks), ("", ""), percent=True)
    room = chart.box.width / len(shares)
    width = min(WIDEST, round(0.6 * room))
    names = told_apart(sheet, spec.labels, NOTE, room - 8)
    for place, (name, share) in enumerate(zip(names, shares, strict=True)):
        middle, top = chart.spot(place + 0.5, share)
        height = max(2, bottom - round(top))
        fill(sheet, Box(round(middle) - width // 2, bottom - height, width, height), BLUE)
        sheet.write(percent(share), middle, top - 18, Ink(TITLE, BLACK, across="center"))
        sheet.write(name, middle, bottom + 24, Ink(NOTE, across="center"))
        if scores:
            words = f"score {short(scores[place])}"
            size = sized(sheet, words, room - 8)
            sheet.write(words, middle, bottom + 52, Ink(size, GREY, across="center"))
    numbers = dict(zip(spec.labels, shares, strict=True))
    return DrawnPicture(Picture("picture.png", sheet.png(), _alt_text(spec, shares)), numbers)


def _heading(spec: BarsPicture) -> str:
    if spec.anonymous:
        return ""
    prediction = "From scores to shares, by softmax" if spec.scores else "Shares of the classes"
    return spec.title or prediction


def _alt_text(spec: BarsPicture, shares: tuple[float, ...]) -> str:
    told = [f"{label} {percent(share)}" for label, share in zip(spec.labels, shares, strict=True)]
    if spec.scores and not spec.anonymous:
        told = [
            f"{one} (score {short(score)})" for one, score in zip(told, spec.scores, strict=True)
        ]
    named = f"{spec.title}: b" if spec.title and not spec.anonymous else "B"
    head = f"{named}ar chart of {len(shares)} shares, 0 to 100%: {', '.join(told)}."
    highest = max(shares)
    if spec.title or sum(share == highest for share in shares) > 1:
        return alt_of([head])
    return alt_of([head], [f"{spec.labels[shares.index(highest)]} is the highest."])
