"""The parts that come with Nudge."""

from __future__ import annotations

from bot.neural.parts.activations import ACTIVATIONS
from bot.neural.parts.data_sets import DATA_SETS
from bot.neural.parts.features import FEATURES
from bot.neural.parts.losses import LOSSES
from bot.neural.parts.optimizers import OPTIMIZERS
from bot.neural.parts.penalties import PENALTIES
from bot.neural.parts.precisions import PRECISIONS
from bot.neural.parts.recipe import Parts
from bot.neural.parts.schedules import SCHEDULES
from bot.neural.parts.starts import STARTS

SHIPPED = Parts(
    data_sets=DATA_SETS,
    inputs=FEATURES,
    activations=ACTIVATIONS,
    losses=LOSSES,
    optimizers=OPTIMIZERS,
    penalties=PENALTIES,
    schedules=SCHEDULES,
    starts=STARTS,
    precisions=PRECISIONS,
)
