"""Games that were left out, of an older program, of many people, or of a lesson that changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.game.scenes import GameScene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, Result, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.drawing import met_in
from bot.tutor.game.state import Stage
from tests.services.course.taking import BREAKER, RULE, play
from tests.services.game.conftest import FEATURES
from tests.services.lab.listening import ANA

if TYPE_CHECKING:
    from bot.services.game.games import Games
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach

GREETING = Correction("greeting", Direction.HIGH)
SPOKEN = "I think I weighted the greeting too high. I will adjust my rule."


async def test_leaving_the_game_out_twice_counts_once(
    games: Games, memory: Memory, press: Presses, begun: GameScene
) -> None:
    for _ in range(2):
        await games.skip(press(), begun.attempt)
    results = await memory.attempts.results(ANA)
    assert set(results) == {Result("first", Activity.GAME_SKIPPED, 1.0)}
    assert await games.resume(press()) == begun


async def test_a_second_game_draws_other_sentences_first(
    services: Services, memory: Memory, press: Presses, lesson: Lesson
) -> None:
    first = await play(services, press, await services.games.begin(press(), lesson))
    again = await services.games.begin(press(), lesson)
    assert again.attempt != first.attempt
    plans = [one.plan for one in await memory.history.attempts(ANA, [Activity.GAME])]
    assert met_in(plans[:1]) == met_in(plans)  # the small course has no others


@pytest.mark.parametrize("entered", [0, 1, 2, 4])
async def test_a_game_of_the_older_program_goes_on_to_its_end(
    games: Games, memory: Memory, press: Presses, lesson: Lesson, entered: int
) -> None:
    plan = Plan(("assistance", "pizza", "committee"))
    attempt = await memory.attempts.begin(press(), WantedAttempt(lesson.id, "game", plan))
    old = (
        Entry(EntryKind.PREDICTION, "assistance", "casual", right=False),
        Entry(EntryKind.CORRECTION, "assistance", SPOKEN),
        Entry(EntryKind.PREDICTION, "pizza", "casual", right=True),
        Entry(EntryKind.PREDICTION, "committee", "formal", right=True),
    )
    for turn, entry in enumerate(old[:entered]):
        signed = replace(entry, author=ANA, turn=str(turn))
        assert await memory.attempts.add(press(), attempt, signed, None)
    scene = await games.resume(press())
    while scene.state.stage is not Stage.RULE:
        where = scene.attempt, scene.mark
        if scene.state.stage is Stage.CORRECT:
            scene = await games.correct(press(), *where, GREETING)
        else:
            assert scene.state.current is not None
            scene = await games.predict(press(), *where, scene.state.current.label, None)
    scene = await games.write_rule(press(), scene.attempt, scene.mark, RULE, BREAKER)
    assert scene.state.stage is Stage.DONE
    assert scene.ending is not None
    assert scene.ending.you is None
    [result] = await memory.attempts.results(ANA)
    assert result.score == pytest.approx(2 / 3 if entered else 1)


async def test_others_are_counted_for_a_sentence_without_a_label(
    services: Services, press: Presses, lesson: Lesson
) -> None:
    games = services.games
    for person in range(100, 115):
        scene = await games.begin(press(person), lesson)
        scene = await games.name(press(person), scene.attempt, scene.mark, FEATURES)
        while (sentence := scene.state.current) is not None:
            label = sentence.label or ("formal" if person < 109 else "casual")
            scene = await games.predict(press(person), scene.attempt, scene.mark, label, 80)
    scene = await play(services, press, await games.begin(press(), lesson))
    [(name, share)] = scene.crowd
    assert (name, share.label, share.said, share.asked) == ("between", "formal", 10, 16)


async def test_a_game_that_is_switched_off_gives_way_to_another_one(
    press: Presses, wrong: GameScene, course: Course, lesson: Lesson, teach: Teach
) -> None:
    other = replace(course.lessons[1], game=lesson.game)
    scene = await teach(replace(course, lessons=(other,))).games.resume(press())
    assert (scene.lesson, scene.state.step) == (other, 0)
    assert await teach(course).games.show(press(), wrong.attempt) == wrong


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


async def test_a_sentence_that_left_the_file_is_passed_over(
    press: Presses, wrong: GameScene, course: Course, lesson: Lesson, teach: Teach
) -> None:
    assert lesson.game is not None
    subject = lesson.game.subjects[0]
    fewer = replace(subject, sentences=subject.sentences[1:])
    game = replace(lesson.game, subjects=(fewer,))
    games = teach(replace(course, lessons=(replace(lesson, game=game),))).games
    scene = await games.show(press(), wrong.attempt)
    assert scene.state.current is not None
    assert (scene.state.stage, scene.state.current.id) == (Stage.PREDICT, "pizza")
