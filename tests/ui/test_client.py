from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.scene import Scene

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom


@pytest.mark.usefixtures("classroom")
def test_there_are_scenes_to_be_drawn() -> None:
    assert len(Scene.__subclasses__()) > 10


async def test_every_kind_of_scene_can_be_drawn(classroom: Classroom) -> None:
    drawn = classroom.env.bot._draws
    assert {scene.__name__ for scene in Scene.__subclasses__()} == {s.__name__ for s in drawn}
