"""A game that is played by typing alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.game.scenes import GameScene
from bot.tutor.game.state import Stage

if TYPE_CHECKING:
    from bot.services.services import Services
    from tests.services.conftest import Presses

FEATURES = "slang casual, polite words formal"


async def typed_to_the_rule(services: Services, press: Presses) -> GameScene:
    """Begin a game and predict everything right, until the rule is asked for."""
    answer = services.conversation.answer
    await answer(press(), "play")
    scene = await answer(press(), FEATURES)
    assert isinstance(scene, GameScene)
    while scene.state.stage is not Stage.RULE:
        current = scene.state.current
        assert current is not None
        scene = await answer(press(), f"{current.label or 'formal'}, fairly sure")
        assert isinstance(scene, GameScene)
    return scene
