"""Beside a card: turn it on and back, have it shown, told another way, or tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.answer_scenes import ToldScene
from bot.services.conversation.card_moves import ONE_TELLING, UNGRADED
from bot.services.conversation.move_scenes import ByeScene, PrivateScene
from bot.services.course.scenes import CardScene
from tests.services.conversation.talking import Talker
from tests.services.lab.listening import ANA, GUILD
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach


@pytest.fixture
def cards() -> Course:
    """Give the second card of the first lesson another telling."""
    course = three_lessons()
    first = course.lessons[0]
    told = replace(first.cards[1], again="It is like an apple.")
    lesson = replace(first, cards=(first.cards[0], told, first.cards[2]))
    return replace(course, lessons=(lesson, *course.lessons[1:]))


@pytest.fixture
def talker(teach: Teach, cards: Course, press: Presses) -> Talker:
    return Talker(teach(cards), press)


@pytest.mark.parametrize("text", ["next", "idk", "skip", "whats the answer", "show me"])
async def test_a_try_that_is_not_made_is_shown_and_then_one_goes_on(
    talker: Talker, text: str
) -> None:
    assert (await talker.hears(CardScene, "learn")).asks
    shown = await talker.hears(CardScene, text)
    assert (shown.number, shown.asks) == (1, False)
    assert (await talker.hears(CardScene, "next")).number == 2


@pytest.mark.parametrize("text", ["b", "often", "i think its b", "is it b?", "the second one"])
async def test_a_try_counts_for_nothing_so_no_doubt_is_asked_back(
    talker: Talker, text: str
) -> None:
    tried = await talker.hears(CardScene, "learn", text)
    assert tried.told is not None
    assert tried.told.answer == "Often"


async def test_a_hint_at_a_try_is_that_nothing_is_graded(talker: Talker) -> None:
    assert (await talker.hears(CardScene, "learn", "hint")).note == UNGRADED


async def test_a_card_is_turned_shown_and_told_another_way(talker: Talker) -> None:
    second = await talker.hears(CardScene, "learn", "next", "next")
    assert second.number == 2
    for text in ("i dont understand", "can u make it simpler", "this is too hard"):
        told = await talker.hears(CardScene, text)
        assert (told.number, told.again) == (2, True)
    shown = await talker.hears(CardScene, "again")
    assert (shown.number, shown.again) == (2, False)
    assert (await talker.hears(CardScene, "back to where i was")).number == 2
    assert (await talker.hears(CardScene, "go back")).number == 1


async def test_a_card_with_one_telling_says_so(talker: Talker) -> None:
    third = await talker.hears(CardScene, "learn", "next", "next", "next")
    assert third.number == 3
    assert (await talker.hears(CardScene, "i dont get it")).note == ONE_TELLING


async def test_who_leaves_finds_the_card_again(talker: Talker) -> None:
    await talker.say("learn", "next", "next")
    assert (await talker.hears(ByeScene, "bye")).waits == "lesson"
    assert (await talker.hears(CardScene, "where was i")).number == 2


async def test_in_a_server_a_card_is_behind_a_button(talker: Talker) -> None:
    await talker.say("learn")
    answer = talker.services.conversation.answer
    assert await answer(talker.press(ANA, GUILD), "next") == PrivateScene(ANA, "lesson")
    assert (await talker.hears(CardScene, "where was i")).number == 1


async def test_a_question_about_the_subject_turns_no_card(
    teach: Teach, course: Course, press: Presses
) -> None:
    talker = Talker(teach(course), press)
    await talker.hears(ToldScene, "learn", "what is a sum?")
    assert (await talker.hears(CardScene, "where was i")).number == 1
