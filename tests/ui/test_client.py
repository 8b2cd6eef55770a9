from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.scene import Scene
from bot.ui.client import TutorBot

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom


async def test_every_kind_of_scene_can_be_drawn(classroom: Classroom) -> None:
    bot = classroom.env.bot
    assert isinstance(bot, TutorBot)
    assert set(bot._draws) == set(Scene.__subclasses__())
    assert len(bot._draws) > 10
