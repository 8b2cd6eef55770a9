"""Trains what the facts of lessons name, as the pictures of lessons do, but in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.jobs.examples import examples_for
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec
    from bot.tutor.data.table import DataTable


def numbers_of(spec: TrainingSpec, table: DataTable | None = None) -> RunNumbers:
    """Train alone, as pictures of lessons do; on a table where the spec is of own data.

    With a wild learning rate a training among others ends elsewhere: rounding is enough for that.
    """
    return train(spec, SHIPPED, examples_for(spec, table)).numbers
