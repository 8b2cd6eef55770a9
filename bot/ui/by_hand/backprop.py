"""Backpropagation through one hidden unit: eight steps, each with its numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.tutor.by_hand.backprop import Chain, pass_blame, wiggle
from bot.ui.by_hand.answer import HandButton, short, signed, table
from bot.ui.kit.cards import LAB, card

if TYPE_CHECKING:
    from discord import ui

    from bot.tutor.by_hand.backprop import Blame

LAST = 8
UNSEEN = 0.0005  # such a share shows as 0.000
MOST_WEIGHT = 99.0
NAMES = (
    *(f"Forward {step} of 3" for step in (1, 2, 3)),
    *(f"Back {step} of 4" for step in (1, 2, 3, 4)),
    "Update",
)


class BlameButton(HandButton, shape="hand-blame:{step}:{x}:{w1}:{w2}:{target}:{rate}:{pressed}"):
    def card(self) -> ui.LayoutView:
        x, w1, w2, rate = (float(self.keys[name]) for name in ("x", "w1", "w2", "rate"))
        return blame_card(Chain(x, w1, w2, int(self.keys["target"]), rate), int(self.keys["step"]))


def blame_card(chain: Chain, step: int) -> ui.LayoutView:
    """Draw one of the eight steps, counted from 1."""
    chain = _rounded(chain)
    blame = pass_blame(chain)
    return card(
        LAB,
        f"### Backprop by hand: {NAMES[step - 1]}\nx → **w1** → h → **w2** → p. "
        f"The right answer is {chain.target}.",
        _explained(chain, blame)[step - 1],
        table(*_rows(chain, blame, step)),
        _checked(chain, blame) if step == LAST else None,
        _buttons(chain, blame, step),
        f"-# step {step} of {LAST}",
    )


def _rounded(chain: Chain) -> Chain:
    return Chain(
        round(chain.x, 4), round(chain.w1, 4), round(chain.w2, 4), chain.target,
        round(chain.rate, 4),
    )  # fmt: skip


def _explained(chain: Chain, blame: Blame) -> tuple[str, ...]:
    x, w1, w2, rate = (short(value) for value in (chain.x, chain.w1, chain.w2, chain.rate))
    h, p, error = signed(blame.h), signed(blame.p), signed(blame.output_blame)
    probability = "p" if chain.target else "1 - p"
    return (
        f"The hidden unit squeezes its sum: h = tanh({x} × {w1}) = **{h}**.",
        f"The output squeezes its sum: p = sigmoid({h} × {w2}) = **{p}**.",
        f"How wrong is that? The loss is -ln({probability}) = **{signed(blame.loss)}**. "
        "Nothing has changed yet. Now the blame goes back.",
        f"The blame at the output is p - target = {p} - {chain.target} = **{error}**.",
        f"The share of w2 is the blame times what came in: {error} × {h} = "
        f"**{signed(blame.w2_share)}**.",
        f"Blame reaches h through w2: {error} × {w2} = {signed(blame.hidden_blame)}. "
        f"tanh lets 1 - h² = **{signed(blame.passed)}** of it through.",
        f"The share of w1: {signed(blame.hidden_blame)} × {signed(blame.passed)} × {x} = "
        f"**{signed(blame.w1_share)}**. Backprop ends here; no weight has changed yet.",
        f"Each weight moves against its share, times the rate {rate}. {_effect(blame)}",
    )


def _effect(blame: Blame) -> str:
    if max(abs(blame.w1_share), abs(blame.w2_share)) < UNSEEN:
        why = (
            "the answer is right already"
            if abs(blame.output_blame) < UNSEEN
            else "none gets through"
        )
        return f"Here both shares are next to 0, so almost nothing moves: {why}."
    if blame.loss_after < blame.loss:
        return "The loss is now smaller."
    return "The loss is now larger: the step was too big. Try a smaller rate."


def _rows(chain: Chain, blame: Blame, step: int) -> list[str]:
    """Return what is known after this step."""
    known = (
        (1, "h", blame.h),
        (2, "p", blame.p),
        (3, "loss", blame.loss),
        (4, "blame at the output", blame.output_blame),
        (5, "share of w2", blame.w2_share),
        (6, "blame at h", blame.hidden_blame),
        (6, "let through", blame.passed),
        (7, "share of w1", blame.w1_share),
    )
    rows = [f"{name:<20}{signed(value, 11)}" for since, name, value in known if since <= step]
    if step < LAST:
        return rows
    changes = (
        ("w2", chain.w2, blame.after.w2),
        ("w1", chain.w1, blame.after.w1),
        ("p", blame.p, blame.p_after),
        ("loss", blame.loss, blame.loss_after),
    )
    news = (f"{name:<4}{signed(old, 12)} → {signed(new, 12)}" for name, old, new in changes)
    return [*rows, "", *news]


def _checked(chain: Chain, blame: Blame) -> str:
    by_wiggling = wiggle(chain)
    agree = all(
        abs(wiggled - share) < 1e-5
        for wiggled, share in zip(by_wiggling, (blame.w1_share, blame.w2_share), strict=True)
    )
    verdict = "✅ The same" if agree else "❌ Not the same"
    return (
        f"Check by wiggling each weight a little: the slopes are {signed(by_wiggling[1])} for w2 "
        f"and {signed(by_wiggling[0])} for w1. {verdict}."
    )


def _buttons(chain: Chain, blame: Blame, step: int) -> list[BlameButton]:
    back = _to(chain, step - 1, "Back", disabled=step == 1)
    if step < LAST:
        return [back, _to(chain, step + 1, "Forward", primary=True)]
    bounded = replace(
        blame.after,
        w1=max(-MOST_WEIGHT, min(MOST_WEIGHT, blame.after.w1)),
        w2=max(-MOST_WEIGHT, min(MOST_WEIGHT, blame.after.w2)),
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
) -> BlameButton:
    return BlameButton.labelled(
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
