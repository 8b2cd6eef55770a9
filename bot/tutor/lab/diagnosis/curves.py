"""Read a finished training: what happened, why, and what to try next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.dials import PLAIN, Dials
from bot.tutor.lab.diagnosis.kinds import CurveKind, kind_of
from bot.tutor.lab.diagnosis.measures import loss_text, needs_log_axis
from bot.tutor.lab.diagnosis.words import HEADLINES, words_of

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers

__all__ = ["CurveKind", "Dials", "Reading", "loss_text", "needs_log_axis", "read_curves"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run means, for the learner.

    `headline` has at most 60 characters; `cause` says what happened and why; `next_step` is an
    experiment that can be made here. The last two have at most 300 characters together.
    """

    kind: CurveKind
    headline: str
    cause: str
    next_step: str


def read_curves(numbers: RunNumbers, *, batches: bool = False, dials: Dials = PLAIN) -> Reading:
    """Read a run. `batches` says that it was trained on less than all points at once."""
    kind = kind_of(numbers, batches=batches)
    cause, next_step = words_of(kind, numbers, dials)
    return Reading(kind, HEADLINES[kind], cause, next_step)
