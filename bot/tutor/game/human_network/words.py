"""How the network of people is written: its weights, its sums, its steps and what came of them.

Lines of tables keep to 27 signs, which a phone shows without a break.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.tutor.game.human_network.drawing import STEPS
from bot.tutor.game.human_network.state import RATE

if TYPE_CHECKING:
    from bot.tutor.game.human_network.state import NetworkState, NetworkStep

SAME, OPPOSITE, STAYED, FROZEN, FLAT = "same", "opposite", "stayed", "frozen", "no slope"


def signed(value: float) -> str:
    """Write a number with its sign; one that is not 0 is never written as 0."""
    if value and abs(value) < 0.005:
        return f"{value:+.1g}"
    return f"{round(value, 2) + 0.0:+.2f}"


def in_table(value: float) -> str:
    return f"{round(value, 2) + 0.0:+.2f}"


def weights_table(step: NetworkStep) -> str:
    """List the weights with where each comes from and goes to."""
    lines = [f"x1 = {step.case.inputs[0]:g}", f"x2 = {step.case.inputs[1]:g}"]
    wiring = step.wiring
    ends = [(f"x{one + 1}", wiring.unit_name(unit)) for one, unit in wiring.inward]
    ends += [(wiring.unit_name(unit), "out") for unit in range(wiring.units)]
    for name, weight, (begin, end) in zip(wiring.names, step.weights, ends, strict=True):
        lines.append(f"{begin:<2} to {end:<3}  {name:<3} {in_table(weight)}")
    return _block(lines)


def forward_table(step: NetworkStep) -> str:
    """Write the forward pass: the sum and the tanh of each unit, and what comes out."""
    wiring, seen, lines = step.wiring, step.seen, []
    for unit in range(wiring.units):
        terms = " ".join(
            f"{in_table(weight)}×{step.case.inputs[one]:g}"
            for weight, (one, to) in zip(step.weights, wiring.inward, strict=False)
            if to == unit
        )
        name = wiring.unit_name(unit)
        lines.append(f"{name}: tanh({terms})")
        lines.append(f"  = tanh({in_table(seen.sums[unit])}) = {in_table(seen.hidden[unit])}")
    outer = step.weights[len(wiring.inward) :]
    lines.append("out:")
    lines += [f"  {in_table(v)}×({in_table(h)})" for v, h in zip(outer, seen.hidden, strict=True)]
    lines += [f"  sum = {in_table(seen.score)}", f"p = sigmoid = {seen.p:.3f}"]
    return _block([*lines, f"loss = {seen.loss:.3f}"])


def way(nudge: float | None, true_step: float) -> str:
    """Say how a nudge went beside the true step."""
    if nudge is None:
        return FROZEN
    if nudge == 0:
        return STAYED
    if true_step == 0:
        return FLAT
    return SAME if (nudge > 0) is (true_step > 0) else OPPOSITE


def step_table(step: NetworkStep) -> str:
    """Put each nudge beside the true step of its weight."""
    lines = ["     nudge  true  way"]
    rows = zip(step.wiring.names, step.nudges, step.true_step, strict=True)
    for name, by, true in rows:
        told = "    -" if by is None else in_table(by)
        lines.append(f"{name:<3}  {told} {in_table(true)} {way(by, true)}")
    return _block(lines)


def losses_line(step: NetworkStep) -> str:
    """Say what became of the loss of the sentence."""
    return (
        f"Loss on this sentence: **{step.seen.loss:.3f}** before, **{step.loss_after:.3f}** with "
        f"your nudges, **{step.loss_true:.3f}** with the true step."
    )


def chain_line(step: NetworkStep) -> str:
    """Write the chain rule for the weight of an input that has most blame, in this run's numbers.

    The factors are rounded as written, so that the product is about the blame.
    """
    wiring = step.wiring
    seat = max(range(len(wiring.inward)), key=lambda one: abs(step.blames[one]))
    one, unit = wiring.inward[seat]
    outer, h = len(wiring.inward) + unit, step.seen.hidden[unit]
    error, name = step.seen.p - step.case.target, wiring.unit_name(unit)
    return (
        f"How **{wiring.names[seat]}** got its blame, from the output back: "
        f"(p - y) · {wiring.names[outer]} · (1 - {name}²) · x{one + 1} = "
        f"({signed(error)}) · ({signed(step.weights[outer])}) · ({1 - h * h:.2f}) · "
        f"{step.case.inputs[one]:g} ≈ {signed(step.blames[seat])}."
    )


def blame_words(name: str, blame: float) -> str:
    """Say what the sign of a blame means, without what to do about it."""
    if blame == 0:
        return f"The loss does not depend on **{name}** just now."
    more, less = ("bigger", "smaller") if blame > 0 else ("smaller", "bigger")
    return (
        f"A little **more** of {name} makes the loss **{more}**, a little **less** makes it "
        f"**{less}**."
    )


def course_table(state: NetworkState) -> str:
    """Put the mean losses of the group beside those of the true steps and of frozen weights."""
    group, truly = state.group_losses(), state.true_losses()
    lines = ["after  group  true   frozen"]
    for number, (own, true) in enumerate(zip(group, truly, strict=True)):
        when = f"step {number}" if number else "start"
        lines.append(f"{when:<6} {own:.3f}  {true:.3f}  {group[0]:.3f}")
    return _block(lines)


def ways_line(state: NetworkState) -> str:
    """Count how the nudges went beside the true steps."""
    ways = Counter(
        way(by, true)
        for step in state.played
        for by, true in zip(step.nudges, step.true_step, strict=True)
    )
    told = {
        SAME: "went the way of the true step",
        OPPOSITE: "went the other way",
        STAYED: "were kept still by their holders",
        FLAT: "had no slope to follow",
        FROZEN: "had no nudge and stayed frozen",
    }
    parts = [f"{ways[one]} {words}" for one, words in told.items() if ways[one]]
    return f"Of {ways.total()} turns of a weight, {', '.join(parts)}."


def outcome_of(state: NetworkState) -> list[str]:
    """Say what the nudges did to the loss over all sentences that were played."""
    group, truly = state.group_losses(), state.true_losses()
    return outcome_lines(group[0], group[-1], truly[-1])


def outcome_lines(start: float, own: float, true: float) -> list[str]:
    """Say how a loss went from its `start` to the group's `own`, and to that of the true steps."""
    if own < start:
        lines = [
            "Before the nudges of a sentence nobody was told any blame but that of their own "
            "weight, and together you brought the loss of the whole network down."
        ]
    elif own > start:
        lines = ["This time the loss of the whole network rose with your nudges."]
    else:
        lines = ["The loss of the whole network is where it was at the start."]
    if true < own:
        lines.append(f"The true steps at rate {RATE:g} came lower than you.")
    elif true > own:
        lines.append(f"You came lower than the true steps at rate {RATE:g}.")
    if true >= start:
        either = " either" if own >= start else ""
        lines.append(
            f"The true steps did not bring it down{either}: a step can be too long, and what helps "
            "one sentence can harm another."
        )
    return lines


def early_line(state: NetworkState) -> str:
    """Say what counts where the game did not come to its last sentence; "" where it did."""
    count = len(state.played)
    if count == STEPS:
        return ""
    if not count:
        return "The game ended before any nudge was locked, so no weight has moved."
    what = "first sentence" if count == 1 else f"first {count} sentences"
    return f"What counts is the {what} of {STEPS}: after that no nudge was locked."


DEBRIEF = (
    "**The same as in training:** forward pass, loss, blame passed back by the chain rule, nudge.\n"
    "**Different:** gradient descent moves every weight against its blame, by the rate times "
    "the blame; you chose among five nudges. A weight w gets its blame through the weight v behind "
    "it and through 1 - h²: where either is near 0, little blame comes through.\n"
    "A few sentences make no rule that lasts, and their labels are people's judgements."
)


def _block(lines: list[str]) -> str:
    return "\n".join(("```", *lines, "```"))
