"""Backpropagation through one hidden unit: eight steps, each with its numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.tutor.by_hand.backprop import Chain, backpropagate, wiggle
from bot.tutor.by_hand.telling import NAMES, explained
from bot.tutor.by_hand.writing import LAST_STEP, chain_table, short, signed
from bot.ui.by_hand.answer import HandButton
from bot.ui.kit.cards import LAB, card
from bot.ui.kit.keys import decimal, whole

if TYPE_CHECKING:
    from discord import ui

    from bot.tutor.by_hand.backprop import BackpropStep

MOST_WEIGHT, MOST_RATE = 99.0, 10.0


class BackpropButton(HandButton, shape="hand-blame:{step}:{x}:{w1}:{w2}:{target}:{rate}:{pressed}"):
    def card(self) -> ui.LayoutView:
        x, w1, w2 = (
            decimal(self.keys[name], -MOST_WEIGHT, MOST_WEIGHT) for name in ("x", "w1", "w2")
        )
        rate, target = decimal(self.keys["rate"], 0.0, MOST_RATE), whole(self.keys["target"], 0, 1)
        return backprop_card(Chain(x, w1, w2, target, rate), whole(self.keys["step"], 1, LAST_STEP))


def backprop_card(chain: Chain, step: int) -> ui.LayoutView:
    """Draw one of the eight steps, counted from 1."""
    chain = _rounded(chain)
    backprop = backpropagate(chain)
    return card(
        LAB,
        f"### Backprop by hand: {NAMES[step - 1]}\nx → **w1** → h → **w2** → p. "
        f"The right answer is {chain.target}.",
        explained(chain, backprop)[step - 1],
        chain_table(chain, step),
        _checked(chain, backprop) if step == LAST_STEP else None,
        _buttons(chain, backprop, step),
        f"-# step {step} of {LAST_STEP}",
    )


def _rounded(chain: Chain) -> Chain:
    return Chain(
        round(chain.x, 4), round(chain.w1, 4), round(chain.w2, 4), chain.target,
        round(chain.rate, 4),
    )  # fmt: skip


def _checked(chain: Chain, backprop: BackpropStep) -> str:
    by_wiggling = wiggle(chain)
    agree = all(
        abs(wiggled - share) < 1e-5
        for wiggled, share in zip(
            by_wiggling, (backprop.w1_gradient, backprop.w2_gradient), strict=True
        )
    )
    verdict = "✅ The same" if agree else "❌ Not the same"
    return (
        f"Check by wiggling each weight a little: the slopes are {signed(by_wiggling[1])} for w2 "
        f"and {signed(by_wiggling[0])} for w1. {verdict}."
    )


def _buttons(chain: Chain, backprop: BackpropStep, step: int) -> list[BackpropButton]:
    back = _to(chain, step - 1, "Back", disabled=step == 1)
    if step < LAST_STEP:
        return [back, _to(chain, step + 1, "Forward", primary=True)]
    bounded = replace(
        backprop.after,
        w1=max(-MOST_WEIGHT, min(MOST_WEIGHT, backprop.after.w1)),
        w2=max(-MOST_WEIGHT, min(MOST_WEIGHT, backprop.after.w2)),
    )
    other = 0.5 if chain.rate == 1 else 1.0
    return [
        back,
        _to(bounded, LAST_STEP, "Learn once more", primary=True),
        _to(replace(chain, rate=other), LAST_STEP, f"With rate {other:g}"),
        _to(chain, 1, "Start over"),
    ]


def _to(
    chain: Chain, step: int, label: str, *, primary: bool = False, disabled: bool = False
) -> BackpropButton:
    return BackpropButton.labelled(
        label,
        ButtonStyle.primary if primary else ButtonStyle.secondary,
        disabled=disabled,
        step=step,
        x=short(chain.x),
        w1=short(chain.w1),
        w2=short(chain.w2),
        target=chain.target,
        rate=short(chain.rate),
        pressed=label.partition(" ")[0].lower(),
    )
