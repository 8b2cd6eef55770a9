"""All that can be chosen by name: one literal tuple of each kind, passed in when a bot is built.

Nothing registers itself, so a test can build a bot with one more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.classroom.assignment_kind import ASSIGNMENTS
from bot.services.classroom.dealing_kind import DEALING
from bot.services.game.challenge_kind import CHALLENGE
from bot.services.game.modes import MODES
from bot.services.given import Registries
from bot.trainings.catalogue import CATALOGUE
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.data.formats import DATA_FORMATS
from bot.tutor.lab.dials.table import DIALS
from bot.tutor.lab.presets import PRESETS
from bot.ui.kit.rooms import ROOMS

if TYPE_CHECKING:
    from bot.services.exercises.gathering_kinds import GatheringKind

GATHERINGS: tuple[GatheringKind, ...] = (CHALLENGE, ASSIGNMENTS, DEALING)
"""What people do together, beside what the modes of the game are played as."""

REGISTRIES = Registries(
    dials=DIALS,
    presets=PRESETS,
    formats=DATA_FORMATS,
    lesson_kinds=LESSON_KINDS,
    modes=MODES,
    gatherings=GATHERINGS,
    rooms=ROOMS,
    catalogue=CATALOGUE,
)
