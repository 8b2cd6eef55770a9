"""Climb up and down the ladder of probabilities, and watch the loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.by_hand.hands_on import HandsOnKind, HandsOnView, Move, UnreadableStateError
from bot.tutor.by_hand.loss import LADDER, loss_of, rung
from bot.tutor.by_hand.steps.bounds import LONGEST_GOAL, bound_flaws, number_in, read_bound
from bot.tutor.by_hand.writing import ladder_table, short
from bot.tutor.shapes import Flaw, LineKey, NumberKey, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.tutor.by_hand.steps.bounds import Bound

LEAST_P = 0.0001  # the smallest that is not written as 0


@dataclass(frozen=True, slots=True)
class LossTask:
    """Move the probability of the right class until the loss is as wanted.

    A state is the probability, the lowest and the highest so far: only those rungs are told. One
    of an earlier program is the probability alone.
    """

    start: float
    goal: Bound

    def begin(self) -> str:
        return short(self.start)

    def view(self, state: str) -> HandsOnView:
        p, least, most = self._visited(state)
        loss = loss_of(p).cross_entropy
        steps = (("p down", rung(p, 1)), ("p up", rung(p, -1)))
        return HandsOnView(
            f"The right class got p = {short(p)}, so the loss is -ln {short(p)} = "
            f"**{loss:.3f}**.\n{ladder_table(p, least, most)}",
            tuple(
                Move(label, ",".join(map(short, (to, min(least, to), max(most, to)))))
                for label, to in steps
                if (to < p) == ("down" in label)
            ),
            {"p": short(p), "loss": f"{loss:.3f}"} if self.goal.met(loss) else None,
        )

    def _visited(self, state: str) -> tuple[float, float, float]:
        """Read where one is, and the ends of where one was."""
        p, *ends = (number_in(part, LEAST_P, 1.0) for part in state.split(","))
        if not ends:
            return p, min(p, self.start), max(p, self.start)
        if len(ends) != 2 or not ends[0] <= p <= ends[1]:
            raise UnreadableStateError
        return p, ends[0], ends[1]


def _flaws(table: Mapping[str, Any]) -> Iterator[Flaw]:
    yield from (flaws := [*bound_flaws(table, ("loss",))])
    if flaws or not {"start", "goal"} <= table.keys():
        return
    start, goal = table["start"], read_bound(table["goal"])
    if goal.met(loss_of(start).cross_entropy):
        yield Flaw("start", "the goal is met already", "begin at another probability")
    if not any(goal.met(loss_of(p).cross_entropy) for p in LADDER):
        yield Flaw("goal", "no rung of the ladder gets there", f"it goes to p = {LADDER[0]}")


SHAPE: Shape = {"start": NumberKey(LEAST_P, 1.0, 0.5), "goal": LineKey(LONGEST_GOAL)}
LOSS_STEP = HandsOnKind(
    "loss", SHAPE, _flaws, lambda table: LossTask(table["start"], read_bound(table["goal"]))
)
