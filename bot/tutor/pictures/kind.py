"""What every picture of a lesson is: a value that says what is drawn, and what a worker returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.shapes import TableKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.news import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSpec:
    """A picture, described completely: the same value gives the same picture and the same text.

    Each kind of picture has a subclass, whose fields are plain values that can be pickled. A
    picture shares its axes with those `beside` it. An `anonymous` one has no title and none of the
    names or settings that tell it from the others.
    """

    anonymous: bool = False
    beside: tuple[PictureSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture, and the numbers it was drawn from by their names, such as "train loss, last"."""

    picture: Picture
    numbers: Mapping[str, float]


PictureKind = TableKind[PictureSpec]


def on_one_scale(specs: Sequence[PictureSpec]) -> tuple[PictureSpec, ...]:
    """Return pictures to choose from: on the same axes, of one size, with nothing that tells."""
    together = tuple(specs)
    return tuple(replace(spec, anonymous=True, beside=together) for spec in together)
