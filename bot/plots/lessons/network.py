"""Draws a small network: its weights, and maybe what flows forward and what blame comes back."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.plots.lessons.flow import Flow, flow_of, network_alt
from bot.plots.lessons.paper import Spot, blank, fill, mark, plate, stroke
from bot.plots.lessons.words import short
from bot.plots.style import BLACK, BLUE, GREY, SMALL, TEXT, VERMILLION, Box, Ink
from bot.trainings.news import Picture
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.pictures.network import NetworkPicture

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.sheet import Sheet

RADIUS = 36
ROW, BLAME_ROW, AROUND = (
    136,
    168,
    130,
)  # pixels for a neuron with its words, and for heading and foot
LEFT, RIGHT = 90, 700
BLAME, GAP = 18.0, 8.0  # size of its words, and pixels between a weight and them
STEP, STEPS = 0.05, 7
NEAREST, CENTRAL, FARTHEST = 0.2, 0.4, 0.5  # where on a link its number may stand; with blame
HEADINGS = {
    "weights": "The numbers of a network: a weight on each link",
    "forward": "Forward: from the inputs to the output",
    "backward": "Backward: the blame of each weight",
}
Columns = list[list[Spot]]


def draw_network(spec: NetworkPicture, _trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 pixels wide; the height is that of the fullest layer of this picture's group."""
    every = [one for one in (spec, *spec.beside) if isinstance(one, NetworkPicture)]
    fullest = max(max(sizes_of(one)) for one in every)
    row = BLAME_ROW if any(one.show == "backward" for one in every) else ROW
    sheet = blank("" if spec.anonymous else HEADINGS[spec.show], AROUND + row * max(2, fullest))
    flow = flow_of(spec)
    columns = _columns(spec, sheet, row)
    for place, (below, above) in enumerate(pairwise(columns)):
        _draw_links(sheet, spec, below, above, place)
    for place, (below, above) in enumerate(pairwise(columns)):
        _write_links(sheet, flow, below, above, place)
    _draw_inputs(sheet, spec, columns[0])
    for place, column in enumerate(columns[1:]):
        _draw_layer(sheet, flow, column, place)
    _write_foot(sheet, spec, columns)
    if spec.show == "backward":
        left, top = columns[-1][0]
        words = f"target {spec.target}\nloss {short(flow.loss)}"
        sheet.write(words, left - RADIUS, top - RADIUS - 66, Ink(SMALL))
    picture = Picture("picture.png", sheet.png(), network_alt(flow))
    return DrawnPicture(picture, flow.numbers)


def sizes_of(spec: NetworkPicture) -> list[int]:
    return [len(spec.inputs), *(len(layer.weights) for layer in spec.layers)]


def _columns(spec: NetworkPicture, sheet: Sheet, row: int) -> Columns:
    sizes = sizes_of(spec)
    middle = (sheet.height - 10) / 2
    width = (RIGHT - LEFT) / (len(sizes) - 1)
    return [
        [(LEFT + width * place, middle + row * (unit - (size - 1) / 2)) for unit in range(size)]
        for place, size in enumerate(sizes)
    ]


def _draw_links(
    sheet: Sheet, spec: NetworkPicture, below: list[Spot], above: list[Spot], place: int
) -> None:
    """Draw each link: the stronger its weight, the thicker; dashed where it is negative."""
    for target, row in zip(above, spec.layers[place].weights, strict=True):
        for source, weight in zip(below, row, strict=True):
            dashes = "dashed" if weight < 0 else "solid"
            width = 1.5 + min(abs(weight), 3)
            stroke(sheet, [source, target], _colour_of(weight), width, dashes)


def _write_links(
    sheet: Sheet, flow: Flow, below: list[Spot], above: list[Spot], place: int
) -> None:
    """Write the weight of each link on it, and its blame beside that."""
    share = _roomiest(below, above, CENTRAL if flow.blames else NEAREST)
    rows = flow.spec.layers[place].weights
    for unit, (target, row) in enumerate(zip(above, rows, strict=True)):
        for source, start in enumerate(below):
            blame = flow.blames[place].weights[unit][source] if flow.blames else None
            _write_weight(sheet, _on(start, target, share), row[source], blame)


def _write_weight(sheet: Sheet, spot: Spot, weight: float, blame: float | None) -> None:
    ink = Ink(SMALL, _colour_of(weight))
    if blame is None:
        plate(sheet, short(weight), spot, ink)
        return
    first, second = short(weight), f"blame {short(blame)}"
    wide = sheet.width_of(first, SMALL), sheet.width_of(second, BLAME)
    left, width = round(spot[0] - (sum(wide) + GAP) / 2), round(sum(wide) + GAP)
    fill(sheet, Box(left - 4, round(spot[1]) - 12, width + 8, 24), "white")
    sheet.write(first, left, spot[1], ink)
    sheet.write(second, left + wide[0] + GAP, spot[1], Ink(BLAME))


def _colour_of(weight: float) -> str:
    return VERMILLION if weight < 0 else BLUE if weight > 0 else GREY


def _on(start: Spot, end: Spot, share: float) -> Spot:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _roomiest(below: list[Spot], above: list[Spot], nearest: float) -> float:
    """Find where on the links their numbers stand farthest from each other, nearest to a half."""

    def room(share: float) -> float:
        heights = sorted(_on(start, end, share)[1] for start in below for end in above)
        return min((after - before for before, after in pairwise(heights)), default=ROW)

    shares = [nearest + STEP * step for step in range(STEPS) if nearest + STEP * step <= FARTHEST]
    return max(shares, key=lambda share: (round(min(room(share), 48.0)), share))


def _draw_inputs(sheet: Sheet, spec: NetworkPicture, column: list[Spot]) -> None:
    for place, ((x, y), value) in enumerate(zip(column, spec.inputs, strict=True)):
        mark(sheet, (x, y), "s", 2 * RADIUS - 8, (BLACK, "white"))
        if spec.show != "weights":
            sheet.write(short(value), x, y, Ink(TEXT, across="center"))
        name = spec.names[place] if spec.names else f"x{place + 1}"
        sheet.write(name, x, y + RADIUS + 14, Ink(SMALL, across="center"))


def _draw_layer(sheet: Sheet, flow: Flow, column: list[Spot], place: int) -> None:
    """Draw the neurons of a layer, with their sums above, outputs inside and biases below."""
    layer = flow.spec.layers[place]
    for unit, (x, y) in enumerate(column):
        mark(sheet, (x, y), "o", 2 * RADIUS, (BLACK, "white"))
        if flow.spec.show != "weights":
            values = flow.values[place]
            output = short(values.outputs[unit])
            size = TEXT if len(output) < 5 else SMALL if len(output) == 5 else BLAME
            sheet.write(output, x, y, Ink(size, across="center"))
            plate(sheet, f"sum {short(values.sums[unit])}", (x, y - RADIUS - 14), Ink(SMALL, GREY))
        if layer.biases:
            bias = f"bias {short(layer.biases[unit])}"
            plate(sheet, bias, (x, y + RADIUS + 15), Ink(SMALL, GREY))
        if layer.biases and flow.blames:
            blame = f"blame {short(flow.blames[place].biases[unit])}"
            plate(sheet, blame, (x, y + RADIUS + 37), Ink(BLAME, BLACK))


def _write_foot(sheet: Sheet, spec: NetworkPicture, columns: Columns) -> None:
    foot = sheet.height - 24
    sheet.write("inputs", columns[0][0][0], foot, Ink(SMALL, GREY, across="center"))
    for place, (layer, column) in enumerate(zip(spec.layers, columns[1:], strict=True)):
        name = "output" if place == len(spec.layers) - 1 else "hidden"
        words = name if layer.activation == "none" else f"{name}: {layer.activation}"
        sheet.write(words, column[0][0], foot, Ink(SMALL, GREY, across="center"))
