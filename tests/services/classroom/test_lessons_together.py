"""A lesson together on the real store: servers, rights, edits, and what is kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.services.classroom.lesson_together.lessons import (
    ALREADY,
    EDITED,
    KEPT,
    OVER_ALREADY,
)
from bot.services.course.cards import revision_of
from bot.tutor.classroom.lesson_together.state import MOVED_PAST
from bot.tutor.classroom.lesson_together.way import MOST_TOGETHER, LessonStage
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import (
    ElsewhereError,
    FullError,
    NotAMemberError,
    OverError,
    WantedGathering,
)
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Rights
from tests.services.classroom.lesson_group import CHANNEL, LessonGroup
from tests.services.lab.listening import ANA
from tests.three_lessons import edited, three_lessons, without_berry

if TYPE_CHECKING:
    from tests.services.conftest import Teach

BEN, CYD, ELSEWHERE = ANA + 1, ANA + 2, 10


@pytest.fixture
def group(teach: Teach) -> LessonGroup:
    return LessonGroup(teach(three_lessons()), count(1))


async def test_two_take_a_lesson_with_a_card_that_has_no_try(group: LessonGroup) -> None:
    number, stages = await group.open(BEN), []
    while (state := (await group.look(number)).state).stage is not LessonStage.DONE:
        stages.append(state.stage)
        for person in (ANA, BEN):
            answers = state.stage in {LessonStage.TRY, LessonStage.ALONE, LessonStage.AGAIN}
            told = await (group.say(number, person, "A") if answers else group.read(number, person))
            assert told.note == KEPT
    assert stages == [stop.stage for stop in state.way][1:]
    assert stages.count(LessonStage.READ) == 2
    found = await group.services.groups.show(number)
    assert found.closed
    attempts = await group.services.groups.phases.attempts(number)
    assert all(one.closed and one.score is not None for one in attempts)


async def test_it_counts_for_nobodys_own_progress(group: LessonGroup) -> None:
    number = await group.open(BEN)
    await group.say(number, ANA, "A")
    progress = await group.services.progress.report(group.press())
    assert not progress.begun


async def test_a_second_answer_and_an_old_card_count_nothing(group: LessonGroup) -> None:
    number = await group.open(BEN)
    assert (await group.say(number, ANA, "A")).note == KEPT
    assert (await group.say(number, ANA, "B")).note == ALREADY
    await group.say(number, BEN, "A")
    text = revision_of((await group.look(number)).state.lesson)
    late = await group.lessons.try_letter(group.press(BEN), (number, 1), text, "B")
    assert late.note == MOVED_PAST
    state = (await group.look(number)).state
    assert [one.choice for one in state.did(1)] == ["no", "no"]


async def test_thirty_have_room_and_answer_at_once(group: LessonGroup) -> None:
    people = [ANA + place for place in range(MOST_TOGETHER)]
    number = await group.open(*people[1:])
    with pytest.raises(FullError):
        await group.lessons.join(group.press(ANA + MOST_TOGETHER), number)
    await asyncio.gather(*(group.say(number, person, "B") for person in people))
    state = (await group.look(number)).state
    assert len(state.did(1)) == MOST_TOGETHER
    assert state.stage is LessonStage.THEN


async def test_in_a_dm_and_where_one_may_not_write_there_is_none(group: LessonGroup) -> None:
    with pytest.raises(TutorError, match="needs a server"):
        await group.lessons.begin(group.press(guild=None), "1")
    silent = replace(group.press(), rights=Rights())
    with pytest.raises(TutorError, match="may not write"):
        await group.lessons.begin(silent, "1")


async def test_a_press_of_another_server_or_of_a_dm_is_refused(group: LessonGroup) -> None:
    number = await group.open()
    for guild in (ELSEWHERE, None):
        for deed in (
            group.lessons.join(group.press(ANA, guild), number),
            group.lessons.look(group.press(ANA, guild), number),
            group.lessons.go_on(group.press(ANA, guild), number, 1),
            group.lessons.read(group.press(ANA, guild), (number, 1)),
            group.lessons.send(group.press(ANA, guild), (number, 1), "1"),
            group.lessons.pick(group.press(ANA, guild), (number, 1), "", "A"),
            group.lessons.answer(group.press(ANA, guild), (number, 1), "", "A"),
            group.lessons.try_letter(group.press(ANA, guild), (number, 1), "", "A"),
            group.lessons.leave(group.press(ANA, guild), number),
            group.lessons.own_card(group.press(ANA, guild), number, "apple"),
        ):
            with pytest.raises(ElsewhereError):
                await deed
    assert not (await group.look(number)).state.entries


async def test_a_button_of_something_else_opens_nothing(group: LessonGroup) -> None:
    due = group.services.groups.clock.now() + timedelta(days=1)
    other = await group.services.groups.open(
        group.press(), WantedGathering("challenge", Plan(), due, CHANNEL)
    )
    with pytest.raises(TutorError, match="something else"):
        await group.lessons.look(group.press(), other.id)


async def test_strangers_and_whoever_left_do_nothing_until_they_join(group: LessonGroup) -> None:
    number = await group.open(BEN)
    await group.lessons.leave(group.press(BEN), number)
    text = revision_of((await group.look(number)).state.lesson)
    for person in (BEN, CYD):
        with pytest.raises(NotAMemberError):
            await group.lessons.try_letter(group.press(person), (number, 1), text, "A")
        with pytest.raises(NotAMemberError):
            await group.lessons.look(group.press(person), number)
    await group.lessons.join(group.press(BEN), number)
    assert (await group.say(number, BEN, "A")).note == KEPT


async def test_on_a_card_of_an_older_text_nothing_counts(group: LessonGroup, teach: Teach) -> None:
    number = await group.open(BEN)
    old = revision_of((await group.look(number)).state.lesson)
    group.services = teach(edited(three_lessons(), "one", without_berry))
    told = await group.lessons.try_letter(group.press(), (number, 1), f"{old}!", "A")
    assert told.note == EDITED
    assert not told.state.entries


async def test_a_card_that_an_edit_took_away_is_gone_past(group: LessonGroup, teach: Teach) -> None:
    number = await group.open()
    await group.say(number, ANA, "A")
    group.services = teach(edited(three_lessons(), "one", without_berry))
    await group.services.groups.resume()
    await group.read(number, ANA)
    state = (await group.look(number)).state
    assert state.stop.item == "cherry"


async def test_a_lesson_that_is_switched_off_waits_and_says_so(
    group: LessonGroup, teach: Teach
) -> None:
    number, course = await group.open(), three_lessons()
    group.services = teach(replace(course, lessons=course.lessons[1:]))
    with pytest.raises(TutorError, match="switched off"):
        await group.look(number)
    group.services = teach(course)
    assert (await group.look(number)).state.stage is LessonStage.TRY


async def test_after_its_end_one_sees_ones_part_and_nothing_more_counts(group: LessonGroup) -> None:
    number = await group.open(BEN)
    await group.say(number, ANA, "A")
    await group.services.groups.close(number)
    assert (await group.look(number)).state.stage is LessonStage.DONE
    assert (await group.lessons.leave(group.press(BEN), number)).text == OVER_ALREADY
    with pytest.raises(OverError):
        await group.lessons.join(group.press(CYD), number)
    assert (await group.lessons.go_on(group.press(), number, 1)).note == MOVED_PAST
    assert (await group.lessons.read(group.press(), (number, 1))).note == MOVED_PAST


async def test_ones_own_card_is_opened_in_ones_own_lesson(group: LessonGroup) -> None:
    number = await group.open()
    scene = await group.lessons.own_card(group.press(), number, "berry")
    assert scene.card.id == "berry"
    with pytest.raises(TutorError):
        await group.lessons.own_card(group.press(), number, "pear")


async def test_the_last_one_missing_may_leave_and_the_others_go_on(group: LessonGroup) -> None:
    number = await group.open(BEN, CYD)
    for person in (ANA, BEN):
        await group.say(number, person, "A")
    await group.lessons.leave(group.press(CYD), number)
    assert (await group.look(number)).state.stage is LessonStage.THEN


async def test_when_all_have_left_it_waits_for_whoever_comes_back(group: LessonGroup) -> None:
    number = await group.open(BEN)
    for person in (ANA, BEN):
        await group.lessons.leave(group.press(person), number)
    await group.lessons.join(group.press(BEN), number)
    assert (await group.say(number, BEN, "A")).state.stage is LessonStage.THEN


async def test_an_unfit_reply_is_told_on_the_card_and_may_be_mended(group: LessonGroup) -> None:
    number = await group.open()
    while (state := (await group.look(number)).state).stage is not LessonStage.ALONE:
        await group.lessons.go_on(group.press(), number, state.phase)
    text = revision_of(state.lesson)
    with pytest.raises(TutorError, match="no answer Z"):
        await group.lessons.answer(group.press(), (number, state.phase), text, "Z")
    assert (await group.say(number, ANA, "A")).note == KEPT
