"""Backpropagation through one hidden unit: eight steps, each with its numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.tutor.by_hand.backprop import Chain, backpropagate, wiggle
from bot.ui.by_hand.answer import HandButton, code_block, short, signed
from bot.ui.kit.cards import LAB, card
from bot.ui.kit.keys import decimal, whole

if TYPE_CHECKING:
    from discord import ui

    from bot.tutor.by_hand.backprop import BackpropStep

LAST = 8
UNSEEN = 0.0005  # a share below this shows as 0.000
MOST_WEIGHT, MOST_RATE = 99.0, 10.0
NAMES = (
    *(f"Forward {step} of 3" for step in (1, 2, 3)),
    *(f"Back {step} of 4" for step in (1, 2, 3, 4)),
    "Update",
)


class BackpropButton(HandButton, shape="hand-blame:{step}:{x}:{w1}:{w2}:{target}:{rate}:{pressed}"):
    def card(self) -> ui.LayoutView:
        x, w1, w2 = (
            decimal(self.keys[name], -MOST_WEIGHT, MOST_WEIGHT) for name in ("x", "w1", "w2")
        )
        rate, target = decimal(self.keys["rate"], 0.0, MOST_RATE), whole(self.keys["target"], 0, 1)
        return backprop_card(Chain(x, w1, w2, target, rate), whole(self.keys["step"], 1, LAST))


def backprop_card(chain: Chain, step: int) -> ui.LayoutView:
    """Draw one of the eight steps, counted from 1."""
    chain = _rounded(chain)
    backprop = backpropagate(chain)
    return card(
        LAB,
        f"### Backprop by hand: {NAMES[step - 1]}\nx → **w1** → h → **w2** → p. "
        f"The right answer is {chain.target}.",
        _explained(chain, backprop)[step - 1],
        code_block(*_rows(chain, backprop, step)),
        _checked(chain, backprop) if step == LAST else None,
        _buttons(chain, backprop, step),
        f"-# step {step} of {LAST}",
    )


def _rounded(chain: Chain) -> Chain:
    return Chain(
        round(chain.x, 4), round(chain.w1, 4), round(chain.w2, 4), chain.target,
        round(chain.rate, 4),
    )  # fmt: skip


def _explained(chain: Chain, backprop: BackpropStep) -> tuple[str, ...]:
    x, w1, w2, rate = (short(value) for value in (chain.x, chain.w1, chain.w2, chain.rate))
    h, p, error = signed(backprop.h), signed(backprop.p), signed(backprop.output_delta)
    probability = "p" if chain.target else "1 - p"
    return (
        f"The hidden unit squeezes its sum: h = tanh({x} × {w1}) = **{h}**.",
        f"The output squeezes its sum: p = sigmoid({h} × {w2}) = **{p}**.",
        f"How wrong is that? The loss is -ln({probability}) = **{signed(backprop.loss)}**. "
        "Nothing has changed yet. Now the blame goes back.",
        f"The blame at the output is p - target = {p} - {chain.target} = **{error}**.",
        f"The share of w2 is the blame times what came in: {error} × {h} = "
        f"**{signed(backprop.w2_gradient)}**.",
        f"Blame reaches h through w2: {error} × {w2} = {signed(backprop.hidden_error)}. "
        f"tanh lets 1 - h² = **{signed(backprop.passed)}** of it through.",
        f"The share of w1: {signed(backprop.hidden_error)} × {signed(backprop.passed)} × {x} = "
        f"**{signed(backprop.w1_gradient)}**. Backprop ends here; no weight has changed yet.",
        f"Each weight moves against its share, times the rate {rate}. {_effect(backprop)}",
    )


def _effect(backprop: BackpropStep) -> str:
    if max(abs(backprop.w1_gradient), abs(backprop.w2_gradient)) < UNSEEN:
        why = (
            "the answer is right already"
            if abs(backprop.output_delta) < UNSEEN
            else "none gets through"
        )
        return f"Here both shares are next to 0, so almost nothing moves: {why}."
    if backprop.loss_after < backprop.loss:
        return "The loss is now smaller."
    return "The loss is now larger: the step was too big. Try a smaller rate."


def _rows(chain: Chain, backprop: BackpropStep, step: int) -> list[str]:
    """Return the numbers that are known after this step."""
    known = (
        (1, "h", backprop.h),
        (2, "p", backprop.p),
        (3, "loss", backprop.loss),
        (4, "blame at the output", backprop.output_delta),
        (5, "share of w2", backprop.w2_gradient),
        (6, "blame at h", backprop.hidden_error),
        (6, "let through", backprop.passed),
        (7, "share of w1", backprop.w1_gradient),
    )
    rows = [f"{name:<20}{signed(value, 11)}" for since, name, value in known if since <= step]
    if step < LAST:
        return rows
    changes = (
        ("w2", chain.w2, backprop.after.w2),
        ("w1", chain.w1, backprop.after.w1),
        ("p", backprop.p, backprop.p_after),
        ("loss", backprop.loss, backprop.loss_after),
    )
    news = (f"{name:<4}{signed(old, 12)} → {signed(new, 12)}" for name, old, new in changes)
    return [*rows, "", *news]


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
    if step < LAST:
        return [back, _to(chain, step + 1, "Forward", primary=True)]
    bounded = replace(
        backprop.after,
        w1=max(-MOST_WEIGHT, min(MOST_WEIGHT, backprop.after.w1)),
        w2=max(-MOST_WEIGHT, min(MOST_WEIGHT, backprop.after.w2)),
    )
    other = 0.5 if chain.rate == 1 else 1.0
    return [
        back,
        _to(bounded, LAST, "Learn once more", primary=True),
        _to(replace(chain, rate=other), LAST, f"With rate {other:g}"),
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
