"""The dial that varies between many trainings, and its setting in each of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bot.trainings.spec import TrainingSpec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.task import Variant

UNORDERED = {"start's seed", "seed", "training"}
CALLED = {"weights_seed": "start's seed", "hidden": "hidden units"}
FEWEST_DIGITS, MOST_DIGITS = 3, 17


@dataclass(frozen=True, slots=True)
class SweptDial:
    """The dial that varies, and its setting in each training, in order."""

    name: str
    settings: tuple[str, ...]

    @property
    def ordered(self) -> bool:
        """Whether its settings have an order, so that a line may join the trainings."""
        return self.name not in UNORDERED


def dial_of(variants: Sequence[Variant]) -> SweptDial:
    """Find the one dial in which the trainings differ; if there are more, number the trainings."""
    turned = [
        field.name
        for field in fields(TrainingSpec)
        if field.name != "axis"
        and len({getattr(variant.spec, field.name) for variant in variants}) > 1
    ]
    if len(turned) != 1:
        return SweptDial("training", tuple(str(k + 1) for k in range(len(variants))))
    name = CALLED.get(turned[0], turned[0].replace("_", " "))
    return SweptDial(name, _told([getattr(variant.spec, turned[0]) for variant in variants]))


def _told(settings: Sequence[object]) -> tuple[str, ...]:
    """Write settings with three digits, or with as many as it takes to tell them apart."""
    for digits in range(FEWEST_DIGITS, MOST_DIGITS):
        told = tuple(_setting(setting, digits) for setting in settings)
        if len(set(told)) == len(set(settings)):
            return told
    return tuple(_setting(setting, MOST_DIGITS) for setting in settings)


def _setting(setting: object, digits: int) -> str:
    if isinstance(setting, tuple):
        return "-".join(map(str, setting)) or "none"
    return f"{setting:.{digits}g}" if isinstance(setting, float) else str(setting)
