"""Where a network of people stands, worked out from what was drawn, entered, and who is there.

Phase 0 gathers people. Then each sentence has three phases: before the forward pass, while all
nudge, and the step shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.game.human_network.drawing import (
    LABELS,
    STEPS,
    cases_in,
    next_case,
    weights_in,
)
from bot.tutor.game.human_network.seats import (
    NUDGE,
    holders_in,
    nudgers_in,
    nudges_in,
    waiting_in,
    wiring_in,
)
from bot.tutor.game.human_network.wiring import gradient, mean_loss, moved, passed
from bot.tutor.game.together import Turnout, waiting_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.human_network.wiring import Case, Passed, Weights, Wiring

RATE = 0.5
"""The learning rate of the true step."""


class NetworkStage(StrEnum):
    """What a network of people is waiting for."""

    GATHER = "gather"
    FORWARD = "forward"
    NUDGE = "nudge"
    REVEAL = "reveal"
    OVER = "over"


ROUND = (NetworkStage.FORWARD, NetworkStage.NUDGE, NetworkStage.REVEAL)
LAST_PHASE = len(ROUND) * STEPS


@dataclass(frozen=True, slots=True)
class NetworkStep:
    """One sentence: `blames` are the slopes of the loss, `nudges` None for a frozen weight.

    `true_step` is what gradient descent would have done from the same weights.
    """

    case: Case
    wiring: Wiring
    weights: Weights
    seen: Passed
    blames: Weights
    nudges: tuple[float | None, ...]

    @property
    def true_step(self) -> Weights:
        return tuple(-RATE * slope for slope in self.blames)

    @property
    def after(self) -> Weights:
        return moved(self.weights, [by or 0.0 for by in self.nudges])

    @property
    def loss_after(self) -> float:
        return passed(self.wiring, self.after, self.case).loss

    @property
    def loss_true(self) -> float:
        truly = moved(self.weights, self.true_step)
        return passed(self.wiring, truly, self.case).loss


@dataclass(frozen=True, slots=True)
class NetworkState:
    """`played` are the steps whose nudges are shown, `current` the one before or in its nudges.

    `holders` are who has each weight, None where nobody does; before the start, who waits, and
    while a step is shown, who made its nudge.
    `locked` are the seats whose nudge of the present phase is in.
    """

    stage: NetworkStage
    labels: tuple[str, str]
    holders: tuple[int | None, ...]
    turnout: Turnout
    wiring: Wiring | None = None
    played: tuple[NetworkStep, ...] = ()
    current: NetworkStep | None = None
    locked: frozenset[int] = frozenset()

    @property
    def shown(self) -> NetworkStep | None:
        """The step that the card is about."""
        return self.current or (self.played[-1] if self.played else None)

    @property
    def cases(self) -> tuple[Case, ...]:
        return tuple(step.case for step in self.played)

    def group_losses(self) -> tuple[float, ...]:
        """Return the mean loss over all played sentences at the start and after each step."""
        path = (self.played[0].weights, *(step.after for step in self.played))
        return self._losses(path)

    def true_losses(self) -> tuple[float, ...]:
        """Return the same for the true steps on the same sentences, from the same start."""
        path = [self.played[0].weights]
        for step in self.played:
            slopes = gradient(step.wiring, path[-1], step.case)
            path.append(moved(path[-1], [-RATE * slope for slope in slopes]))
        return self._losses(path)

    def _losses(self, path: Sequence[Weights]) -> tuple[float, ...]:
        wiring = self.played[0].wiring
        return tuple(mean_loss(wiring, weights, self.cases) for weights in path)


def stage_in(gathering: Gathering) -> NetworkStage:
    if not gathering.takes_answers:
        return NetworkStage.OVER
    if gathering.phase == 0:
        return NetworkStage.GATHER
    return ROUND[(gathering.phase - 1) % len(ROUND)]


def nudging_phase(number: int) -> int:
    """Return the phase in which the sentence of this number, counted from 0, is nudged."""
    return len(ROUND) * number + 1 + ROUND.index(NetworkStage.NUDGE)


def network_state(gathering: Gathering, entries: Sequence[Entry]) -> NetworkState:
    """Work out where a game stands."""
    stage, wiring = stage_in(gathering), wiring_in(entries)
    labels = gathering.plan.orders[LABELS]
    present = frozenset(member.person for member in gathering.present)
    turnout = turnout_in(gathering, entries)
    if wiring is None:
        waiting = waiting_in(entries, present)
        return NetworkState(stage, (labels[0], labels[1]), waiting, turnout)
    holders = tuple(one if one in present else None for one in holders_in(entries))
    if stage is NetworkStage.REVEAL:  # a nudge stands beside whoever made it, also if they left
        made = nudgers_in(entries, gathering.phase - 1)
        holders = tuple(made.get(seat, one) for seat, one in enumerate(holders))
    shown = _steps_shown(gathering, entries)
    going = stage in {NetworkStage.FORWARD, NetworkStage.NUDGE}
    steps = _steps(gathering, entries, wiring, shown)
    if going:
        steps = (*steps, _next_step(gathering, wiring, steps))
    locked = frozenset(nudges_in(entries, gathering.phase))
    current = steps[shown] if going else None
    return NetworkState(
        stage, (labels[0], labels[1]), holders, turnout, wiring, steps[:shown], current, locked
    )


def turnout_in(gathering: Gathering, entries: Sequence[Entry]) -> Turnout:
    """Return who is waited for in the present phase: those with a weight, while all nudge.

    Whoever took over a weight whose nudge is in has nothing to do any more.
    """
    stage = stage_in(gathering)
    if stage is NetworkStage.GATHER:
        present = frozenset(member.person for member in gathering.present)
        return Turnout(done=waiting_in(entries, present))
    holders = holders_in(entries)
    asked = frozenset(one for one in holders if one is not None)
    if stage is not NetworkStage.NUDGE:
        return waiting_for(gathering, asked, {}, asked)
    done = frozenset(holders[seat] for seat in nudges_in(entries, gathering.phase))
    earlier = [phase for phase in map(nudging_phase, range(STEPS)) if phase < gathering.phase]
    before = {phase: _authors(entries, phase) for phase in earlier}
    return waiting_for(gathering, done, before, asked)


def _authors(entries: Sequence[Entry], phase: int) -> frozenset[int | None]:
    turn = str(phase)
    return frozenset(one.author for one in entries if one.kind == NUDGE and one.turn == turn)


def _steps_shown(gathering: Gathering, entries: Sequence[Entry]) -> int:
    """Count the steps that everybody may see: once it is over, up to the last one with a nudge."""
    if gathering.takes_answers:
        return gathering.phase // len(ROUND)
    nudged = [n for n in range(STEPS) if nudges_in(entries, nudging_phase(n))]
    return nudged[-1] + 1 if nudged else 0


def _steps(
    gathering: Gathering, entries: Sequence[Entry], wiring: Wiring, count: int
) -> tuple[NetworkStep, ...]:
    """Work out the first steps, with what was nudged in them."""
    steps: list[NetworkStep] = []
    for number in range(count):
        locked = nudges_in(entries, nudging_phase(number))
        nudges = (float(locked[seat]) if seat in locked else None for seat in range(wiring.size))
        step = _next_step(gathering, wiring, steps)
        steps.append(replace(step, nudges=tuple(nudges)))
    return tuple(steps)


def _next_step(gathering: Gathering, wiring: Wiring, earlier: Sequence[NetworkStep]) -> NetworkStep:
    """Return the step after the earlier ones, as it is before anybody nudges."""
    weights = earlier[-1].after if earlier else weights_in(gathering.plan, wiring)
    used = {step.case for step in earlier}
    left = [case for case in cases_in(gathering.plan) if case not in used]
    case = next_case(wiring, weights, left)
    seen, blames = passed(wiring, weights, case), gradient(wiring, weights, case)
    return NetworkStep(case, wiring, weights, seen, blames, (None,) * wiring.size)
