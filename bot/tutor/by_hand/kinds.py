"""The kinds of steps to do by hand that a lesson file may name, each under `room`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.by_hand.steps.backprop import BACKPROP_STEP
from bot.tutor.by_hand.steps.forward import FORWARD_STEP
from bot.tutor.by_hand.steps.loss import LOSS_STEP
from bot.tutor.by_hand.steps.neuron import NEURON_STEP
from bot.tutor.by_hand.steps.train import TRAIN_STEP
from bot.tutor.by_hand.steps.valley import SINGLE_STEP, VALLEY_STEP

if TYPE_CHECKING:
    from bot.tutor.by_hand.hands_on import HandsOnKind

HANDS_ON: tuple[HandsOnKind, ...] = (
    NEURON_STEP,
    FORWARD_STEP,
    LOSS_STEP,
    VALLEY_STEP,
    SINGLE_STEP,
    BACKPROP_STEP,
    TRAIN_STEP,
)
