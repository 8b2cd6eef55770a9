"""A look at a card moves no place and keeps nothing; a question about it counts as practice."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.course.cards import CardPressed
from bot.services.course.showing import Telling
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.course.standing import Standing, passed
from bot.tutor.course.tries import LOOK
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import PRACTICE
from tests.services.course.active_cards import AFTER, BEFORE, with_active_cards
from tests.services.course.taking import answer
from tests.services.course.walking import Walker
from tests.services.lab.listening import ANA
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach


@pytest.fixture
def active(course: Course, teach: Teach) -> Services:
    return teach(with_active_cards(course)[0])


async def test_a_card_waits_for_the_try_unless_it_is_told_whole(
    active: Services, press: Presses
) -> None:
    look = active.looking.look
    waiting = await look(press(), "first", "which-way")
    assert waiting.waits
    whole = await look(press(), "first", "which-way", Telling.WHOLE)
    assert whole.told is not None
    assert whole.told.line.startswith("**Up, to a larger `w`**")
    assert active.looking.pictures.asked == [BEFORE, AFTER]  # type: ignore[attr-defined]  # a fake
    assert await active.lessons.bookmarks.all_of(ANA) == ()
    assert await active.notebook.notes.tries(ANA) == ()


async def test_who_tried_it_reads_what_they_said_and_keeps_their_place(
    active: Services, press: Presses
) -> None:
    bookmark = await active.lessons.bookmarks.open(press(), "first")
    await active.cards.give(press(), CardPressed(bookmark.id, "which-way"), "down")
    await active.lessons.turn(press(), bookmark.id, 3)
    before = await active.lessons.bookmarks.all_of(ANA)
    scene = await active.looking.look(press(), "first", "which-way")
    assert scene.told is not None
    assert scene.told.answer == "Down"
    assert await active.lessons.bookmarks.all_of(ANA) == before


async def test_a_look_at_the_card_before_counts_as_one_here_too(
    active: Services, press: Presses
) -> None:
    bookmark = await active.lessons.bookmarks.open(press(), "first")
    await active.cards.give(press(), CardPressed(bookmark.id, "which-way"), LOOK)
    assert not (await active.looking.look(press(), "first", "which-way")).waits


@pytest.mark.parametrize("card", ["gone", ""])
async def test_a_card_that_is_gone_is_told_of(active: Services, press: Presses, card: str) -> None:
    for ask in (active.looking.look, active.looking.ask):
        with pytest.raises(TutorError, match="left the lesson"):
            await ask(press(), "first", card)


async def test_one_question_about_a_card_is_practice_and_passes_no_lesson(
    teach: Teach, press: Presses
) -> None:
    services = teach(three_lessons())
    scene = await services.looking.ask(press(), "one", "apple")
    assert scene.question.card == "apple"
    assert len(scene.state.drawn) == 1
    assert await services.looking.ask(press(), "one", "berry") == scene  # the open one goes on
    await answer(services, press, scene)
    [scored] = await services.lessons.history.scores(ANA)
    assert (scored.scope, scored.score, scored.items) == (PRACTICE, 1.0, 1)
    assert not passed(services.lessons.course.lessons[0], Standing((), (scored,)))
    assert await services.lessons.bookmarks.all_of(ANA) == ()
    again = await services.looking.ask(press(), "one", "apple")
    assert again.question.id != scene.question.id


async def test_a_card_nothing_is_asked_about_says_so(active: Services, press: Presses) -> None:
    with pytest.raises(TutorError, match="no question about that"):
        await active.looking.ask(press(), "first", "belief")


async def test_no_question_of_an_open_checkpoint_is_told_by_trying_or_practising_it(
    teach: Teach, press: Presses
) -> None:
    services = teach(three_lessons())
    checkpoint = await services.practice.ahead(press(), "one")
    assert isinstance(checkpoint, QuestionScene)
    walker = Walker(services, press)
    for _ in range(6):
        with suppress(TutorError):  # where all about the apple waits
            scene = await services.looking.ask(press(), "one", "apple")
            assert not set(scene.state.drawn) & set(checkpoint.state.drawn)
            await walker.answer(scene)
    practice = await services.practice.practise(press(), "one")
    assert isinstance(practice, QuestionScene)
    assert not set(practice.state.drawn) & set(checkpoint.state.drawn)


async def test_a_checkpoint_asks_what_was_not_practised_and_takes_who_has_nothing_else_to_it(
    teach: Teach, press: Presses
) -> None:
    course = three_lessons()
    services = teach(course)
    practice = await services.practice.practise(press(), "one")
    assert isinstance(practice, QuestionScene)
    checkpoint = await services.practice.ahead(press(), "one")
    assert isinstance(checkpoint, QuestionScene)
    assert not set(practice.state.drawn) & set(checkpoint.state.drawn)
    small = replace(course.lessons[1], questions=course.lessons[1].questions[:6])
    few = teach(replace(course, lessons=(course.lessons[0], small, course.lessons[2])))
    waiting = await few.practice.ahead(press(), "two")
    assert await few.practice.practise(press(), "two") == waiting
    with pytest.raises(TutorError, match="waits in your open checkpoint"):
        await few.looking.ask(press(), "two", "apple")
