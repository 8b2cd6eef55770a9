"""The activations, each with its plain functions and its calls for the fast engine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.neural import calls
from bot.neural.calls import constant
from bot.neural.parts.activation import Activation, RecordedActivation
from bot.neural.predictions import sigmoid
from bot.trainings.catalogue import CATALOGUE

if TYPE_CHECKING:
    from bot.neural.calls import Array, Call
    from bot.neural.predictions import Floats


def tanh(sums: Floats) -> Floats:
    return np.tanh(sums)


def tanh_slope(passed: Floats) -> Floats:
    return 1.0 - passed**2


def _tanh_calls(sums: Array, out: Array) -> list[Call]:
    return [partial(np.tanh, sums, out)]


def _tanh_slopes(passed: Array, out: Array) -> list[Call]:
    return [
        partial(np.multiply, passed, passed, out),
        partial(np.subtract, constant(1.0, passed), out, out),
    ]


def relu(sums: Floats) -> Floats:
    return np.maximum(sums, 0.0)


def relu_slope(passed: Floats) -> Floats:
    return (passed > 0.0).astype(passed.dtype)


def _relu_calls(sums: Array, out: Array) -> list[Call]:
    # Zeros of full size are three times faster than one zero; a positional out would warn.
    return [partial(np.maximum, sums, np.zeros_like(sums), out=out)]


def _relu_slopes(passed: Array, out: Array) -> list[Call]:
    # A product with booleans is three times slower than a copy into numbers first.
    positive = np.empty(passed.shape, np.bool_)
    return [
        partial(np.greater, passed, constant(0.0, passed), positive),
        partial(np.copyto, out, positive),
    ]


def sigmoid_slope(passed: Floats) -> Floats:
    return passed * (1.0 - passed)


def _sigmoid_slopes(passed: Array, out: Array) -> list[Call]:
    return [partial(np.multiply, passed, passed, out), partial(np.subtract, passed, out, out)]


def linear(sums: Floats) -> Floats:
    return sums


def linear_slope(passed: Floats) -> Floats:
    return np.ones_like(passed)


def _linear_calls(sums: Array, out: Array) -> list[Call]:
    return [partial(np.copyto, out, sums)]


ACTIVATIONS = (
    Activation(
        CATALOGUE.activation("tanh"),
        tanh,
        tanh_slope,
        recorded=RecordedActivation(_tanh_calls, _tanh_slopes),
    ),
    Activation(
        CATALOGUE.activation("relu"),
        relu,
        relu_slope,
        recorded=RecordedActivation(_relu_calls, _relu_slopes),
    ),
    Activation(
        CATALOGUE.activation("sigmoid"),
        sigmoid,
        sigmoid_slope,
        recorded=RecordedActivation(calls.sigmoid, _sigmoid_slopes),
    ),
    Activation(
        CATALOGUE.activation("linear"),
        linear,
        linear_slope,
        recorded=RecordedActivation(_linear_calls, None),
    ),
)
