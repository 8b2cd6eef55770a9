"""Walk down the valley: with one of a few rates, or one step at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.by_hand.hands_on import MOST_MOVES, HandsOnKind, HandsOnView, Move
from bot.tutor.by_hand.steps.bounds import (
    LONGEST_GOAL,
    bound_flaws,
    bound_in,
    read_bound,
    whole_flaws,
    whole_in,
)
from bot.tutor.by_hand.valley import (
    BOTTOM,
    LEAST_RATE,
    MOST_RATE,
    MOST_STEPS,
    Descent,
    valley,
)
from bot.tutor.by_hand.writing import fitted, short, signed, valley_table
from bot.tutor.shapes import Flaw, LineKey, NumberKey, NumbersKey, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.tutor.by_hand.steps.bounds import Bound

PLACES = (-20.0, 20.0)
LAST = 20  # of the steps that are taken one at a time
ENOUGH = 2  # of them
READINGS = {
    Descent.CRAWLS: "It goes the right way, but it crawls.",
    Descent.ARRIVES: "It arrives.",
    Descent.ZIGZAGS: "It zigzags past the bottom, and yet it arrives.",
    Descent.STILL_ZIGZAGS: "It zigzags past the bottom and is not there yet.",
    Descent.BOUNCES: "It bounces to and fro, always as high.",
    Descent.EXPLODES: "It explodes: each step lands higher.",
}


@dataclass(frozen=True, slots=True)
class ValleyTask:
    """Find a rate whose walk ends as wanted. A state is the place of the rate, "" before one."""

    start: float
    steps: int
    rates: tuple[float, ...]
    goal: Bound

    def begin(self) -> str:
        return ""

    def view(self, state: str) -> HandsOnView:
        moves = tuple(
            Move(f"Rate {short(rate)}", str(place)) for place, rate in enumerate(self.rates)
        )
        if not state:
            return HandsOnView(
                f"You start at w = {short(self.start)}. Pick a rate, and I walk "
                f"{self.steps} steps.",
                moves,
            )
        rate = self.rates[whole_in(state, len(self.rates) - 1)]
        walk = valley(rate, self.steps, self.start)
        w, loss = walk.path[-1]
        values = {"rate": short(rate), "w": _told(w), "loss": _told(loss)}
        return HandsOnView(
            f"Rate {short(rate)}, {self.steps} steps. {READINGS[walk.descent]}\n"
            f"{valley_table(walk)}",
            moves,
            values if self.goal.met(loss) else None,
        )


@dataclass(frozen=True, slots=True)
class StepTask:
    """Take steps one at a time; two are enough to see how their lengths change."""

    start: float
    rate: float

    def begin(self) -> str:
        return "0"

    def view(self, state: str) -> HandsOnView:
        taken = whole_in(state, LAST)
        walk = valley(self.rate, max(taken, 1), self.start)
        w, loss = walk.path[taken]
        step = Move("Step", str(taken + 1))
        moves = (*((step,) if taken < LAST else ()), *((Move("Start over", "0"),) if taken else ()))
        slope = 2 * (w - BOTTOM)
        return HandsOnView(
            f"After {taken} {'step' if taken == 1 else 'steps'}: w = **{_told(w)}**, "
            f"loss {_told(loss)}. The slope here is {_told(slope)}, so the next step is "
            f"{short(self.rate)} × {_told(abs(slope))} = {_told(self.rate * abs(slope))} long.",
            moves,
            {"w": _told(w), "loss": _told(loss)} if taken >= ENOUGH else None,
        )


def _told(value: float) -> str:
    """Write a number in a sentence: three decimals at most, large ones as they are."""
    if abs(value) >= 1000:
        return fitted(value).strip()
    text = signed(value)
    return text.rstrip("0").rstrip(".")


def _flaws(table: Mapping[str, Any]) -> Iterator[Flaw]:
    yield from bound_flaws(table, ("loss",))
    yield from whole_flaws(table, "steps")
    rates = table.get("rates", ())
    if any(not LEAST_RATE <= rate <= MOST_RATE for rate in rates):
        mend = f"take rates from {LEAST_RATE} to {MOST_RATE:g}"
        yield Flaw("rates", "one of the rates cannot be walked", mend)
    if len({short(rate) for rate in rates}) < len(rates):
        yield Flaw("rates", "two of the rates are the same", "take one of them out")
    yield from _start_flaws(table)
    start, goal = table.get("start", START.default), bound_in(table.get("goal", ""))
    if start != BOTTOM and goal is not None and goal.met((start - BOTTOM) ** 2):
        yield Flaw(
            "goal", "the goal is met before the first step", "ask for more, or start elsewhere"
        )


def _start_flaws(table: Mapping[str, Any]) -> Iterator[Flaw]:
    if table.get("start", START.default) == BOTTOM:
        yield Flaw("start", f"the walk starts at the bottom, w = {BOTTOM:g}", "start elsewhere")


def _read(table: Mapping[str, Any]) -> ValleyTask:
    rates = tuple(map(float, table["rates"]))
    return ValleyTask(table["start"], round(table["steps"]), rates, read_bound(table["goal"]))


START = NumberKey(*PLACES, 0.0)
SHAPE: Shape = {
    "start": START,
    "steps": NumberKey(1, MOST_STEPS, 20),
    "rates": NumbersKey(1, MOST_MOVES),
    "goal": LineKey(LONGEST_GOAL),
}
STEP_SHAPE: Shape = {"start": START, "rate": NumberKey(LEAST_RATE, MOST_RATE)}
VALLEY_STEP = HandsOnKind("valley", SHAPE, _flaws, _read)
SINGLE_STEP = HandsOnKind(
    "valley-step", STEP_SHAPE, _start_flaws, lambda table: StepTask(table["start"], table["rate"])
)
