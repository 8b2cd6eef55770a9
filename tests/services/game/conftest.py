"""Games that were begun: one at its first sentence, one that waits for a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.services.game.games import Games
    from bot.services.game.scenes import GameScene
    from bot.services.services import Services
    from bot.tutor.course.course import Lesson
    from tests.services.conftest import Presses

FEATURES = [("slang", "casual"), ("polite", "formal")]


@pytest.fixture
def games(services: Services) -> Games:
    return services.games


@pytest.fixture
async def begun(games: Games, press: Presses, lesson: Lesson) -> GameScene:
    scene = await games.begin(press(), lesson)
    return await games.name(press(), scene.attempt, scene.mark, FEATURES)


@pytest.fixture
async def wrong(games: Games, press: Presses, begun: GameScene) -> GameScene:
    """Call the first sentence, which is formal, casual."""
    return await games.predict(press(), begun.attempt, begun.mark, "casual", 60)
