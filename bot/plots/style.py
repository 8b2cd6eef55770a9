"""How every picture looks: sizes in pixels, and colours of Okabe and Ito that all people can tell.

Only blue, vermillion and black stand for something, and never without a dash or a marker.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DPI = 72  # so that a point, matplotlib's unit of length, is one pixel
BLUE, VERMILLION, BLACK = "#0072B2", "#D55E00", "#000000"
GREY = "#595959"  # 7 to 1 against white
GRID = "#DDDDDD"
TITLE, TEXT, SMALL = 25.0, 22.0, 20.0  # 20 px is 7 px on a phone 360 px wide, before zooming
LINE_HEIGHT = 26.0  # of a line of TEXT


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are written: `size` in pixels; `across` says which point stands at the place."""

    size: float = TEXT
    colour: str = BLACK
    across: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Look:
    """How a curve differs from the others, also without colours."""

    colour: str
    dashes: Literal["solid", "dashed", "dotted"]
    marker: str


TRAIN = Look(BLUE, "solid", "o")
TEST = Look(VERMILLION, "dashed", "s")
VALIDATION = Look(BLACK, "dotted", "D")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a picture, in pixels from the top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height
