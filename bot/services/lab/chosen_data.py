"""The data that a training is asked to learn from, by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.trainings.data_sets import OWN
from bot.tutor.lab.requests import like_on, suited_to

if TYPE_CHECKING:
    from bot.trainings.spec import TrainingSpec
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.runs import Run


@dataclass(frozen=True, slots=True)
class ChosenData:
    """`table` is None for a data set that is built in.

    `shipped` names a table that comes with the course; `own` is the id of one that a person added.
    """

    table: DataTable | None = None
    shipped: str = ""
    own: int | None = None

    def base(self, earlier: Run | None) -> TrainingSpec | None:
        """Return the settings that a training on this data begins with: those of an earlier one.

        On the same table they are taken as they are, so that they give the same numbers.
        """
        spec = None if earlier is None else earlier.task.spec
        if self.table is None:
            return spec
        own = self.own is not None
        if earlier is None or spec is None or spec.data != OWN:
            return suited_to(self.table, own=own)
        if (earlier.wanted.table, earlier.task.shipped) == (self.own, self.shipped):
            return spec
        return like_on(spec, self.table, own=own)
