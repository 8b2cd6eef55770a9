"""The loss of one probability: first a guess, then the number, then up and down the ladder."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.tutor.by_hand.loss import RANGES, loss_of, next_guess, range_of, rung
from bot.tutor.by_hand.writing import ladder_table, short
from bot.ui.by_hand.answer import HandButton
from bot.ui.kit.cards import LAB, card
from bot.ui.kit.keys import decimal, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord import ui

LEAST_P = 0.0001  # the smallest that is not written as 0


class GuessButton(HandButton, shape="hand-guess:{p}:{guess}"):
    """A guess: `guess` is the place of a range. Without one it asks for a guess again."""

    def card(self) -> ui.LayoutView:
        p, guess = probability_in(self.keys), self.keys["guess"]
        return loss_card(p, whole(guess, most=len(RANGES) - 1)) if guess else guess_card(p)


class LossButton(HandButton, shape="hand-loss:{p}:{pressed}"):
    def card(self) -> ui.LayoutView:
        return loss_card(probability_in(self.keys))


def probability_in(keys: Mapping[str, str]) -> float:
    return decimal(keys["p"], LEAST_P, 1.0)


def guess_card(p: float) -> ui.LayoutView:
    return card(
        LAB,
        f"### Guess the loss\nA network gave the right class a probability of **{short(p)}**.",
        "The loss is a number for how wrong that is. It is 0 when p is 1, and it has no upper "
        "end. For a coin toss, p = 0.5, it is 0.693. **What is it here?** Pick a range.",
        [
            GuessButton.labelled(_words_of(place), p=short(p), guess=place)
            for place in range(len(RANGES))
        ],
    )


def loss_card(p: float, guess: int | None = None) -> ui.LayoutView:
    losses = loss_of(p)
    lower, higher = rung(p, 1), rung(p, -1)
    return card(
        LAB,
        f"### The loss of p = {short(p)}\n-ln {short(p)} = **{losses.cross_entropy:.3f}**",
        None if guess is None else _verdict(guess, range_of(losses.cross_entropy)),
        ladder_table(p),
        "Slide p down and watch: a confident mistake costs far more with -ln p than with the "
        "squared error. Then guess the next one.",
        [
            LossButton.labelled("p down", p=short(lower), pressed="down", disabled=lower >= p),
            LossButton.labelled("p up", p=short(higher), pressed="up", disabled=higher <= p),
            GuessButton.labelled(
                "Guess another", ButtonStyle.primary, p=short(next_guess(p)), guess=""
            ),
        ],
    )


def _verdict(guess: int, right: int) -> str:
    if guess == right:
        return f"✅ Right: it is {_words_of(right)}."
    return f"❌ Not that one: you said {_words_of(guess)}, and it is {_words_of(right)}."


def _words_of(place: int) -> str:
    lower, upper = RANGES[place]
    if place == 0:
        return f"below {upper:g}"
    return f"above {lower:g}" if math.isinf(upper) else f"{lower:g} to {upper:g}"
