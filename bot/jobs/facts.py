"""Trains what the facts of lessons name, as the pictures of lessons do, but in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec


def numbers_of(spec: TrainingSpec) -> RunNumbers:
    """Train alone, as pictures of lessons do.

    With a wild learning rate a training among others ends elsewhere: rounding is enough for that.
    """
    return train(spec, SHIPPED).numbers
