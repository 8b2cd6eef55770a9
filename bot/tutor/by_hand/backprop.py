"""One step of backpropagation through one hidden unit, with all its numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from bot.tutor.by_hand.neuron import sigmoid

WIGGLE = 1e-5


@dataclass(frozen=True, slots=True)
class Chain:
    """The smallest network with a hidden unit: h = tanh(w1 x), p = sigmoid(w2 h). No biases.

    `target` is 1 or 0, `rate` the learning rate. The default values are those of the course.
    """

    x: float = 1.0
    w1: float = 0.5
    w2: float = -1.0
    target: int = 1
    rate: float = 0.5


@dataclass(frozen=True, slots=True)
class BackpropStep:
    """All numbers of one step of learning, in the order in which they are computed.

    `output_delta` is p - target, `w2_gradient` and `w1_gradient` are the derivatives of the loss by
    the weights (chain rule), `hidden_error` is w2 * output_delta, which reaches h; `passed` is the
    part that tanh lets through, 1 - h^2. `after` is the chain with its new weights. Losses are in
    nats.
    """

    h: float
    p: float
    loss: float
    output_delta: float
    w2_gradient: float
    hidden_error: float
    passed: float
    w1_gradient: float
    after: Chain
    p_after: float
    loss_after: float


def backpropagate(chain: Chain) -> BackpropStep:
    """Compute one step of gradient descent by backpropagation."""
    h, p, loss = _predict(chain)
    output_delta = p - chain.target
    w2_gradient, hidden_error, passed = output_delta * h, output_delta * chain.w2, 1 - h * h
    w1_gradient = hidden_error * passed * chain.x
    after = replace(
        chain, w1=chain.w1 - chain.rate * w1_gradient, w2=chain.w2 - chain.rate * w2_gradient
    )
    _, p_after, loss_after = _predict(after)
    return BackpropStep(
        h, p, loss, output_delta, w2_gradient, hidden_error, passed, w1_gradient,
        after, p_after, loss_after,
    )  # fmt: skip


def wiggle(chain: Chain) -> tuple[float, float]:
    """Return the slopes of w1 and w2 without the chain rule: by central finite differences."""

    def slope(up: Chain, down: Chain) -> float:
        return (_predict(up)[2] - _predict(down)[2]) / (2 * WIGGLE)

    return (
        slope(replace(chain, w1=chain.w1 + WIGGLE), replace(chain, w1=chain.w1 - WIGGLE)),
        slope(replace(chain, w2=chain.w2 + WIGGLE), replace(chain, w2=chain.w2 - WIGGLE)),
    )


def _predict(chain: Chain) -> tuple[float, float, float]:
    h = math.tanh(chain.w1 * chain.x)
    score = chain.w2 * h
    # ln(1 + e^-s) for target 1: the same as -ln p, but exact where p is next to 0.
    wrong_way = score if chain.target == 0 else -score
    loss = max(wrong_way, 0.0) + math.log1p(math.exp(-abs(wrong_way)))
    return h, sigmoid(score), loss
