"""The game as a service: begun, gone on with, left out, switched off, and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.attempting import UPDATED
from bot.services.game.scenes import GameScene, UnseenScene
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, Result
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.state import Stage
from tests.services.course.taking import BREAKER, RULE, play
from tests.services.game.conftest import FEATURES
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.game.games import Games
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Lesson
    from tests.services.conftest import Presses

GREETING = Correction("greeting", Direction.HIGH)
SPOKEN = "I think I weighted the greeting too high. I will adjust my rule."


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
