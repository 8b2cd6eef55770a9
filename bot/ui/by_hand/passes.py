"""One photo through random networks: every step of the forward pass, and the predicted class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.tutor.by_hand.passes import CLASSES, COURSE_SCORES, PHOTO, forward, softmax
from bot.tutor.by_hand.writing import code_block, shares_rows, short, signed
from bot.ui.by_hand.answer import HandButton
from bot.ui.kit.cards import LAB, card
from bot.ui.kit.keys import whole

if TYPE_CHECKING:
    from discord import ui

LAST_SEED = 9999


class ForwardButton(HandButton, shape="hand-forward:{seed}:{before}"):
    """Seed 0 stands for the scores of the course."""

    def card(self) -> ui.LayoutView:
        return forward_card(
            whole(self.keys["seed"], most=LAST_SEED), whole(self.keys["before"], most=LAST_SEED)
        )


def forward_card(seed: int, before: int = 0) -> ui.LayoutView:
    """Draw the card of a seed. `before` is the seed that was shown before, 0 without one."""
    if seed == 0:
        return _course_card(before or 1)
    steps = forward(seed)
    hidden = [
        f"h{number} {signed(total, 8, 2)} {signed(value, 8)}"
        for number, (total, value) in enumerate(zip(steps.sums, steps.hidden, strict=True), 1)
    ]
    (a, b), _ = steps.into_hidden
    return card(
        LAB,
        f"### A forward pass, seed {seed}\nThe photo is two numbers: {PHOTO[0]} and {PHOTO[1]}. "
        "All weights are random, so the answer means nothing yet.",
        f"For h1: {PHOTO[0]} × {short(a)} + {PHOTO[1]} × {short(b)} = {short(steps.sums[0])}.",
        code_block("        sum squeezed", *hidden, *shares_rows(steps.softmax)),
        _compared(seed, before),
        [
            ForwardButton.labelled("Same seed again", seed=seed, before=seed),
            ForwardButton.labelled(
                "Another seed", ButtonStyle.primary, seed=seed % LAST_SEED + 1, before=seed
            ),
            ForwardButton.labelled("A trained one", seed=0, before=seed),
        ],
    )


def _course_card(seed: int) -> ui.LayoutView:
    return card(
        LAB,
        "### From scores to percentages\nA trained network gave these scores to a photo of a dog.",
        code_block(*shares_rows(softmax(COURSE_SCORES))),
        "Each score becomes e^score. Each share is that number divided by their sum. "
        "Now look at what random networks say.",
        [ForwardButton.labelled(f"Back to seed {seed}", ButtonStyle.primary, seed=seed, before=0)],
    )


def _compared(seed: int, before: int) -> str:
    if before == 0:
        return "Would another seed give the same answer? And the same seed? Try both."
    if before == seed:
        return (
            f"✅ **Identical** to the last digit: seed {seed} twice, the same weights, the same "
            "answer. Nothing was learned in between. Now try another seed."
        )
    then = ", ".join(
        f"{name} {100 * share:.1f}%"
        for name, share in zip(CLASSES, forward(before).softmax.shares, strict=True)
    )
    return (
        f"↔️ **Different.** Seed {before} said {then}. The photo is the same, the weights are "
        "not. What would the same seed say again?"
    )
