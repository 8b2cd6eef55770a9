"""The valley (w - 3)²: twenty steps at one learning rate, as a table that is a picture too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.tutor.by_hand.valley import (
    LEAST_RATE,
    MOST_RATE,
    MOST_STEPS,
    NEAR,
    Descent,
    valley,
)
from bot.tutor.by_hand.writing import short, valley_table
from bot.ui.by_hand.answer import HandButton
from bot.ui.kit.cards import LAB, card
from bot.ui.kit.keys import decimal, whole

if TYPE_CHECKING:
    from discord import ui

    from bot.tutor.by_hand.valley import Valley

RATES = (0.01, 0.1, 0.3, 0.9, 1.0, 1.1)
READINGS = {
    Descent.CRAWLS: "It moves the right way, but it **crawls**: it is not there yet. "
    "Next, try a larger rate.",
    Descent.ARRIVES: "It **arrives**: each step is smaller, because the slope is. "
    "Next, try 0.9: what will be different?",
    Descent.ZIGZAGS: "It **zigzags**: each step goes past the bottom. **Yet it arrives.** "
    "Next, try 1.0: only a little more.",
    Descent.STILL_ZIGZAGS: "It **zigzags** past the bottom and is not there yet. "
    "Next, try a smaller rate.",
    Descent.BOUNCES: "It **bounces for ever** between two places of the same height. "
    "Next, try 1.1: what will happen?",
    Descent.EXPLODES: "It **explodes**: each step lands higher up the other side. "
    "Next, divide the rate by 3.",
}
FOLLOWING = {
    Descent.CRAWLS: "×3",
    Descent.ARRIVES: "0.9",
    Descent.ZIGZAGS: "1.0",
    Descent.STILL_ZIGZAGS: "÷3",
    Descent.BOUNCES: "1.1",
    Descent.EXPLODES: "÷3",
}


class ValleyButton(HandButton, shape="hand-valley:{rate}:{steps}:{pressed}"):
    def card(self) -> ui.LayoutView:
        return valley_card(
            decimal(self.keys["rate"], LEAST_RATE, MOST_RATE),
            whole(self.keys["steps"], least=1, most=MOST_STEPS),
        )


def valley_card(rate: float, steps: int = 20) -> ui.LayoutView:
    rate = round(rate, 4)
    walk = valley(rate, steps)
    challenge = f"loss below {NEAR} in {steps} {'step' if steps == 1 else 'steps'}"
    turns = [
        *((str(value), value) for value in RATES),
        ("÷3", max(rate / 3, LEAST_RATE)),
        ("×3", min(rate * 3, MOST_RATE)),
    ]
    buttons = [_button(label, value, walk, steps) for label, value in turns]
    return card(
        LAB,
        f"### The valley (w - 3)², rate {short(rate)}\n"
        "At each step: w ← w - rate × slope. The slope is 2 × (w - 3).",
        valley_table(walk),
        READINGS[walk.descent],
        f"✅ Challenge met: {challenge}. Which other rates manage it?"
        if walk.met
        else f"❌ Challenge not met: {challenge}.",
        buttons[:4],
        buttons[4:],
    )


def _button(label: str, rate: float, walk: Valley, steps: int) -> ValleyButton:
    following = label == FOLLOWING[walk.descent]
    return ValleyButton.labelled(
        label,
        ButtonStyle.primary if following else ButtonStyle.secondary,
        disabled=short(rate) == short(walk.rate),
        rate=short(rate),
        steps=steps,
        pressed=label,
    )
