"""Draws a small network: its weights, and maybe what flows forward and what blame comes back."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.plots.lessons.flow import Flow, flow_of, has_bias, input_names, network_alt
from bot.plots.lessons.links import LinkLabel, clear_spots
from bot.plots.lessons.paper import NOTE, Spot, blank, fill, mark, plate, sized, stroke
from bot.plots.lessons.words import short
from bot.plots.style import BLACK, BLUE, GREY, TEXT, VERMILLION, Box, Ink
from bot.trainings.news import Picture
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.pictures.network import NetworkPicture

if TYPE_CHECKING:
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.sheet import Sheet

RADIUS = 41
ROW, BLAME_ROW, AROUND = 146, 184, 134  # pixels for a neuron with its words, and for head and foot
LEFT, RIGHT = 100, 690
NUMBER, BLAME, LINE = 25.0, 22.0, 27.0  # sizes of words on links, and from one line to the next
LEAST_ROWS = 1.6  # that a picture has room for
MARGIN = 80.0, 62.0  # pixels left free at both ends of a link
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
    heading = "" if spec.anonymous else HEADINGS[spec.show]
    around = AROUND if heading else AROUND - 40
    sheet = blank(heading, around + round(row * max(LEAST_ROWS, fullest)))
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
        words = f"target {spec.target}\nloss {short(flow.loss)}\nerror {short(flow.error)}"
        sheet.write(words, left - RADIUS, top - RADIUS - 76, Ink(NOTE))
    picture = Picture("picture.png", sheet.png(), network_alt(flow))
    return DrawnPicture(picture, flow.numbers)


def sizes_of(spec: NetworkPicture) -> list[int]:
    return [len(spec.inputs), *(len(layer.weights) for layer in spec.layers)]


def _columns(spec: NetworkPicture, sheet: Sheet, row: int) -> Columns:
    sizes = sizes_of(spec)
    middle = (sheet.height - (10 if not spec.anonymous else 50)) / 2
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
    """Write the weight of each link on it, and its blame below that."""
    weights = [weight for row in flow.spec.layers[place].weights for weight in row]
    ends = [(start, end) for end in above for start in below]
    lines = [[short(weight)] for weight in weights]
    if flow.blames:
        blames = [blame for row in flow.blames[place].weights for blame in row]
        lines = [
            [*line, f"blame {short(blame)}"] for line, blame in zip(lines, blames, strict=True)
        ]
    labels = [
        LinkLabel(start, end, _width(sheet, line), LINE * len(line))
        for (start, end), line in zip(ends, lines, strict=True)
    ]
    margin = (RADIUS + 6.0, RADIUS + 6.0) if flow.blames else MARGIN
    spots = clear_spots(labels, margin)
    for weight, line, label, (x, y) in zip(weights, lines, labels, spots, strict=True):
        width, height = round(label.width), round(label.height)
        fill(sheet, Box(round(x - width / 2), round(y - height / 2), width, height), "white")
        top = y - LINE / 2 * (len(line) - 1)
        sheet.write(line[0], x, top, Ink(NUMBER, _colour_of(weight), "center"))
        for words in line[1:]:
            sheet.write(words, x, y + LINE / 2, Ink(BLAME, across="center"))


def _width(sheet: Sheet, lines: list[str]) -> float:
    return 8 + max(
        sheet.width_of(line, NUMBER if k == 0 else BLAME) for k, line in enumerate(lines)
    )


def _colour_of(weight: float) -> str:
    return VERMILLION if weight < 0 else BLUE if weight > 0 else GREY


def _draw_inputs(sheet: Sheet, spec: NetworkPicture, column: list[Spot]) -> None:
    for place, ((x, y), value) in enumerate(zip(column, spec.inputs, strict=True)):
        mark(sheet, (x, y), "s", 2 * RADIUS - 8, (BLACK, "white"))
        if spec.show != "weights":
            sheet.write(short(value), x, y, Ink(TEXT, across="center"))
        name = input_names(spec)[place]
        size = sized(sheet, name, 2 * LEFT - 12)
        sheet.write(name, x, y + RADIUS + 14, Ink(size, across="center"))


def _draw_layer(sheet: Sheet, flow: Flow, column: list[Spot], place: int) -> None:
    """Draw the neurons of a layer, with their sums above, outputs inside and biases below."""
    layer = flow.spec.layers[place]
    for unit, (x, y) in enumerate(column):
        mark(sheet, (x, y), "o", 2 * RADIUS, (BLACK, "white"))
        if flow.spec.show != "weights":
            values = flow.values[place]
            output = short(values.outputs[unit])
            size = sized(sheet, output, 2 * RADIUS - 12, TEXT)
            sheet.write(output, x, y, Ink(size, across="center"))
            plate(sheet, f"sum {short(values.sums[unit])}", (x, y - RADIUS - 14), Ink(NOTE, GREY))
        shown = layer.biases and has_bias(flow.spec)
        if shown:
            bias = f"bias {short(layer.biases[unit])}"
            plate(sheet, bias, (x, y + RADIUS + 15), Ink(NOTE, GREY))
        if shown and flow.blames:
            blame = f"blame {short(flow.blames[place].biases[unit])}"
            plate(sheet, blame, (x, y + RADIUS + 40), Ink(BLAME, BLACK))


def _write_foot(sheet: Sheet, spec: NetworkPicture, columns: Columns) -> None:
    foot = sheet.height - 24
    sheet.write("inputs", columns[0][0][0], foot, Ink(NOTE, GREY, across="center"))
    for place, (layer, column) in enumerate(zip(spec.layers, columns[1:], strict=True)):
        name = "output" if place == len(spec.layers) - 1 else "hidden"
        words = name if layer.activation == "none" else f"{name}: {layer.activation}"
        sheet.write(words, column[0][0], foot, Ink(NOTE, GREY, across="center"))
