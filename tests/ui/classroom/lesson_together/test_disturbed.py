"""What disturbs a lesson together: restarts, people who come and go, lost cards, forged buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.course.cards import revision_of
from bot.tutor.classroom.lesson_together.way import LessonStage
from bot.ui.errors import OUR_FAULT
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.crowd import Presses
from tests.ui.game.company import Company
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
LOBBY, TRY, THEN, ALONE, AGAIN, RESULT = (
    *(LessonStage.LOBBY, LessonStage.TRY, LessonStage.THEN),
    *(LessonStage.ALONE, LessonStage.AGAIN, LessonStage.RESULT),
)


@pytest.mark.parametrize("stage", [TRY, THEN, ALONE, AGAIN, RESULT])
async def test_a_restart_in_any_stage_changes_nothing(
    classroom: Classroom, clock: HandClock, party: LessonParty, stage: LessonStage
) -> None:
    company = party.company
    await party.go_to(stage)
    await party.all_do([0])
    before, card = await party.state(), company.text
    await company.restart(classroom.build_app(clock=clock).bot)
    assert company.text == card
    assert (await party.state()).gathering.phase == before.phase
    await party.all_do([1, 2])
    after = await party.state()
    assert after.phase == before.phase + 1
    assert len(after.did(before.phase)) == 3


async def test_a_restart_in_the_lobby_keeps_who_is_here(
    classroom: Classroom, clock: HandClock
) -> None:
    party = LessonParty(Company.of(classroom, clock, 3))
    await party.open()
    await party.company.press(1, "Join")
    await party.company.restart(classroom.build_app(clock=clock).bot)
    await party.company.press(1, "Start")
    assert await party.stage() is TRY


async def test_the_host_may_leave_and_then_anybody_goes_on(party: LessonParty) -> None:
    company = party.company
    refused = text_of(await company.press(1, "Skip for all (3 not done)"))
    assert "Your own answer is still missing" in refused
    told = text_of(await company.press(0, "Leave"))
    assert told.startswith("You left the lesson.")
    await company.press(1, "Skip for all (2 not done)")
    assert await party.stage() is THEN


async def test_a_late_joiner_is_caught_up_and_plays_from_there(
    classroom: Classroom, clock: HandClock
) -> None:
    company = Company.of(classroom, clock, 3)
    late = company.people.pop()
    party = LessonParty(company)
    await party.open()
    await party.gather()
    await party.go_to(TRY, 2)
    company.people.append(late)
    told = await company.press(2, "Join")
    assert "The cards so far" in text_of(told)
    titles = [one.title for one in (await party.state()).cards_so_far]
    assert len(titles) == 2
    assert set(titles) <= set(labels_of(told))
    looked = await company.on(2, told, titles[0])
    assert titles[0] in text_of(looked)
    await party.all_do([0, 1])
    assert await party.stage() is TRY
    await party.all_do([2])
    assert await party.stage() is THEN


async def test_a_stranger_counts_nowhere_and_is_told_how_to_join(
    classroom: Classroom, clock: HandClock
) -> None:
    company = Company.of(classroom, clock, 3)
    stranger = company.people.pop()
    party = LessonParty(company)
    await party.open()
    company.people.append(stranger)
    assert "Press Join first" in text_of(await company.press(2, "Start"))
    assert await party.stage() is LOBBY
    company.people.pop()
    await party.gather()
    company.people.append(stranger)
    for label in ("My part", "No idea yet", "Leave", company.labels[0]):
        assert "Press Join first" in text_of(await company.press(2, label))
    assert not (await party.state()).entries


async def test_double_presses_count_once(party: LessonParty) -> None:
    company = party.company
    told = await company.together([(1, "No idea yet"), (1, "No idea yet"), (1, "No idea yet")])
    assert len((await party.state()).entries) == 1
    assert sum(one.startswith("Kept.") for one in told) == 1
    again = text_of(await company.press(1, company.labels[0]))
    assert again.startswith("You did that already")
    phase = (await party.state()).phase
    on = "Skip for all (2 not done)"
    await company.together([(0, on), (0, on)])
    assert (await party.state()).phase == phase + 1


async def test_forged_buttons_are_answered_in_words_and_change_nothing(
    classroom: Classroom, party: LessonParty
) -> None:
    company = party.company
    forged, number = Presses(classroom.env, company.card), party.gathering
    state = await party.state()
    text = revision_of(state.lesson)
    ids = [
        f"lesson-with-try:{number}:1:{text}:Z",
        f"lesson-with-try:{number}:1:{text}:ABC",
        f"lesson-with-try:{number}:1:old:A",
        f"lesson-with-try:{number}:2:{text}:A",
        f"lesson-with-try:{number}:-1:{text}:A",
        f"lesson-with-try:{10**30}:1:{text}:A",
        f"lesson-with-try:{number + 1}:1:{text}:A",
        f"lesson-with-answer:{number}:1:{text}:A",
        f"lesson-with-answer:{number}:15:{text}:A",
        f"lesson-with-pick:{number}:1:{text}:A",
        f"lesson-with-pick:{number}:15:{text}:AA",
        f"lesson-with-read:{number}:1",
        f"lesson-with-read:{number}:99",
        f"lesson-with-type:{number}:1",
        f"lesson-with-on:{number}:0",
        f"lesson-with-on:{number}:99",
        f"lesson-with-part:{number + 7}",
        f"lesson-with-card:{number}:none",
        f"lesson-with-card:{number}:",
        f"lesson-with-join:{number + 7}",
        f"together-on:group:{number}:1",
    ]
    for custom_id in ids:
        result = await forged.forge(company.people[0], custom_id)
        assert result.response is not None, custom_id
        assert OUR_FAULT not in text_of(result.response), custom_id
    after = await party.state()
    assert (after.entries, after.phase) == ((), state.phase)


async def test_without_its_card_the_lesson_goes_on_from_private_ones(party: LessonParty) -> None:
    company = party.company
    await party.all_do([0, 1])
    part = await company.press(2, "My part")
    await company.card.delete()
    await company.settle()
    told = await company.on(2, part, "No idea yet")
    assert await party.stage() is THEN
    read = await company.on(2, told, "I have read it")
    assert "You have read this one." in text_of(read)


async def test_in_a_dm_a_sentence_says_where_it_is_for(classroom: Classroom) -> None:
    told = await classroom.ana.user.slash("learn", together=True)
    assert "needs a server" in text_of(shown(told))


async def test_an_unknown_lesson_opens_none(classroom: Classroom, clock: HandClock) -> None:
    party = LessonParty(Company.of(classroom, clock, 2))
    told = await party.open("no such lesson")
    assert OUR_FAULT not in told
    assert party.gathering == 0
    assert all(one.flags.ephemeral for one in classroom.channel.history())
