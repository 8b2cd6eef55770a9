"""Set one neuron: three dials, of which one is turned at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.tutor.by_hand.hands_on import (
    HandsOnKind,
    HandsOnView,
    Move,
    UnreadableStateError,
)
from bot.tutor.by_hand.neuron import WANTED, Goal, makes, neuron
from bot.tutor.by_hand.steps.bounds import number_in, whole_in
from bot.tutor.by_hand.writing import neuron_table, short
from bot.tutor.shapes import Flaw, NumbersKey, OneOfKey, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIALS = ("w1", "w2", "b")
TURN, MOST = 0.5, 10.0
ENOUGH = 6  # turns after which it is plain that XOR does not come out
MOST_TURNS = 99  # that are counted
PLAIN_START = (0.5, -0.5, 0.0)


@dataclass(frozen=True, slots=True)
class NeuronDials:
    """The three dials, which of them is turned now, and how often one was turned."""

    values: tuple[float, ...]
    turning: int = 0
    turns: int = 0

    @property
    def text(self) -> str:
        return ",".join((*map(short, self.values), str(self.turning), str(self.turns)))

    def turned(self, by: float) -> NeuronDials:
        value = max(-MOST, min(MOST, self.values[self.turning] + by))
        values = tuple(
            value if place == self.turning else kept for place, kept in enumerate(self.values)
        )
        return replace(self, values=values, turns=min(self.turns + 1, MOST_TURNS))


@dataclass(frozen=True, slots=True)
class NeuronTask:
    """Make one neuron say what `goal` says. For XOR it is enough to have seen that none does."""

    goal: Goal
    start: tuple[float, ...]

    def begin(self) -> str:
        return NeuronDials(self.start).text

    def view(self, state: str) -> HandsOnView:
        dials = _dials_in(state)
        rows = neuron(*dials.values)
        correct = sum(row.says == want for row, want in zip(rows, WANTED[self.goal], strict=True))
        settings = ", ".join(
            f"{name} = {short(value)}" for name, value in zip(DIALS, dials.values, strict=True)
        )
        noted = self.goal is Goal.XOR and dials.turns >= ENOUGH
        met = makes(rows) is self.goal or noted
        return HandsOnView(
            f"{settings}. {correct} of 4 are as wanted for {self.goal}.\n"
            f"{neuron_table(rows, self.goal)}\n"
            f"-# Each press changes {DIALS[dials.turning]} by {TURN}.",
            self._moves(dials),
            dict(zip(DIALS, map(short, dials.values), strict=True)) if met else None,
            noted=noted,
        )

    def _moves(self, dials: NeuronDials) -> tuple[Move, ...]:
        name = DIALS[dials.turning]
        others = [place for place in range(len(DIALS)) if place != dials.turning]
        return (
            Move(f"{name}: less", dials.turned(-TURN).text),
            Move(f"{name}: more", dials.turned(TURN).text),
            *(Move(f"Choose {DIALS[k]}", replace(dials, turning=k).text) for k in others),
            Move("Start over", self.begin()),
        )


def _dials_in(state: str) -> NeuronDials:
    parts = state.split(",")
    if len(parts) != len(DIALS) + 2:
        raise UnreadableStateError
    *values, turning, turns = parts
    return NeuronDials(
        tuple(number_in(value, -MOST, MOST) for value in values),
        whole_in(turning, len(DIALS) - 1),
        whole_in(turns, MOST_TURNS),
    )


def _start(table: Mapping[str, Any]) -> tuple[float, ...]:
    return tuple(table.get("start") or PLAIN_START)


def _flaws(table: Mapping[str, Any]) -> Iterator[Flaw]:
    start = _start(table)
    if any(abs(value) > MOST or round(value, 4) != value for value in start):
        mend = f"take numbers from -{MOST:g} to {MOST:g} with at most four decimals"
        yield Flaw("start", "the dials do not go there", mend)
    elif len(start) == len(DIALS) and makes(neuron(*start)) in {table.get("goal")} - {None}:
        yield Flaw("start", "the neuron does it already", "begin with other dials")


SHAPE: Shape = {"goal": OneOfKey(tuple(Goal)), "start": NumbersKey(3, 3)}
NEURON_STEP = HandsOnKind(
    "neuron", SHAPE, _flaws, lambda table: NeuronTask(Goal(table["goal"]), _start(table))
)
