"""A card that is tried again, once its lesson was read: the first answer stays the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.course.cards import CardPressed, revision_of
from bot.tutor.course.bookmarks import END, CardPlace
from bot.tutor.course.notebook import KeptTry
from tests.services.course.active_cards import with_active_cards
from tests.services.lab.listening import ANA

if TYPE_CHECKING:
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach

LAST = 5  # one past the last card


@pytest.fixture
def taught(course: Course, teach: Teach) -> tuple[Services, Lesson]:
    active, lesson = with_active_cards(course)
    return teach(active), lesson


@pytest.fixture
async def bookmark(taught: tuple[Services, Lesson], press: Presses) -> int:
    """Return the bookmark of somebody who answered the first card, and has not read the others."""
    services, lesson = taught
    kept = (await services.lessons.bookmarks.open(press(), "first")).id
    await services.cards.choose(press(), CardPressed(kept, "which-way"), revision_of(lesson), "B")
    return kept


async def test_a_second_answer_is_told_and_the_first_is_kept(
    taught: tuple[Services, Lesson], memory: Memory, press: Presses, bookmark: int
) -> None:
    (services, lesson), revision = taught, revision_of(taught[1])
    await services.lessons.bookmarks.turn(press(), bookmark, CardPlace(LAST, END, lesson.revision))
    anew = CardPressed(bookmark, "which-way", anew=True)
    asked = await services.cards.show(press(), anew)
    assert (asked.asks, asked.anew, asked.read) == (True, True, True)
    told = await services.cards.choose(press(), anew, revision, "A")
    assert told.told is not None
    assert (told.told.answer, told.first, told.anew) == ("Up, to a larger `w`", "Down", False)
    later = await services.cards.show(press(), CardPressed(bookmark, "which-way"))
    assert later == told
    once_more = await services.cards.choose(press(), anew, revision, "B")
    assert (once_more.told and once_more.told.answer, once_more.first) == ("Down", "")
    [kept] = await memory.notes.tries(ANA)
    assert kept == KeptTry("first", "try", "which-way", "down", kept.at)


async def test_who_has_not_read_the_lesson_keeps_the_first_answer(
    taught: tuple[Services, Lesson], press: Presses, bookmark: int
) -> None:
    services, revision = taught[0], revision_of(taught[1])
    forged = CardPressed(bookmark, "which-way", anew=True)
    shown = await services.cards.show(press(), forged)
    assert not shown.asks
    given = await services.cards.choose(press(), forged, revision, "A")
    assert given.told is not None
    assert given.told.answer == "Down"


async def test_a_card_without_an_answer_is_not_tried_anew(
    taught: tuple[Services, Lesson], press: Presses, bookmark: int
) -> None:
    services, lesson = taught
    await services.lessons.bookmarks.turn(press(), bookmark, CardPlace(LAST, END, lesson.revision))
    typed = await services.cards.type_in(
        press(), CardPressed(bookmark, "one-step", anew=True), "1.4"
    )
    assert (typed.told and typed.told.answer, typed.first) == ("1.4", "")
    again = CardPressed(bookmark, "one-step", anew=True)
    typed = await services.cards.type_in(press(), again, "0.6")
    assert (typed.told and typed.told.answer, typed.first) == ("0.6", "1.4")
