"""Double clicks, two devices, other people's buttons and old cards: counted once, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import EntryKind
from bot.ui.client import TutorBot
from tests.choices import answers_of, key_of
from tests.content.plain_course import WITH_GAME, write_plain_course
from tests.ui.crowd import Presses
from tests.ui.game.desk import FEATURES
from tests.ui.learner import Learner
from tests.ui.reading import menu_of, options_of, parts, shown, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from bot.tutor.exercises.attempts import Attempt
    from tests.ui.conftest import Classroom

NOT_YOURS = str(NotYoursError())
FOR_ANYBODY = {"play-others"}
"""Buttons that show nothing of whoever they were made for."""


def bot_in(classroom: Classroom) -> TutorBot:
    assert isinstance(classroom.env.bot, TutorBot)
    return classroom.env.bot


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    lessons = write_plain_course(tmp_path / "lessons")
    return settings.model_copy(update={"lessons": lessons})


@pytest.fixture
async def ana(classroom: Classroom) -> Learner:
    """Ana, who opened the lesson with the game and sees its first card."""
    lesson = bot_in(classroom).services.lessons.course.lesson(WITH_GAME)
    assert lesson is not None
    learner = Learner(classroom.ana, classroom.channel, lesson)
    await learner.slash("learn")
    await learner.click("Jump to lesson 2")
    return learner


async def only_attempt(classroom: Classroom) -> Attempt:
    attempt = await bot_in(classroom).services.questions.attempts.get(1)
    assert attempt is not None
    return attempt


async def begin_game(ana: Learner) -> None:
    """Open the game and name the features, so that the first sentence is asked."""
    await ana.slash("play")
    await ana.fill(await ana.click("Name two features"), **FEATURES)


def predictions(attempt: Attempt) -> int:
    return sum(entry.kind == EntryKind.PREDICTION for entry in attempt.entries)


async def test_a_double_click_on_an_answer_is_counted_once(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.read_to_the_end()
    await ana.match_all()
    await ana.click("Go on")
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    for letter in ("A", "A", "B", "B", "A"):
        presses.add(ana.actor, presses.custom_id(letter))
    await presses.deliver()
    attempt = await bot_in(classroom).services.questions.attempts.get(2)
    assert attempt is not None
    assert len(attempt.entries) == 1


async def test_a_double_click_keeps_the_feedback_of_the_first_one_on_the_screen(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.read_to_the_end()
    await ana.match_all()
    await ana.click("Go on")
    question = next(one for one in ana.lesson.questions if one.stem in ana.text)
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    line = next(line for line in ana.text.splitlines() if key_of(question).text in line)
    button = presses.custom_id(line.removeprefix("**")[0])
    for _ in range(2):
        presses.add(ana.actor, button)
        await presses.deliver()
        presses.waiting.clear()
        assert question.explanation in ana.text


async def test_a_double_pick_in_the_matching_is_counted_once(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.read_to_the_end()
    await ana.pick("match-term:", "up")
    assert ana.card is not None
    menu = menu_of(ana.card, "match-pair:")["custom_id"]
    presses = Presses(classroom.env, ana.card)
    for letter in list(options_of(ana.card, "match-pair:"))[:4]:
        presses.add(ana.actor, menu, [letter])
    await presses.deliver()
    assert len((await only_attempt(classroom)).entries) == 1


async def test_two_presses_on_one_prediction_lock_one_of_them(
    classroom: Classroom, ana: Learner
) -> None:
    await begin_game(ana)
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    presses.add(ana.actor, presses.custom_id("Formal 95%"))
    presses.add(ana.actor, presses.custom_id("Casual 60%"))
    await presses.deliver()
    assert predictions(await only_attempt(classroom)) == 1
    assert "Sentence 2 of 3" in ana.text or "❌ Wrong" in ana.text


async def test_an_older_card_on_another_device_changes_nothing_and_shows_the_present(
    classroom: Classroom, ana: Learner
) -> None:
    await begin_game(ana)
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    old_button = presses.custom_id("Casual 95%")
    await ana.click("Formal 95%")
    presses.add(ana.actor, old_button)
    await presses.deliver()
    assert "nothing was counted" in ana.text
    assert predictions(await only_attempt(classroom)) == 1


async def test_two_forms_that_name_the_features_count_once(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.slash("play")
    forms = [await ana.click("Name two features") for _ in range(2)]
    for form in forms:
        await ana.fill(form, **FEATURES)
    assert "nothing was counted" in ana.text
    assert "Sentence 1 of 3" in ana.text
    assert len((await only_attempt(classroom)).entries) == 1


async def test_an_interaction_delivered_twice_changes_nothing_the_second_time(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.click("Next")
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    presses.add(ana.actor, presses.custom_id("Next"))
    presses.waiting *= 3
    await presses.deliver()
    (reading,) = (
        r
        for r in await bot_in(classroom).services.lessons.bookmarks.all_of(ana.actor.id)
        if r.lesson == WITH_GAME
    )
    assert reading.card == 3


async def test_a_shared_card_is_turned_by_its_owner_only(classroom: Classroom) -> None:
    posted = await classroom.ana.slash(classroom.channel, "learn", share=True, lesson="2")
    assert not posted.ephemeral
    pressed = await classroom.ben.click(shown(posted), label="Next")
    assert pressed.ephemeral
    assert shown(pressed).content == NOT_YOURS
    assert "card 1 of" in text_of(shown(posted))
    await classroom.ana.click(shown(posted), label="Next")
    assert "card 2 of" in text_of(shown(posted))


@pytest.mark.parametrize("part", ["matching", "questions", "game", "prediction"])
async def test_nobody_can_press_another_persons_exercise(
    classroom: Classroom, ana: Learner, part: str
) -> None:
    await ana.read_to_the_end()
    if part == "questions":
        await ana.match_all()
        await ana.click("Go on")
    if part == "game":
        await ana.slash("play")
    if part == "prediction":
        await begin_game(ana)
    assert ana.card is not None
    before = ana.text
    presses = Presses(classroom.env, ana.card)
    answers = [
        presses.add(classroom.ben, p["custom_id"], [o["value"] for o in p.get("options", [])][:1])
        for p in parts(ana.card.components)
        if "custom_id" in p and not p.get("disabled") and p["custom_id"] not in FOR_ANYBODY
    ]
    await presses.deliver()
    assert answers
    for told in answers:
        assert told.ephemeral
        assert shown(told).content == NOT_YOURS
    assert ana.text == before


async def test_the_key_does_not_leave_the_server_before_the_answer(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.read_to_the_end()
    await ana.match_all()
    await ana.click("Go on")
    sent = str(classroom.env.http_requests)
    for question in ana.lesson.questions:
        assert question.explanation not in sent
        assert not [option for option in answers_of(question) if option.feedback in sent]
    assert any(question.stem in sent for question in ana.lesson.questions)
