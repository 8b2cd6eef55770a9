"""What a data set is, as plain values; `bot.trainings.catalogue` lists those there are."""

from __future__ import annotations

from dataclasses import dataclass

RESCALE = "Scale that column, add the data again under another name, and try once more."


class UnusableError(ValueError):
    """A person's own data cannot be trained on; `why` is a clause, `mend` a whole sentence."""

    def __init__(self, why: str, mend: str = RESCALE) -> None:
        super().__init__(why, mend)
        self.why, self.mend = why, mend

    def __str__(self) -> str:
        return self.why


@dataclass(frozen=True, slots=True)
class DataSet:
    """`outputs` is 1 for two classes and for values, else the number of classes.

    `classes` names the classes, and is empty where a value is predicted. Where points lie on a
    plane, people choose the inputs out of those of the catalogue; elsewhere there are `inputs` of
    them. `endless` says whether fresh points can be drawn without end; a measured data set has its
    rows only.
    """

    name: str
    inputs: int
    classes: tuple[str, ...]
    endless: bool = True

    @property
    def outputs(self) -> int:
        return len(self.classes) if len(self.classes) > 2 else 1

    @property
    def plane(self) -> bool:
        """Whether the points have two coordinates, so that a border can be drawn."""
        return self.inputs == 2


AB = ("class A", "class B")
OWN = "own"
"""The data set of a spec that comes with a table: people's own points or sentences."""
