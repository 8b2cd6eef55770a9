"""What a typed message is about: what was touched last, and a game that is left open."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.answer_scenes import ToldScene
from bot.services.conversation.question_moves import UNSEEN
from bot.services.course.scenes import CardScene, DebriefScene, HelpScene
from bot.services.exercises.scenes import MatchingScene, QuestionScene
from bot.services.game.scenes import GameScene, SkippedScene
from bot.services.game.talk import ASK_FOR, LOST, NO_RUSH, TYPE_BOTH, name_like_this
from bot.tutor.errors import TutorError
from bot.tutor.game.hearing.asides import Aside
from bot.tutor.game.hearing.hear import Missing
from bot.tutor.game.state import Stage
from bot.tutor.game.telling import hint_line
from tests.services.conversation.typed_game import FEATURES, typed_to_the_rule
from tests.services.course.walking import Walker
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from tests.services.conftest import Presses, Teach


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
    assert isinstance(await say(services, press, "hello there"), ToldScene)


async def test_an_open_game_hears_a_prediction_though_a_card_was_touched_since(
    services: Services, press: Presses
) -> None:
    await say(services, press, "play", FEATURES, "formal, sure")
    assert isinstance(await say(services, press, "learn"), CardScene)
    scene = await played(services, press, "play", "casual")
    assert [(one.label, one.percent) for one in scene.state.predicted] == [
        ("formal", 95),
        ("casual", 80),
    ]


async def test_a_rule_is_any_text_while_the_game_was_touched_last(
    services: Services, press: Presses
) -> None:
    await typed_to_the_rule(services, press)
    assert isinstance(await say(services, press, "help"), HelpScene)
    rule = "Greetings such as hey point to casual."
    assert (await played(services, press, rule)).note == TYPE_BOTH
    scene = await played(services, press, f"{rule}\nHey, Your Honour!")
    assert scene.state.stage is Stage.DONE
    assert isinstance(await say(services, press, "show me"), DebriefScene)


async def test_once_a_card_was_touched_only_what_calls_itself_a_rule_is_one(
    services: Services, press: Presses
) -> None:
    await typed_to_the_rule(services, press)
    await say(services, press, "learn")
    said = await say(services, press, "Hey is a greeting, I would say.")
    assert not isinstance(said, GameScene)
    spoken = "My rule: greetings are casual, broken by: Hey, Your Honour!"
    scene = await played(services, press, spoken)
    assert scene.state.stage is Stage.DONE


@pytest.mark.parametrize("rule", ["asdfasdf", "........", "\N{ZERO WIDTH SPACE}" * 12])
async def test_a_rule_that_is_no_words_is_asked_for_again(
    services: Services, press: Presses, rule: str
) -> None:
    await typed_to_the_rule(services, press)
    with pytest.raises(TutorError, match="one sentence in words"):
        await say(services, press, f"my rule: {rule}\nHey, Your Honour!")
    assert (await played(services, press, "play")).state.stage is Stage.RULE


async def test_the_two_features_are_asked_for_when_one_is_missing(
    services: Services, press: Presses
) -> None:
    scene = await played(services, press, "play", "slang is casual")
    assert scene.state.stage is Stage.BEGIN
    assert scene.note == name_like_this(scene)
    scene = await played(services, press, "slang = casual and long words = formal")
    assert scene.state.named == (("slang", "casual"), ("long-words", "formal"))


async def test_what_is_no_move_is_said_to_be_none_and_the_sentence_stays(
    services: Services, press: Presses
) -> None:
    begun = await played(services, press, "play", FEATURES)
    for text in ("prob formal", "both", "banana"):
        scene = await played(services, press, text)
        assert scene.note.startswith("I did not get that. Type a side")
        assert scene.state == begun.state
    asked = await played(services, press, "is it formal?")
    assert asked.note.startswith("I say no side before yours is in")
    assert asked.state == begun.state
    assert (await played(services, press, "hint")).note == NO_RUSH[Aside.HINT]


async def test_a_question_is_no_rule(services: Services, press: Presses) -> None:
    await typed_to_the_rule(services, press)
    for text in ("what rule", "which rule is formal?", "idk lol whatever"):
        scene = await say(services, press, text)
        assert "*My rule:*" in getattr(scene, "note", "*My rule:*")
    assert (await played(services, press, "play")).state.stage is Stage.RULE


async def test_skip_leaves_the_game_out(services: Services, press: Presses) -> None:
    assert isinstance(await say(services, press, "play", "skip"), SkippedScene)


async def test_while_a_correction_is_awaited_what_is_none_is_answered_and_nothing_is_lost(
    services: Services, press: Presses
) -> None:
    await say(services, press, "play", FEATURES)
    waiting = await played(services, press, "casual, a hunch")
    notes = {
        "why?": "Why it is formal: Careful words.",
        "idk": hint_line(waiting.state.subject, waiting.state.learnt_from[-1].sentence),
        "I think I weighted the [word/feature] too high or too low.": ASK_FOR[Missing.BOTH],
        "grateful": ASK_FOR[Missing.DIRECTION],
    }
    for text, note in notes.items():
        assert (await played(services, press, text)).note == note
    for text in ("hi", "help", "what is sum?"):
        assert not isinstance(await say(services, press, text), GameScene)
    lost = await played(services, press, "I don't think I weighted grateful too low")
    assert lost.note in {LOST[Stage.CORRECT], ASK_FOR[Missing.DIRECTION]}
    assert lost.state == waiting.state
    scene = await played(services, press, "i put too little weight on grateful")
    assert scene.state.step == waiting.state.step + 1
    assert scene.state.stage is Stage.PREDICT


async def test_an_unknown_side_is_told_by_typing(services: Services, press: Presses) -> None:
    await say(services, press, "play", FEATURES, "casual")
    asked = await played(services, press, 'the word "for" too low')
    assert asked.state.stage is Stage.SIDE
    told = await played(services, press, "formal")
    assert told.state.rule.weight("word:for") == 1


async def test_a_second_letter_answers_no_question_that_was_not_asked_yet(
    teach: Teach, press: Presses
) -> None:
    """After an answer its question stays on the screen; the next one comes when it is asked for."""
    services = teach(three_lessons())
    scene: Scene = await Walker(services, press).read("one")
    assert isinstance(scene, QuestionScene)
    first, second = list(scene.state.drawn)[:2]
    right = "ABC"[scene.state.drawn[first].order.index("right")]
    closed = await say(services, press, right)
    assert isinstance(closed, QuestionScene)
    assert closed.closed
    for text in ("a", "hint"):
        services = teach(three_lessons())
        services.questions.seen.note(closed)
        early = await say(services, press, text)
        assert isinstance(early, QuestionScene)
        assert (early.note, early.question.id) == (UNSEEN, second)
        assert not early.state.tried[second]
        assert not early.state.hints
    answered = await say(services, press, "a")
    assert isinstance(answered, QuestionScene)
    assert answered.state.tried[second]


async def test_after_a_start_a_letter_is_taken_for_the_open_question(
    teach: Teach, press: Presses
) -> None:
    scene: Scene = await Walker(teach(three_lessons()), press).read("one")
    assert isinstance(scene, QuestionScene)
    answered = await say(teach(three_lessons()), press, "a")
    assert isinstance(answered, QuestionScene)
    assert answered.state.tried[next(iter(scene.state.drawn))]


async def test_two_letters_in_one_instant_answer_one_question(teach: Teach, press: Presses) -> None:
    services = teach(three_lessons())
    scene: Scene = await Walker(services, press).read("one")
    assert isinstance(scene, QuestionScene)
    order = scene.state.drawn[next(iter(scene.state.drawn))].order
    right = "ABC"[order.index("right")]
    both = [services.conversation.answer(press(), right) for _ in range(2)]
    await asyncio.gather(*both)
    now = await services.questions.show(press(), scene.attempt)
    assert sum(map(len, now.state.tried.values())) == 1
