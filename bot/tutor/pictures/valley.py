"""The kinds `valley` and `valley-losses`: walks down the curve (w - 3)^2, and their losses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.pictures.kind import PictureKind, PictureSpec
from bot.tutor.shapes import FlagKey, Flaw, NumberKey, NumbersKey

if TYPE_CHECKING:
    from bot.tutor.shapes import Shape

BOTTOM = 3.0
MOST_STEPS = 20
RATES = 0.001, 3.0
STARTS = -20.0, 20.0
FARTHEST = 40.0  # from the bottom: beyond that, nobody would see the first steps
MOST_RATES = 5


@dataclass(frozen=True, slots=True)
class ValleyPicture(PictureSpec):
    """The curve with a walk on it; `slope` says whether the slope at its start is drawn."""

    start: float
    rate: float
    steps: int
    slope: bool = False


@dataclass(frozen=True, slots=True)
class ValleyLossesPicture(PictureSpec):
    """The loss at each step of a walk, for each of some rates."""

    start: float
    rates: tuple[float, ...]
    steps: int


def _not_whole(table: Mapping[str, Any]) -> Iterable[Flaw]:
    if table.get("steps", 0) % 1:
        yield Flaw("steps", "nobody can count this many steps", "use a whole number")


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from _not_whole(table)
    walk = [table.get(key) for key in ("start", "rate", "steps")]
    if None in walk:
        return
    start, rate, steps = map(float, walk)  # type: ignore[arg-type]  # none of them is None
    end = abs(start - BOTTOM) * abs(1 - 2 * rate) ** steps
    if max(end, abs(start - BOTTOM)) > FARTHEST:
        wrong = f"this walk ends {end:.3g} from the bottom, too far to draw"
        yield Flaw("steps", wrong, "take fewer steps or a smaller rate")


def _read(table: Mapping[str, Any]) -> ValleyPicture:
    return ValleyPicture(table["start"], table["rate"], int(table["steps"]), table["slope"])


def _losses_flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from _not_whole(table)
    rates = table.get("rates", ())
    for place, rate in enumerate(rates):
        if not RATES[0] <= rate <= RATES[1]:
            wrong = f"a rate of {rate:g} cannot be drawn"
            yield Flaw(f"rates[{place}]", wrong, f"use one from {RATES[0]} to {RATES[1]:g}")
        if rate in rates[:place]:
            yield Flaw(f"rates[{place}]", f"the rate {rate:g} stands there twice", "delete one")
    if table.get("start") == BOTTOM:
        yield Flaw("start", "this start is the bottom: the loss stays 0", "start elsewhere")


def _read_losses(table: Mapping[str, Any]) -> ValleyLossesPicture:
    return ValleyLossesPicture(table["start"], tuple(table["rates"]), int(table["steps"]))


SHAPE: Shape = {
    "start": NumberKey(*STARTS, default=0.0),
    "rate": NumberKey(*RATES, default=0.1),
    "steps": NumberKey(0, MOST_STEPS, default=0.0),
    "slope": FlagKey(),
}
LOSSES_SHAPE: Shape = {
    "start": NumberKey(*STARTS, default=0.0),
    "rates": NumbersKey(1, MOST_RATES),
    "steps": NumberKey(1, MOST_STEPS, default=20.0),
}
VALLEY = PictureKind("valley", SHAPE, _flaws, _read)
VALLEY_LOSSES = PictureKind("valley-losses", LOSSES_SHAPE, _losses_flaws, _read_losses)
