"""Which signals of a sentence push a neuron to a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.game.sentences import found_in

if TYPE_CHECKING:
    from bot.tutor.data.sentences.neuron import Neuron
    from bot.tutor.data.sentences.signals import Found, Signal
    from bot.tutor.game.sentences import Subject

WEAK = 0.15
"""The usual weight below which a signal speaks for neither side."""


def weights_of(subject: Subject, neuron: Neuron) -> dict[Signal, float]:
    """Return the weight that a neuron has for each signal: above zero for the high label."""
    return dict(zip(subject.reader.signals, neuron.weights, strict=True))


def strongest(subject: Subject) -> tuple[str, str]:
    """Return the names of what speaks most for the high label, and most for the low one."""
    weights = weights_of(subject, subject.usual)
    ranked = sorted(subject.reader.signals, key=weights.__getitem__)
    return ranked[-1].name, ranked[0].name


def pushing(
    subject: Subject, neuron: Neuron, text: str, label: str, least: float = 0.0
) -> tuple[Found, ...]:
    """Return the signals of a sentence that weigh over `least` for a label, strongest first."""
    weights, sign = weights_of(subject, neuron), subject.sign(label)
    found = [one for one in found_in(subject.reader, text) if weights[one.signal] * sign > least]
    return tuple(sorted(found, key=lambda one: -abs(weights[one.signal])))
