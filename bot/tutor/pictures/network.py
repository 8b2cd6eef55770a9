"""The kind `network`: a small network with its weights, and maybe what flows through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.tutor.pictures.kind import PictureKind, PictureSpec
from bot.tutor.shapes import (
    Flaw,
    LinesKey,
    NumberKey,
    NumberRowsKey,
    NumbersKey,
    OneOfKey,
    RowsKey,
)

if TYPE_CHECKING:
    from bot.tutor.shapes import Shape

MOST_UNITS, MOST_LAYERS = 4, 3
MOST_LINKS, MOST_BLAMED = 9, 6  # between two layers, for their numbers to have room
LARGEST = 99.0

Activation = Literal["none", "sigmoid", "tanh"]
Show = Literal["weights", "forward", "backward"]


@dataclass(frozen=True, slots=True)
class LayerNumbers:
    """A layer: `weights` has a row for each neuron, `biases` a number for each, or is empty."""

    weights: tuple[tuple[float, ...], ...]
    biases: tuple[float, ...] = ()
    activation: Activation = "none"


@dataclass(frozen=True, slots=True)
class NetworkPicture(PictureSpec):
    """A network. `names` are those of the inputs, or empty; `target` is what it should answer."""

    inputs: tuple[float, ...]
    layers: tuple[LayerNumbers, ...]
    names: tuple[str, ...] = ()
    show: Show = "weights"
    target: int = 1


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    inputs, names = table.get("inputs", ()), table.get("names", ())
    if names and inputs and len(names) != len(inputs):
        yield Flaw("names", f"there are {len(names)} for {len(inputs)} inputs", "name each once")
    yield from _large("inputs", inputs)
    below = len(inputs)
    for place, layer in enumerate(table.get("layer", ())):
        yield from _layer_flaws(f"layer[{place}]", layer, below, table.get("show"))
        below = len(layer.get("weights", ()))
    if table.get("target", 1) not in {0, 1}:
        yield Flaw("target", "the right answer is 0 or 1 here", "write 0 or 1")
    yield from _end_flaws(table)


def _layer_flaws(
    where: str, layer: Mapping[str, Any], below: int, show: str | None
) -> Iterable[Flaw]:
    rows, biases = layer.get("weights", ()), layer.get("biases", ())
    for place, row in enumerate(rows):
        if below and len(row) != below:
            wrong = f"{len(row)} weights come from {below} units"
            yield Flaw(f"{where}.weights[{place}]", wrong, "write one weight for each of them")
        yield from _large(f"{where}.weights[{place}]", row)
    if biases and rows and len(biases) != len(rows):
        wrong = f"there are {len(biases)} for {len(rows)} neurons"
        yield Flaw(f"{where}.biases", wrong, "write one for each, or none")
    yield from _large(f"{where}.biases", biases)
    most = MOST_BLAMED if show == "backward" else MOST_LINKS
    if len(rows) * below > most:
        wrong = f"{len(rows) * below} links leave no room for their numbers"
        yield Flaw(f"{where}.weights", wrong, f"draw at most {most} between two layers")


def _large(where: str, numbers: Iterable[float]) -> Iterable[Flaw]:
    for number in numbers:
        if abs(number) > LARGEST:
            yield Flaw(where, f"{number:g} has no room", f"stay within -{LARGEST:g} to {LARGEST:g}")


def _end_flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    layers = table.get("layer", ())
    if table.get("show") != "backward" or not layers:
        return
    last = layers[-1]
    if last.get("activation") != "sigmoid" or len(last.get("weights", ())) != 1:
        wrong = "blame starts at one sigmoid neuron at the end"
        yield Flaw(f"layer[{len(layers) - 1}]", wrong, 'end with one, or show "forward"')


def _read(table: Mapping[str, Any]) -> NetworkPicture:
    layers = tuple(
        LayerNumbers(tuple(map(tuple, row["weights"])), tuple(row["biases"]), row["activation"])
        for row in table["layer"]
    )
    return NetworkPicture(
        tuple(table["inputs"]), layers, tuple(table["names"]), table["show"], int(table["target"])
    )


LAYER: Shape = {
    "weights": NumberRowsKey(1, MOST_UNITS),
    "biases": NumbersKey(0, MOST_UNITS),
    "activation": OneOfKey(("none", "sigmoid", "tanh")),
}
SHAPE: Shape = {
    "names": LinesKey(0, MOST_UNITS, 14),
    "inputs": NumbersKey(1, MOST_UNITS),
    "layer": RowsKey(LAYER, 1, MOST_LAYERS),
    "show": OneOfKey(("weights", "forward", "backward")),
    "target": NumberKey(0, 1, default=1.0),
}
NETWORK = PictureKind("network", SHAPE, _flaws, _read)
