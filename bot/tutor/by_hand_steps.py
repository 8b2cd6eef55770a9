"""Labs worked by hand, step by step: blame passed back through one hidden unit, and the valley."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

from bot.tutor.by_hand import sigmoid

WIGGLE = 1e-5


@dataclass(frozen=True, slots=True)
class Chain:
    """The smallest network with a hidden unit: h = tanh(w1 x), p = sigmoid(w2 h). No biases.

    `target` is 1 or 0. The values are those of the course.
    """

    x: float = 1.0
    w1: float = 0.5
    w2: float = -1.0
    target: int = 1
    rate: float = 0.5


@dataclass(frozen=True, slots=True)
class Blame:
    """All numbers of one step of learning, in the order in which they are worked out.

    `output_blame` is p - target, `w2_share` and `w1_share` are the slopes of the loss (the
    gradient, by the chain rule), `hidden_blame` is what reaches h, `passed` the part of it that
    tanh lets through, 1 - h^2. `after` is the chain with its new weights.
    """

    h: float
    p: float
    loss: float
    output_blame: float
    w2_share: float
    hidden_blame: float
    passed: float
    w1_share: float
    after: Chain
    p_after: float
    loss_after: float


def pass_blame(chain: Chain) -> Blame:
    """Work one step of gradient descent out by backpropagation."""
    h, p, loss = _predict(chain)
    output_blame = p - chain.target
    w2_share, hidden_blame, passed = output_blame * h, output_blame * chain.w2, 1 - h * h
    w1_share = hidden_blame * passed * chain.x
    after = replace(chain, w1=chain.w1 - chain.rate * w1_share, w2=chain.w2 - chain.rate * w2_share)
    _, p_after, loss_after = _predict(after)
    return Blame(
        h, p, loss, output_blame, w2_share, hidden_blame, passed, w1_share,
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


BOTTOM, NEAR = 3.0, 0.01


class Course(Enum):
    """How the steps through the valley went."""

    CRAWLS = "crawls"
    ARRIVES = "arrives"
    ZIGZAGS = "zigzags yet arrives"
    STILL_ZIGZAGS = "zigzags, not there yet"
    BOUNCES = "bounces for ever"
    EXPLODES = "explodes"


@dataclass(frozen=True, slots=True)
class Valley:
    """A walk down (w - 3)^2: at each step w, and the loss there. The start comes first."""

    rate: float
    path: tuple[tuple[float, float], ...]
    course: Course

    @property
    def met(self) -> bool:
        """Whether the challenge is met: a last loss below 0.01."""
        return self.path[-1][1] < NEAR


def valley(rate: float, steps: int = 20, start: float = 0.0) -> Valley:
    """Walk w <- w - rate x slope, with the slope 2 (w - 3), and say how it went.

    Each step multiplies the distance to 3 by 1 - 2 x rate. That factor tells how it goes.
    """
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - rate * 2 * (places[-1] - BOTTOM))
    path = tuple((w, (w - BOTTOM) ** 2) for w in places)
    return Valley(rate, path, _course_of(1 - 2 * rate, arrived=path[-1][1] < NEAR))


def _course_of(factor: float, *, arrived: bool) -> Course:
    if factor < -1:
        return Course.EXPLODES
    if factor == -1:
        return Course.BOUNCES
    if factor < 0:
        return Course.ZIGZAGS if arrived else Course.STILL_ZIGZAGS
    return Course.ARRIVES if arrived else Course.CRAWLS
