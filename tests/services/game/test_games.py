"""The prediction game alone: predict, say the correction, write the rule, and come back to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.attempting import UPDATED
from bot.services.game.games import SAY_IT_LIKE_THIS
from bot.tutor.conversation.understanding import understand
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity, Result
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.sentences import Label
from bot.tutor.game.solo import Stage
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.game.games import Games
    from bot.services.game.scenes import GameScene
    from bot.services.services import Memory, Services
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach

GREETING = Correction("greeting", Direction.HIGH)
SPOKEN = "I think I weighted the greeting too high. I will adjust my rule."
RULE, BREAKER = "Slang words point to casual.", "Yo, the meeting is adjourned."


@pytest.fixture
def games(services: Services) -> Games:
    return services.games


@pytest.fixture
async def begun(games: Games, press: Presses, lesson: Lesson) -> GameScene:
    return await games.begin(press(), lesson)


@pytest.fixture
async def wrong(games: Games, press: Presses, begun: GameScene) -> GameScene:
    """Call the first sentence, which is casual, formal."""
    return await games.predict(press(), begun.attempt, begun.mark, Label.FORMAL)


@pytest.fixture
async def played(games: Games, press: Presses, begun: GameScene) -> GameScene:
    """Predict both sentences right."""
    scene = begun
    for label in (Label.CASUAL, Label.FORMAL):
        scene = await games.predict(press(), scene.attempt, scene.mark, label)
    return scene


async def test_a_newcomer_starts_the_first_game_of_the_course(
    games: Games, press: Presses, lesson: Lesson
) -> None:
    scene = await games.resume(press())
    assert scene.lesson == lesson
    assert scene.state.sentences == ("hey", "dear")
    assert (scene.state.stage, scene.state.current) == (Stage.PREDICT, "hey")
    assert (scene.judged, scene.predicted, scene.said, scene.note) == (None, None, None, "")


@pytest.mark.parametrize(
    ("label", "right", "stage"),
    [(Label.CASUAL, True, Stage.PREDICT), (Label.FORMAL, False, Stage.CORRECT)],
)
async def test_a_prediction_is_locked_in_and_then_judged(
    games: Games, press: Presses, begun: GameScene, label: Label, right: bool, stage: Stage
) -> None:
    scene = await games.predict(press(), begun.attempt, begun.mark, label)
    assert scene.judged == scene.game.sentence("hey")
    assert scene.predicted is label
    assert scene.state.verdicts == {"hey": right}
    assert (scene.state.stage, scene.said, scene.note) == (stage, None, "")


async def test_a_wrong_prediction_waits_for_its_correction(
    games: Games, press: Presses, wrong: GameScene
) -> None:
    with pytest.raises(TutorError, match="No sentence is waiting for a prediction"):
        await games.predict(press(), wrong.attempt, wrong.mark, Label.CASUAL)
    scene = await games.correct(press(), wrong.attempt, wrong.mark, GREETING)
    assert scene.said == SPOKEN
    assert (scene.state.stage, scene.state.current) == (Stage.PREDICT, "dear")


async def test_hidden_signs_are_taken_out_of_a_correction(
    games: Games, press: Presses, wrong: GameScene
) -> None:
    hidden = "gree\N{ZERO WIDTH SPACE}ting"
    scene = await games.correct(
        press(), wrong.attempt, wrong.mark, Correction(hidden, Direction.HIGH)
    )
    assert scene.said == SPOKEN


async def test_no_correction_is_taken_when_none_is_needed(
    games: Games, press: Presses, begun: GameScene
) -> None:
    with pytest.raises(TutorError, match="No correction is needed right now"):
        await games.correct(press(), begun.attempt, begun.mark, GREETING)
    assert await games.show(press(), begun.attempt) == begun


@pytest.mark.parametrize(
    "text",
    [
        SPOKEN,
        "i weighted the greeting way too much",
        "weighed gree\N{SOFT HYPHEN}ting too hi\N{SOFT HYPHEN}gh",
    ],
)
async def test_a_typed_correction_is_heard(
    games: Games, press: Presses, wrong: GameScene, text: str
) -> None:
    scene = await games.hear(press(), understand(text).correction)
    assert scene is not None
    assert (scene.attempt, scene.said, scene.note) == (wrong.attempt, SPOKEN, "")
    assert scene.state.stage is Stage.PREDICT


async def test_a_correction_that_is_nearly_said_is_asked_for_again(
    games: Games, press: Presses, wrong: GameScene
) -> None:
    scene = await games.hear(press(), understand("The greeting fooled me.").correction)
    assert scene == replace(wrong, note=SAY_IT_LIKE_THIS)
    assert await games.show(press(), wrong.attempt) == wrong


async def test_nothing_is_heard_without_a_game_that_waits_for_it(
    games: Games, press: Presses, course: Course, lesson: Lesson, teach: Teach
) -> None:
    assert await games.hear(press(), understand(SPOKEN).correction) is None
    begun = await games.begin(press(), lesson)
    assert await games.hear(press(), understand(SPOKEN).correction) is None
    await games.predict(press(), begun.attempt, begun.mark, Label.FORMAL)
    assert await games.hear(press(BEN), understand(SPOKEN).correction) is None
    switched_off = teach(replace(course, lessons=course.lessons[1:])).games
    assert await switched_off.hear(press(), understand(SPOKEN).correction) is None


async def test_a_game_that_its_lesson_lost_traps_nobody(
    press: Presses, course: Course, teach: Teach, wrong: GameScene
) -> None:
    first, second = course.lessons
    moved = (replace(first, game=None), replace(second, game=first.game))
    games = teach(replace(course, lessons=moved)).games
    assert await games.hear(press(), understand(SPOKEN).correction) is None
    assert (await games.resume(press())).lesson.id == second.id
    assert wrong.lesson.id == first.id


@pytest.mark.parametrize("breaker", [BREAKER, f"  {BREAKER}\n"])
async def test_the_rule_ends_the_game_and_lands_in_the_notebook(
    games: Games, memory: Memory, press: Presses, played: GameScene, breaker: str
) -> None:
    assert played.state.stage is Stage.RULE
    assert await memory.attempts.results(ANA) == ()
    scene = await games.write_rule(press(), played.attempt, played.mark, RULE, breaker)
    assert (scene.state.stage, scene.state.rule) == (Stage.DONE, RULE)
    [kept] = await memory.notebook.rules(ANA)
    assert (kept.text, kept.breaker) == (RULE, BREAKER)
    assert await memory.attempts.results(ANA) == (Result("first", Activity.GAME, 1.0),)


async def test_whoever_made_no_mistake_is_asked_what_would_break_the_rule(
    games: Games, memory: Memory, press: Presses, played: GameScene
) -> None:
    with pytest.raises(TutorError, match="add a sentence that would break your rule"):
        await games.write_rule(press(), played.attempt, played.mark, RULE, "")
    assert await memory.notebook.rules(ANA) == ()
    assert await games.show(press(), played.attempt) == played


async def test_after_a_mistake_the_rule_is_enough_and_the_score_is_the_share_of_right_ones(
    games: Games, memory: Memory, press: Presses, wrong: GameScene
) -> None:
    scene = await games.correct(press(), wrong.attempt, wrong.mark, GREETING)
    scene = await games.predict(press(), scene.attempt, scene.mark, Label.FORMAL)
    await games.write_rule(press(), scene.attempt, scene.mark, RULE, "")
    assert await memory.attempts.results(ANA) == (Result("first", Activity.GAME, 0.5),)


async def test_a_rule_does_not_come_before_the_last_sentence(
    games: Games, press: Presses, begun: GameScene
) -> None:
    with pytest.raises(TutorError, match="The rule comes after the last sentence"):
        await games.write_rule(press(), begun.attempt, begun.mark, RULE, BREAKER)


async def test_a_game_is_gone_on_with_until_its_rule_and_then_begun_anew(
    games: Games, press: Presses, lesson: Lesson, played: GameScene
) -> None:
    assert (await games.resume(press())).state == played.state
    assert (await games.begin(press(), lesson)).attempt == played.attempt
    await games.write_rule(press(), played.attempt, played.mark, RULE, BREAKER)
    anew = await games.resume(press())
    assert anew.attempt != played.attempt
    assert anew.state.step == 0


async def test_an_older_card_counts_nothing_and_says_so(
    games: Games, press: Presses, begun: GameScene, wrong: GameScene
) -> None:
    stale = await games.predict(press(), begun.attempt, begun.mark, Label.CASUAL)
    assert stale == replace(wrong, note=UPDATED)
    assert await games.show(press(), begun.attempt, begun.mark) == replace(wrong, note=UPDATED)
    for mark in (wrong.mark, None):
        assert await games.show(press(), begun.attempt, mark) == wrong


async def test_the_game_of_another_person_is_refused(
    games: Games, press: Presses, wrong: GameScene
) -> None:
    attempt, mark = wrong.attempt, wrong.mark
    for refused in (
        games.show(press(BEN), attempt),
        games.predict(press(BEN), attempt, mark, Label.CASUAL),
        games.correct(press(BEN), attempt, mark, GREETING),
        games.write_rule(press(BEN), attempt, mark, RULE, BREAKER),
    ):
        with pytest.raises(NotYoursError):
            await refused
    assert await games.show(press(), attempt) == wrong


async def test_a_game_that_is_switched_off_gives_way_to_another_one(
    press: Presses, wrong: GameScene, course: Course, lesson: Lesson, teach: Teach
) -> None:
    other = replace(course.lessons[1], game=lesson.game)
    scene = await teach(replace(course, lessons=(other,))).games.resume(press())
    assert (scene.lesson, scene.state.step) == (other, 0)
    back = await teach(course).games.show(press(), wrong.attempt)
    assert back == wrong


async def test_a_game_that_is_not_there_is_said_kindly(
    press: Presses, begun: GameScene, course: Course, lesson: Lesson, teach: Teach
) -> None:
    without = teach(replace(course, lessons=course.lessons[1:])).games
    with pytest.raises(TutorError, match="The game is switched off while its lesson is mended"):
        await without.resume(press())
    with pytest.raises(TutorError, match="switched off while its text is mended"):
        await without.show(press(), begun.attempt)
    with pytest.raises(TutorError, match="This lesson has no game any more"):
        await without.begin(press(), replace(lesson, game=None))
