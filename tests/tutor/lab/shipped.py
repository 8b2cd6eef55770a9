"""The dials and presets that Nudge comes with, and a short way to ask for a training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trainings.catalogue import CATALOGUE
from bot.tutor.lab.dials.dials import dials_of
from bot.tutor.lab.dials.table import DIALS
from bot.tutor.lab.presets import PRESETS, presets_of
from bot.tutor.lab.requests import TrainingRequest, chosen_in, spec_of

if TYPE_CHECKING:
    from bot.trainings.spec import TrainingSpec
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.dials.dial import Value

SHIPPED = dials_of(DIALS, CATALOGUE)
LABS = presets_of(PRESETS)
TASKS = {preset.name: preset.task for preset in PRESETS}


def asked(**given: Value) -> TrainingRequest:
    """Return what somebody asks for who sets these options."""
    return TrainingRequest(given)


def spec_for(
    request: TrainingRequest, table: DataTable | None = None, base: TrainingSpec | None = None
) -> TrainingSpec:
    """Read a request as the services do."""
    return spec_of(SHIPPED, chosen_in(SHIPPED, request), table, base)
