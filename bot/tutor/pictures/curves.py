"""The kinds `loss-of-p` and `sigmoid`: a curve with some of its points marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.tutor.pictures.kind import PictureKind, PictureSpec
from bot.tutor.shapes import FlagKey, Flaw, NumbersKey

MOST_MARKS = 5
LEAST_P = 0.001
FARTHEST = 10.0  # from 0: there the curve is flat


@dataclass(frozen=True, slots=True)
class LossOfPPicture(PictureSpec):
    """The loss -ln p by the probability p; with `squared`, (1 - p)^2 beside it."""

    marks: tuple[float, ...]
    squared: bool = False


@dataclass(frozen=True, slots=True)
class SigmoidPicture(PictureSpec):
    """The sigmoid, 1 / (1 + e^-x), with points on it."""

    marks: tuple[float, ...]


def _loss_flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from _outside(table, LEAST_P, 1.0)


def _sigmoid_flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from _outside(table, -FARTHEST, FARTHEST)


def _outside(table: Mapping[str, Any], least: float, most: float) -> Iterable[Flaw]:
    marks = table.get("marks", ())
    for place, mark in enumerate(marks):
        if not least <= mark <= most:
            wrong, mend = f"{mark:g} cannot be marked", f"use one from {least:g} to {most:g}"
            yield Flaw(f"marks[{place}]", wrong, mend)
        if mark in marks[:place]:
            yield Flaw(f"marks[{place}]", f"{mark:g} stands there twice", "delete one of them")


def _read_loss(table: Mapping[str, Any]) -> LossOfPPicture:
    return LossOfPPicture(tuple(table["marks"]), table["squared"])


def _read_sigmoid(table: Mapping[str, Any]) -> SigmoidPicture:
    return SigmoidPicture(tuple(table["marks"]))


MARKS = NumbersKey(0, MOST_MARKS)
LOSS_OF_P = PictureKind(
    "loss-of-p", {"marks": MARKS, "squared": FlagKey()}, _loss_flaws, _read_loss
)
SIGMOID = PictureKind("sigmoid", {"marks": MARKS}, _sigmoid_flaws, _read_sigmoid)
