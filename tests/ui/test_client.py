from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.services.game.modes import MODES
from bot.services.scene import Scene
from bot.ui.client import TutorBot
from bot.ui.kit.rooms import ROOMS

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom


def bot_in(classroom: Classroom) -> TutorBot:
    assert isinstance(classroom.env.bot, TutorBot)
    return classroom.env.bot


def kinds_of_scenes() -> set[type[Scene]]:
    """Return all scenes of the bot.

    A dataclass with slots leaves the class it was made from behind, and tests make scenes up.
    """
    return {
        kind
        for kind in Scene.__subclasses__()
        if kind.__module__.startswith("bot.services.")
        and vars(sys.modules[kind.__module__])[kind.__name__] is kind
    }


async def test_every_kind_of_scene_can_be_drawn(classroom: Classroom) -> None:
    assert set(bot_in(classroom)._draws) == kinds_of_scenes()
    assert len(kinds_of_scenes()) > 10


async def test_every_room_of_the_row_can_be_entered_and_no_other_is_known(
    classroom: Classroom,
) -> None:
    rooms = {room.name for room in ROOMS} | {mode.room for mode in MODES}
    assert set(bot_in(classroom)._rooms) == rooms
