"""What flows through a network of a lesson, and the alt text that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.plots.lessons.words import alt_of, short
from bot.tutor.by_hand.layered import backward_through, forward_through, loss_at_end

if TYPE_CHECKING:
    from bot.tutor.by_hand.layered import LayerBlame, LayerValues
    from bot.tutor.pictures.network import NetworkPicture


@dataclass(frozen=True, slots=True)
class Flow:
    """The numbers of a network. `blames` is empty and `loss` 0 unless blame is shown."""

    spec: NetworkPicture
    values: tuple[LayerValues, ...]
    blames: tuple[LayerBlame, ...]
    loss: float

    @property
    def error(self) -> float:
        """What comes out minus what should, where blame is shown."""
        return self.values[-1].outputs[0] - self.spec.target

    @property
    def numbers(self) -> dict[str, float]:
        """The outputs by their names, and the loss where there is one."""
        outputs = self.values[-1].outputs
        named = {f"output {place + 1}": output for place, output in enumerate(outputs)}
        return named | ({"loss": self.loss} if self.blames else {})


def has_bias(spec: NetworkPicture) -> bool:
    """Tell whether biases are shown: where all of them are 0, the lesson speaks of none."""
    return any(bias for layer in spec.layers for bias in layer.biases)


def input_names(spec: NetworkPicture) -> tuple[str, ...]:
    """Return the names of the inputs; without names, x1, x2, … and a single one x."""
    count = len(spec.inputs)
    return spec.names or (("x",) if count == 1 else tuple(f"x{k + 1}" for k in range(count)))


def flow_of(spec: NetworkPicture) -> Flow:
    values = forward_through(spec.inputs, spec.layers)
    if spec.show != "backward":
        return Flow(spec, values, (), 0.0)
    blames = backward_through(spec.inputs, spec.layers, values, spec.target)
    return Flow(spec, values, blames, loss_at_end(values, spec.target))


def network_alt(flow: Flow) -> str:
    """Say the shape, then what flows, then as many weights as fit."""
    spec = flow.spec
    layers = ", ".join(_layer(len(layer.weights), layer.activation) for layer in spec.layers)
    head = [f"Network: {_count(len(spec.inputs), 'input')}, then {layers}."]
    if spec.show != "weights":
        outputs = ", ".join(map(short, flow.values[-1].outputs))
        head.append(f"Inputs {', '.join(map(short, spec.inputs))} give {outputs}.")
    if flow.blames:
        head.append(f"The target is {spec.target}, the loss {short(flow.loss)}.")
        head.append(f"The error is {short(flow.error)}.")
    return alt_of(head, [*_blamed(flow), *_weights(spec)])


def _layer(units: int, activation: str) -> str:
    return _count(units, "neuron" if activation == "none" else f"{activation} neuron")


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count > 1)}"


def _blamed(flow: Flow) -> list[str]:
    return [
        f"Blame in layer {place + 1}, neuron {unit + 1}: {', '.join(map(short, row))}."
        for place, blame in enumerate(flow.blames)
        for unit, row in enumerate(blame.weights)
    ]


def _weights(spec: NetworkPicture) -> list[str]:
    told = []
    for place, layer in enumerate(spec.layers):
        for unit, row in enumerate(layer.weights):
            shown = layer.biases and has_bias(spec)
            bias = f", bias {short(layer.biases[unit])}" if shown else ""
            weights = ", ".join(map(short, row))
            told.append(f"Layer {place + 1}, neuron {unit + 1}: weights {weights}{bias}.")
    return told
