"""What a typed message is about: what was touched last, and a game that is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.course.scenes import CardScene, DebriefScene, HelpScene
from bot.services.exercises.scenes import MatchingScene, QuestionScene
from bot.services.game.games import TYPE_BOTH
from bot.services.game.scenes import GameScene
from bot.tutor.game.solo import Stage

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from tests.services.conftest import Presses


async def say(services: Services, press: Presses, *texts: str) -> Scene:
    for text in texts:
        scene = await services.conversation.answer(press(), text)
    return scene


async def played(services: Services, press: Presses, *texts: str) -> GameScene:
    scene = await say(services, press, *texts)
    assert isinstance(scene, GameScene)
    return scene


async def matched(services: Services, press: Presses, *texts: str) -> MatchingScene:
    scene = await say(services, press, *texts)
    assert isinstance(scene, MatchingScene)
    return scene


async def test_after_the_cards_a_pair_is_typed_by_number_or_words(
    services: Services, press: Presses
) -> None:
    await services.lessons.open(press(), "first")
    scene = await matched(services, press, "next", "next")
    scene = await matched(services, press, f"1 {scene.state.letter('up').lower()}")
    assert scene.state.matched == ("up",)
    scene = await matched(services, press, f"down = {scene.state.letter('down')}")
    assert scene.state.finished
    assert isinstance(await say(services, press, "next"), QuestionScene)
    assert isinstance(await say(services, press, "help"), HelpScene)
    assert isinstance(await say(services, press, "hello there"), HelpScene)


async def test_an_open_game_hears_a_prediction_though_a_card_was_touched_since(
    services: Services, press: Presses
) -> None:
    await say(services, press, "play", "casual")
    assert isinstance(await say(services, press, "learn"), CardScene)
    scene = await played(services, press, "play", "formal")
    assert scene.state.stage is Stage.RULE


async def test_a_rule_is_any_text_while_the_game_was_touched_last(
    services: Services, press: Presses
) -> None:
    await say(services, press, "play", "casual", "formal")
    assert isinstance(await say(services, press, "help"), HelpScene)
    rule = "Greetings such as hey point to casual."
    assert (await played(services, press, rule)).note == TYPE_BOTH
    scene = await played(services, press, f"{rule}\nHey, Your Honour!")
    assert scene.state.stage is Stage.DONE
    assert isinstance(await say(services, press, "show me"), DebriefScene)


async def test_once_a_card_was_touched_only_what_calls_itself_a_rule_is_one(
    services: Services, press: Presses
) -> None:
    await say(services, press, "play", "casual", "formal", "learn")
    assert isinstance(await say(services, press, "Hey is a greeting, I would say."), HelpScene)
    spoken = "My rule: greetings are casual, broken by: Hey, Your Honour!"
    scene = await played(services, press, spoken)
    assert scene.state.stage is Stage.DONE
