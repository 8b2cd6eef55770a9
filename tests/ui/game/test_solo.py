"""The solo game, played to its end in a server: with mistakes, without, poorly, over restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import Result
from bot.tutor.game.drawing import Round
from tests.ui.crowd import Presses
from tests.ui.game.desk import BREAKER, FEATURES, RULE, GameDesk
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

MOST_PRESSES = 30
LESSON = "how-a-network-learns"
EVERY = frozenset(range(99))


@pytest.fixture
def desk(classroom: Classroom) -> GameDesk:
    return GameDesk(classroom, classroom.ana)


async def score_of(desk: GameDesk) -> float:
    [result] = await desk.services.games.attempts.results(desk.actor.id)
    assert (result.lesson, result.activity) == (LESSON, "game")
    return result.score


@pytest.mark.parametrize(
    "wrong",
    [
        frozenset(),
        frozenset({1}),
        pytest.param(frozenset({0, 1, 2, 5, 8}), marks=pytest.mark.nightly),
        pytest.param(EVERY, marks=pytest.mark.nightly),
    ],
)
async def test_a_whole_game_takes_at_most_thirty_presses(
    desk: GameDesk, wrong: frozenset[int]
) -> None:
    await desk.begin()
    await desk.play(wrong=wrong)
    await desk.press("What it has to do with a network")
    assert "What you and a network have in common" in desk.text
    assert desk.presses <= MOST_PRESSES
    [rule] = await desk.services.notebook.notebook.rules(desk.actor.id)
    assert (rule.text, rule.breaker) == (RULE, "" if wrong else BREAKER)


async def test_without_a_mistake_all_six_traps_come_and_nothing_is_corrected(
    desk: GameDesk,
) -> None:
    await desk.begin()
    await desk.play()
    assert not any("Say it" in text or "You said: *" in text for text in desk.texts)
    assert sum("Harder sentence" in text for text in desk.texts) == 6
    assert sum("These have signals that point both ways." in text for text in desk.texts) == 1
    assert await score_of(desk) == 1.0
    assert "You made no mistake" in "".join(desk.texts)


async def test_the_first_mistake_among_the_traps_ends_them(desk: GameDesk) -> None:
    await desk.begin()
    await desk.play(wrong=frozenset({4}))
    assert sum("Harder sentence" in text for text in desk.texts) == 2


async def test_a_mistake_waits_for_its_correction_and_the_rule_moves_before_their_eyes(
    desk: GameDesk,
) -> None:
    await desk.begin()
    await desk.predict(right=True)
    await desk.predict(right=False)
    assert "Now say what misled you" in desk.text
    await desk.open()
    assert "Now say what misled you" in desk.text
    await desk.correct("slang", "too low")
    assert "It speaks for casual and counted too little: that fits." in desk.text
    assert "1 for casual → **2 for casual**" in desk.text
    assert "casual 73% → **casual 88%**" in desk.text
    assert "You and the network moved **slang or chatty words** the same way" in desk.text
    assert "Say it again" not in desk.labels


async def test_a_poor_correction_may_be_said_again_once_and_then_it_goes_on(
    desk: GameDesk,
) -> None:
    await desk.begin()
    await desk.predict(right=True)
    await desk.predict(right=False)
    await desk.correct("slang", "too high")
    assert "the direction does not fit" in desk.text
    assert "1 for casual → **0**" in desk.text
    await desk.fill("Say it again", typed="long words", direction="too low")
    assert "Not in this sentence: **long words**" in desk.text
    assert "Say it again" not in desk.labels
    rule = (await desk.state()).rule
    assert rule.weight("slang") == -1  # the first one was taken back
    assert rule.weight("long-words") == 0  # what is not there moves nothing


async def test_every_correction_poor_and_the_game_still_comes_to_its_end(desk: GameDesk) -> None:
    await desk.begin()
    while "Write my rule" not in desk.labels:
        if "Say it" in desk.labels:
            await desk.correct("the tone of it", "too high")
            assert "I cannot read **" in desk.text
        elif "Say it again" in desk.labels:
            await desk.fill("Say it again", typed="my breakfast", direction="too low")
        else:
            await desk.predict(right=False)
    await desk.write_rule()
    assert "Your rule plays alone" in desk.text
    assert await score_of(desk) == 0.0


async def test_an_unknown_side_is_asked_and_then_moves_the_rule(desk: GameDesk) -> None:
    await desk.begin()
    await desk.predict(right=True)
    await desk.predict(right=True)
    await desk.predict(right=False)
    await desk.correct("has", "too low")
    assert "which side does it speak for?" in desk.text
    await desk.press("Formal")
    assert '"has": 0 → **1 for formal**' in desk.text
    assert "no opinion (50%) → **formal 73%**" in desk.text
    assert "The network has no weight for" in desk.text


async def test_in_the_test_nothing_is_told_before_its_end(desk: GameDesk) -> None:
    await desk.begin()
    while "Test 1 of 6" not in desk.text:
        if "Say it" in desk.labels:
            await desk.correct()
        else:
            await desk.predict(right=False)
    for _ in (await desk.state()).rounds.unseen:
        await desk.predict(right=False)
        told = desk.text.split("### ")[0]
        assert "points" not in told
        assert "✅" not in desk.text
        assert "❌" not in desk.text
    assert "You: 0 of 5 right" in desk.text


async def test_the_game_goes_on_over_a_restart_before_every_press(
    classroom: Classroom, desk: GameDesk
) -> None:
    desk.before = classroom.restart
    await desk.begin()
    await desk.play(wrong=frozenset({1, 3, 9}))
    assert "Your rule plays alone" in desk.text
    await desk.press("The test, one by one")
    assert desk.text.count("You said") + desk.text.count("you said") == 6


async def test_twenty_five_presses_in_one_instant_lock_one_prediction(desk: GameDesk) -> None:
    await desk.begin()
    presses = Presses(desk.room.env, desk.message)
    for number in range(25):
        side = ("Formal", "Casual")[number % 2]
        presses.add(desk.actor, presses.custom_id(f"{side} 95%"))
    await presses.deliver()
    assert len((await desk.state()).predicted) == 1
    await desk.open()
    assert "Sentence 2 of 3" in desk.text or "Now say what misled you" in desk.text


async def test_a_stranger_who_presses_is_told_so_and_changes_nothing(
    classroom: Classroom, desk: GameDesk
) -> None:
    await desk.begin()
    presses = Presses(classroom.env, desk.message)
    refused = presses.add(classroom.ben, presses.custom_id("Formal 95%"))
    await presses.deliver()
    assert str(NotYoursError()) in text_of(shown(refused))
    assert (await desk.state()).predicted == ()


async def test_the_same_feature_twice_is_asked_for_again(desk: GameDesk) -> None:
    await desk.open()
    form = await desk.actor.click(desk.message, label="Name two features")
    refused = await desk.actor.submit_modal(form, {**FEATURES, "feature2": ["slang"]})
    assert "Pick two different features" in text_of(shown(refused))
    assert (await desk.state()).named is None


async def test_one_may_play_with_reviews_and_it_counts_the_same(desk: GameDesk) -> None:
    await desk.open()
    await desk.press("Play with reviews (easy English)")
    assert "speak for **positive** or for **negative**" in desk.text
    review: dict[str, str | list[str]] = {"feature1": ["good-word"], "side1": "positive"}
    await desk.fill("Name two features", **review, feature2=["bad-word"], side2="negative")
    await desk.play()
    assert await score_of(desk) == 1.0


async def test_the_game_may_be_left_out_and_its_lesson_goes_on(desk: GameDesk) -> None:
    await desk.open()
    await desk.press("Skip the game")
    assert "counts as done for this lesson" in desk.text
    [result] = await desk.services.games.attempts.results(desk.actor.id)
    assert result == Result(LESSON, "game-skipped", 1.0)
    await desk.open()
    assert "Name two features" in desk.labels


async def test_old_cards_change_nothing(desk: GameDesk) -> None:
    await desk.begin()
    presses = Presses(desk.room.env, desk.message)
    old = presses.add(desk.actor, presses.custom_id("Casual 95%"))
    await desk.predict(right=True)
    await presses.deliver()
    assert "This card had moved on already" in text_of(shown(old))
    assert len((await desk.state()).in_round(Round.FIRST)) == 1
