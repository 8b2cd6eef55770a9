"""What is typed in a DM does with the open card what its buttons do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import CardScene
from bot.services.course.showing import TermScene
from bot.services.exercises.scenes import MatchingScene
from bot.services.scene import Scene
from bot.tutor.errors import TutorError
from tests.services.course.active_cards import with_active_cards

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach


@pytest.fixture
async def services(course: Course, teach: Teach, press: Presses) -> Services:
    taught = teach(with_active_cards(course)[0])
    await taught.lessons.open(press(), "first")
    return taught


async def said(services: Services, press: Presses, *texts: str) -> CardScene:
    scene: Scene | None = None
    for text in texts:
        scene = await services.conversation.answer(press(), text)
    assert isinstance(scene, CardScene)
    return scene


@pytest.mark.parametrize("text", ["b", "B)", "down", "Down!"])
async def test_an_answer_is_said_by_its_letter_or_in_its_own_words(
    services: Services, press: Presses, text: str
) -> None:
    scene = await said(services, press, text)
    assert scene.told is not None
    assert scene.told.answer == "Down"


@pytest.mark.parametrize("text", ["show me", "Just show me.", "next"])
async def test_show_me_and_next_lead_on_before_a_try(
    services: Services, press: Presses, text: str
) -> None:
    scene = await said(services, press, text)
    assert scene.number == 1
    assert scene.told is not None
    assert scene.told.answer == ""


async def test_the_cards_are_turned_by_words(services: Services, press: Presses) -> None:
    assert (await said(services, press, "a", "next")).number == 2
    scene = await said(services, press, "1,4")
    assert scene.told is not None
    assert scene.told.line == "Minus a minus makes plus."
    assert (await said(services, press, "back")).number == 1
    assert (await said(services, press, "back")).number == 1
    assert (await said(services, press, "show me")).told is not None
    scene = await said(services, press, "Say it differently")
    assert (scene.again, scene.number) == (True, 1)


async def test_next_on_the_last_card_goes_on_to_the_exercises(
    services: Services, press: Presses
) -> None:
    scene = await said(services, press, "a", "next", "1", "next", "a", "next")
    assert scene.number == 4
    assert isinstance(await services.conversation.answer(press(), "next"), MatchingScene)


async def test_what_is_not_about_the_card_is_understood_as_before(
    services: Services, press: Presses
) -> None:
    for text in ("play", "my notes"):
        assert not isinstance(await services.conversation.answer(press(), text), CardScene)
    assert isinstance(await services.conversation.answer(press(), "what is a sum?"), TermScene)


async def test_where_others_read_along_nothing_is_about_a_card(
    services: Services, press: Presses
) -> None:
    assert not isinstance(await services.conversation.answer(press(guild=5), "b"), CardScene)


async def test_a_newcomer_has_no_card_to_talk_about(services: Services, press: Presses) -> None:
    assert not isinstance(await services.conversation.answer(press(99), "b"), CardScene)


async def test_a_lesson_that_is_switched_off_is_not_talked_about(
    course: Course, teach: Teach, services: Services, press: Presses
) -> None:
    del services
    other = teach(replace(course, lessons=course.lessons[1:]))
    assert not isinstance(await other.conversation.answer(press(), "b"), CardScene)
    with pytest.raises(TutorError):
        await other.lessons.turn(press(), 1, 1)
