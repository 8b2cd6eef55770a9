"""Beside the game: half-said corrections, what is no move, and a question at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.move_scenes import (
    ByeScene,
    CorrectionHelpScene,
    PrivateScene,
    WhichScene,
)
from bot.services.conversation.question_moves import GAME_WAITS
from bot.services.exercises.scenes import QuestionScene
from bot.services.game.scenes import GameScene
from bot.services.game.talk import ASK_FOR
from bot.tutor.errors import NotYoursError
from bot.tutor.game.hearing.hear import Missing
from tests.services.conversation.talking import Talker, letter, with_questions
from tests.services.conversation.typed_game import FEATURES
from tests.services.lab.listening import ANA, GUILD

if TYPE_CHECKING:
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach

BEN = 77


@pytest.fixture
def talker(teach: Teach, course: Course, press: Presses) -> Talker:
    return Talker(teach(with_questions(course)), press)


async def mistaken(talker: Talker) -> GameScene:
    """Call the first sentence, which is formal, casual: a correction is awaited."""
    return await talker.hears(GameScene, "play", FEATURES, "casual, pretty sure")


async def test_a_direction_is_kept_until_its_feature_is_said_also_after_a_restart(
    talker: Talker, teach: Teach, course: Course
) -> None:
    waiting = await mistaken(talker)
    assert (await talker.hears(GameScene, "too high")).note == ASK_FOR[Missing.FEATURE]
    talker.services = teach(with_questions(course))
    said = await talker.hears(GameScene, "the polite words")
    assert said.state.step == waiting.state.step + 1
    [corrections] = said.state.said.values()
    assert corrections[-1].direction.value == "too high"


async def test_a_feature_is_kept_until_its_direction_is_said(talker: Talker) -> None:
    waiting = await mistaken(talker)
    assert (await talker.hears(GameScene, "polite words")).note == ASK_FOR[Missing.DIRECTION]
    assert (await talker.hears(GameScene, "too low")).state.step == waiting.state.step + 1


async def test_a_correction_cannot_be_skipped_but_the_game_paused(talker: Talker) -> None:
    waiting = await mistaken(talker)
    offered = await talker.hears(CorrectionHelpScene, "skip")
    assert "cannot be skipped" in offered.note
    assert offered.names
    paused = await talker.services.conversation.moves.games.pause(talker.press(), waiting.attempt)
    assert paused == ByeScene("game")
    assert (await talker.hears(GameScene, "back to where i was")).state == waiting.state


async def test_whatever_words_it_holds_a_correction_is_one(talker: Talker) -> None:
    waiting = await mistaken(talker)
    said = await talker.hears(
        GameScene, "I think I weighted the polite words too low, help me. I will adjust my rule."
    )
    assert said.state.step == waiting.state.step + 1


@pytest.mark.parametrize("text", ["hint", "idk", "why", "whats the answer", "this is too hard"])
async def test_what_is_no_move_changes_nothing(talker: Talker, text: str) -> None:
    begun = await talker.hears(GameScene, "play", FEATURES)
    answered = await talker.hears(GameScene, text)
    assert answered.note
    assert answered.state == begun.state


async def test_a_letter_is_the_questions_and_the_game_is_said_to_wait_once(
    talker: Talker,
) -> None:
    await talker.say("play", FEATURES)
    scene = await talker.asked("choice")
    first = await talker.hears(QuestionScene, letter(scene, "along"))
    assert GAME_WAITS in first.note
    assert GAME_WAITS not in (await talker.hears(QuestionScene, letter(scene, "against"))).note


async def test_a_side_that_could_answer_both_is_asked_back(talker: Talker) -> None:
    begun = await talker.hears(GameScene, "play", FEATURES)
    scene = await talker.asked("style")
    await talker.hears(WhichScene, "formal")
    assert await talker.tried(scene) == ()
    assert (await talker.hears(GameScene, "the game")).state.step == begun.state.step + 1


async def test_a_side_that_was_for_the_question_answers_it(talker: Talker) -> None:
    begun = await talker.hears(GameScene, "play", FEATURES)
    await talker.asked("style")
    await talker.hears(WhichScene, "formal")
    assert (await talker.hears(QuestionScene, "for the question")).closed
    assert (await talker.hears(GameScene, "play")).state.step == begun.state.step


async def test_in_a_server_nothing_is_judged_and_a_button_leads_to_it(talker: Talker) -> None:
    scene = await talker.asked("choice")
    answer = talker.services.conversation.answer
    seen = await answer(talker.press(ANA, GUILD), letter(scene, "against"))
    assert seen == PrivateScene(ANA, "question", letter(scene, "against"))
    assert await talker.tried(scene) == ()
    moves = talker.services.conversation.moves
    with pytest.raises(NotYoursError):
        await moves.look(talker.press(BEN, GUILD), ANA, "b")
    looked = await moves.look(talker.press(ANA, GUILD), ANA, letter(scene, "against"))
    assert getattr(looked, "reply", None) == letter(scene, "against")
    assert await talker.tried(scene) == ()
