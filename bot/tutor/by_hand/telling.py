"""What is said at each step of backpropagation, on the lab's card and in a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.by_hand.writing import short, signed

if TYPE_CHECKING:
    from bot.tutor.by_hand.backprop import BackpropStep, Chain

UNSEEN = 0.0005  # a share below this shows as 0.000
NAMES = (
    *(f"Forward {step} of 3" for step in (1, 2, 3)),
    *(f"Back {step} of 4" for step in (1, 2, 3, 4)),
    "Update",
)


def explained(chain: Chain, backprop: BackpropStep) -> tuple[str, ...]:
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
