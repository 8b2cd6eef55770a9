"""A lesson taken together through Discord: from its lobby to what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.classroom.lesson_together.way import LessonStage
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.game.company import Company
from tests.ui.reading import parts, raw, text_of

if TYPE_CHECKING:
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
GALLERY = 12


async def test_three_take_a_whole_lesson_with_mistakes(party: LessonParty) -> None:
    """Nobody presses on: it goes on by itself whenever all have done what a card asks."""
    stages = []
    while (state := await party.state()).stage is not LessonStage.DONE:
        stages.append(state.stage)
        wrong = [2] if state.stage in {LessonStage.TRY, LessonStage.ALONE} else []
        await party.all_do(party.everybody, wrong)
    way = [stop.stage for stop in state.way][1:]
    assert stages == way
    assert stages.count(LessonStage.ALONE) == 3
    text = party.company.text
    assert "of 9 answers given both times, **6** were right at first and **9** after" in text
    assert "Most missed" in text
    assert "<@" not in text
    part = text_of(await party.company.press(2, "My part", settle=False))
    assert "Question 1: alone not right, after talking right." in part
    assert "counts for nobody's own progress" in text


async def test_a_lesson_nobody_ends_closes_after_a_day_with_what_was_done(
    party: LessonParty,
) -> None:
    company = party.company
    await party.all_do(party.everybody, wrong=[1])
    await company.clock.advance(25 * 60 * 60)
    await company.settle()
    assert await party.stage() is LessonStage.DONE
    assert "by 33% of those who gave an answer" in company.text
    told = text_of(await company.press(1, "My part"))
    assert "There are no answers of yours to its questions." in told


async def test_a_lesson_that_nobody_starts_closes_too(
    classroom: Classroom, clock: HandClock
) -> None:
    party = LessonParty(Company.of(classroom, clock, 2))
    told = await party.open()
    assert "you are in it" in told
    await clock.advance(25 * 60 * 60)
    await party.company.settle()
    assert "There are no answers in it." in party.company.text
    late = text_of(await party.company.press(1, "Open my own lesson"))
    assert "card 1 of 7" in late


async def test_one_alone_may_start_and_is_told_that_others_can_join(
    classroom: Classroom, clock: HandClock
) -> None:
    party = LessonParty(Company.of(classroom, clock, 1))
    await party.open()
    assert "others can join at any time" in party.company.text
    await party.company.press(0, "Start")
    await party.all_do([0])
    assert await party.stage() is LessonStage.THEN


async def test_pictures_follow_the_card_and_are_told_in_words(party: LessonParty) -> None:
    """Each half has its own."""
    company, seen = party.company, 0
    for _ in range(6):
        state = await party.state()
        media = [part for part in parts(raw(company.card)) if part["type"] == GALLERY]
        items = [item for one in media for item in one["items"]]
        assert all(item["description"] for item in items)
        card = state.card
        assert card is not None
        if card.picture is not None:
            half = card.picture.before if state.stage is LessonStage.TRY else card.picture.after
            assert len(items) == (half is not None)
            seen += len(items)
        await party.go_to(state.following.stage, state.following.place)
    assert seen > 1


async def test_a_step_by_hand_opens_on_ones_own_card(party: LessonParty) -> None:
    company = party.company
    lesson = (await party.state()).lesson
    place = next(n for n, one in enumerate(lesson.cards) if one.hands_on is not None)
    await party.go_to(LessonStage.THEN, place)
    told = text_of(await company.press(1, "Its step by hand, on my own"))
    assert lesson.cards[place].title in told
    assert (await party.state()).stop.item == lesson.cards[place].id


async def test_without_a_name_the_lesson_is_the_one_to_go_on_with(
    classroom: Classroom, clock: HandClock
) -> None:
    party = LessonParty(Company.of(classroom, clock, 2))
    await party.open(None)
    assert party.company.text.startswith("### Lesson 1, together")
