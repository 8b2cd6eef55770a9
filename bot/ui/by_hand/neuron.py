"""One neuron with three dials: its four answers, and whether they make OR, AND or XOR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.tutor.by_hand.neuron import WANTED, Goal, makes, neuron
from bot.tutor.by_hand.writing import neuron_table, short
from bot.ui.by_hand.answer import HandButton
from bot.ui.kit.cards import LAB, card
from bot.ui.kit.keys import decimal, named

if TYPE_CHECKING:
    from discord import ui

    from bot.tutor.by_hand.neuron import NeuronRow

STEP, MOST = 0.5, 10.0
TASKS = {
    Goal.OR: "OR: say 1 when at least one input is 1.",
    Goal.AND: "AND: say 1 only when both inputs are 1.",
    Goal.XOR: "XOR: say 1 when exactly one input is 1.",
}
NEXT = {Goal.OR: Goal.AND, Goal.AND: Goal.XOR}
TIP = "It says 1 when the sum is above 0. Change one dial by 0.5 and watch the sums."
NEVER = (
    "No setting can do this: one neuron can only part its inputs with a **straight line**. "
    "Try a little, then train a network with hidden units: `/train data:xor`."
)


class NeuronButton(HandButton, shape="hand-neuron:{w1}:{w2}:{b}:{goal}:{which}"):
    def card(self) -> ui.LayoutView:
        w1, w2, b = (decimal(self.keys[name], -MOST, MOST) for name in ("w1", "w2", "b"))
        return neuron_card(w1, w2, b, named(Goal, self.keys["goal"]))


def neuron_card(w1: float, w2: float, b: float, goal: Goal) -> ui.LayoutView:
    dials = {"w1": round(w1, 4), "w2": round(w2, 4), "b": round(b, 4)}
    rows = neuron(**dials)
    following = NEXT.get(goal) if makes(rows) is goal else None
    return card(
        LAB,
        f"### One neuron by hand\nYour task is {TASKS[goal]}",
        ", ".join(f"{name} = **{short(value)}**" for name, value in dials.items()),
        neuron_table(rows, goal),
        _verdict(rows, goal),
        [_turned(dials, name, -STEP, goal) for name in dials],
        [_turned(dials, name, STEP, goal) for name in dials],
        [
            _button(
                f"Goal: {wanted}",
                dials,
                wanted,
                style=ButtonStyle.primary if wanted is following else ButtonStyle.secondary,
                disabled=wanted is goal,
            )
            for wanted in Goal
        ],
    )


def _verdict(rows: tuple[NeuronRow, ...], goal: Goal) -> str:
    if makes(rows) is goal:
        return f"✅ Right, that is {goal}. Next, set it to {NEXT.get(goal, goal)}."
    correct = sum(row.says == want for row, want in zip(rows, WANTED[goal], strict=True))
    tip = NEVER if goal is Goal.XOR else TIP
    return f"❌ Not yet: {correct} of 4 are right. {tip}"


def _turned(dials: dict[str, float], name: str, step: float, goal: Goal) -> NeuronButton:
    value = max(-MOST, min(MOST, dials[name] + step))
    which = "more" if step > 0 else "less"
    return _button(f"{name}: {which}", dials | {name: value}, goal, disabled=value == dials[name])


def _button(
    label: str,
    dials: dict[str, float],
    goal: Goal,
    *,
    style: ButtonStyle = ButtonStyle.secondary,
    disabled: bool,
) -> NeuronButton:
    w1, w2, b = map(short, dials.values())
    # Two buttons may lead to the same dials, and Discord wants every custom id only once.
    which = label.replace(" ", "").replace(":", "")
    return NeuronButton.labelled(
        label, style, disabled=disabled, w1=w1, w2=w2, b=b, goal=goal, which=which
    )
