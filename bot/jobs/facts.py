"""Trains what the facts of lessons name, as a worker does, but in this process and undrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers
    from bot.trainings.task import Task


def numbers_of(task: Task) -> Sequence[RunNumbers]:
    """Train all variants of a task together and return their numbers in order."""
    specs = [variant.spec for variant in task.variants]
    return [history.numbers for history in train_all(specs, SHIPPED)]
