"""The game as a service: begun, gone on with, left out, switched off, and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.attempting import UPDATED
from bot.services.game.scenes import GameScene, UnseenScene
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, Result, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.drawing import met_in
from bot.tutor.game.state import Stage
from tests.services.course.taking import BREAKER, RULE, play
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.game.games import Games
    from bot.services.services import Memory, Services
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach

FEATURES = [("slang", "casual"), ("polite", "formal")]
GREETING = Correction("greeting", Direction.HIGH)
SPOKEN = "I think I weighted the greeting too high. I will adjust my rule."


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


async def test_a_newcomer_starts_the_first_game_of_the_course(
    games: Games, press: Presses, lesson: Lesson
) -> None:
    scene = await games.resume(press())
    assert (scene.lesson, scene.state.stage, scene.note) == (lesson, Stage.BEGIN, "")
    assert scene.state.rounds.first == ("assistance", "pizza", "committee")
    with pytest.raises(TutorError, match="No sentence is waiting for a prediction"):
        await games.predict(press(), scene.attempt, scene.mark, "formal", 80)


async def test_a_prediction_is_locked_in_with_how_sure_it_is(wrong: GameScene) -> None:
    [one] = wrong.state.predicted
    assert (one.sentence.id, one.label, one.percent, one.right) == (
        "assistance",
        "casual",
        60,
        False,
    )
    assert wrong.state.stage is Stage.CORRECT


async def test_a_wrong_prediction_waits_for_its_correction(
    games: Games, press: Presses, wrong: GameScene
) -> None:
    with pytest.raises(TutorError, match="No sentence is waiting for a prediction"):
        await games.predict(press(), wrong.attempt, wrong.mark, "casual", 80)
    hidden = Correction("gree\N{ZERO WIDTH SPACE}ting", Direction.HIGH)
    scene = await games.correct(press(), wrong.attempt, wrong.mark, hidden)
    assert scene.state.stage is Stage.PREDICT
    [kept] = [entry for entry in await entries(games, scene) if entry.kind == EntryKind.CORRECTION]
    assert kept.choice == SPOKEN


async def entries(games: Games, scene: GameScene) -> tuple[Entry, ...]:
    attempt = await games.attempts.get(scene.attempt)
    assert attempt is not None
    return attempt.entries


async def test_no_correction_is_taken_when_none_is_needed(
    games: Games, press: Presses, begun: GameScene
) -> None:
    with pytest.raises(TutorError, match="No correction is needed right now"):
        await games.correct(press(), begun.attempt, begun.mark, GREETING)
    assert await games.show(press(), begun.attempt) == begun


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("  ", "Name the word"),
        ("[word/feature]", "Name the word"),
        ("---", "Name the word"),
        ("x" * 61, "at most 60"),
    ],
)
async def test_a_correction_needs_one_feature_of_sensible_length(
    games: Games, press: Presses, wrong: GameScene, feature: str, words: str
) -> None:
    said = Correction(feature, Direction.LOW)
    with pytest.raises(TutorError, match=words):
        await games.correct(press(), wrong.attempt, wrong.mark, said)


async def test_a_mark_is_a_feature_too(games: Games, press: Presses, wrong: GameScene) -> None:
    said = Correction("!", Direction.LOW)
    scene = await games.correct(press(), wrong.attempt, wrong.mark, said)
    assert scene.state.said["assistance"][-1].feature == "excited"


async def test_a_game_ends_with_its_rule_and_counts_the_unseen_sentences(
    services: Services, memory: Memory, press: Presses, lesson: Lesson
) -> None:
    scene = await play(services, press, await services.games.begin(press(), lesson))
    assert (scene.state.stage, scene.state.written) == (Stage.DONE, RULE)
    assert scene.ending is not None
    assert scene.ending.you is not None
    assert (scene.ending.you.right, scene.ending.you.asked) == (5, 5)
    assert scene.picture is not None
    [kept] = await memory.notebook.rules(ANA)
    assert (kept.text, kept.breaker) == (RULE, BREAKER)
    assert await memory.attempts.results(ANA) == (Result("first", Activity.GAME, 1.0),)
    assert isinstance(await services.games.tests(press(), scene.attempt), UnseenScene)


async def test_the_test_is_not_shown_one_by_one_before_the_end(
    games: Games, press: Presses, wrong: GameScene
) -> None:
    assert isinstance(await games.tests(press(), wrong.attempt), GameScene)


@pytest.mark.parametrize(
    ("rule", "breaker", "words"),
    [
        ("short", BREAKER, "8 to 300"),
        ("x" * 301, BREAKER, "8 to 300"),
        ("asdfasdf asdf", BREAKER, "in words"),
        (RULE, " ", "You made no mistake"),
        (RULE, "y" * 301, "300 characters"),
    ],
)
async def test_a_rule_that_is_incomplete_is_asked_for_again_in_words(
    services: Services, press: Presses, begun: GameScene, rule: str, breaker: str, words: str
) -> None:
    scene, games = begun, services.games
    while (sentence := scene.state.current) is not None:
        label = sentence.label or "formal"
        scene = await games.predict(press(), scene.attempt, scene.mark, label, 80)
    with pytest.raises(TutorError, match=words):
        await games.write_rule(press(), scene.attempt, scene.mark, rule, breaker)
    assert await games.show(press(), scene.attempt) == scene


async def test_a_rule_does_not_come_before_the_last_sentence(
    games: Games, press: Presses, begun: GameScene
) -> None:
    with pytest.raises(TutorError, match="The rule comes after the last sentence"):
        await games.write_rule(press(), begun.attempt, begun.mark, RULE, BREAKER)


async def test_an_older_card_counts_nothing_and_says_so(
    games: Games, press: Presses, begun: GameScene, wrong: GameScene
) -> None:
    stale = await games.predict(press(), begun.attempt, begun.mark, "formal", 80)
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
        games.tests(press(BEN), attempt),
        games.skip(press(BEN), attempt),
        games.name(press(BEN), attempt, mark, FEATURES),
        games.switch(press(BEN), attempt, mark, "formal-or-casual"),
        games.predict(press(BEN), attempt, mark, "casual", 80),
        games.correct(press(BEN), attempt, mark, GREETING),
        games.tell_side(press(BEN), attempt, mark, "casual"),
        games.write_rule(press(BEN), attempt, mark, RULE, BREAKER),
    ):
        with pytest.raises(NotYoursError):
            await refused
    assert await games.show(press(), attempt) == wrong


async def test_a_forged_label_side_or_subject_changes_nothing(
    games: Games, press: Presses, begun: GameScene
) -> None:
    where = begun.attempt, begun.mark
    for forged in (
        games.predict(press(), *where, "polite", 80),
        games.tell_side(press(), *where, "formal"),
        games.switch(press(), *where, "positive-or-negative"),
    ):
        with pytest.raises(TutorError):
            await forged
    assert await games.show(press(), begun.attempt) == begun
    odd = await games.predict(press(), *where, "formal", 100)
    assert odd.state.predicted[0].percent == 80


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
