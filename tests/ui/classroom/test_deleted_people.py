"""What the cards of a class say once whoever did something was deleted: nothing that is untrue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.classroom.lesson_together.way import LessonStage
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.classroom.posts.room import ClassRoom
from tests.ui.classroom.posts.test_second_vote import say_why
from tests.ui.game.company import Company
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    import discord
    import simcord

    from tests.fakes import HandClock
    from tests.ui.classroom.conftest import School
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
LESSON = "how-a-network-learns"
UNTRUE = ("obody", "No one", " yet", "never", "before anybody", "did not answer", "not begun")


def nothing_untrue(told: str) -> bool:
    """Whether no sentence says of anybody that they did nothing."""
    lines = [line for line in told.splitlines() if "who answered what" not in line]
    return not [line for line in lines for said in UNTRUE if said in line]


async def delete(who: simcord.MemberActor, channel: simcord.ChannelHandle) -> None:
    asked = shown(await who.slash(channel, "mydata delete"))
    told = shown(await who.click(asked, label="Delete everything of mine"))
    assert "is deleted" in text_of(told)


@pytest.fixture
async def room(classroom: Classroom, clock: HandClock) -> ClassRoom:
    return await ClassRoom.of(classroom, clock, 2)


async def gone(room: ClassRoom, *people: simcord.MemberActor) -> None:
    for who in people:
        await delete(who, room.room.channel)
    await room.settle()


async def test_a_quiz_that_a_deleted_person_began_counts_no_tries(room: ClassRoom) -> None:
    draft = shown(
        await room.tea.slash(room.room.channel, "post checkpoint", lesson=LESSON, closes="in 1 day")
    )
    await room.press(room.tea, "Post it", draft)
    await room.settle()
    await room.press(room.students[0], "Begin or go on")
    await room.settle()
    assert "1 has begun." in room.text
    await gone(room, room.students[0])
    assert "There are no tries." in room.text
    assert nothing_untrue(room.text)
    assert "It is open. There are no tries." in text_of(await room.panel())
    await room.clock.advance(2 * 24 * 3600)
    await room.settle()
    assert nothing_untrue(room.text)
    told = text_of(await room.press(room.students[0], "My answer"))
    assert "There is no answer of yours to this one from while it was open." in told


async def test_a_question_that_a_deleted_person_answered_has_no_answers_and_no_reasons(
    room: ClassRoom,
) -> None:
    who = room.students[0]
    await room.post(room.two_single[0], "Reasons: no")
    told = await room.press(who, "A")
    await say_why(room, who, told, "because")
    await room.settle()
    panel = await room.panel()
    assert "because" in text_of(await room.press(room.tea, "Read reasons with names (1)", panel))
    await gone(room, who)
    assert "There are no answers. Press **I am here** to be counted." in room.text
    panel = await room.panel()
    reasons = await room.press(room.tea, "Read reasons with names (0)", panel)
    assert "There are no reasons." in text_of(reasons)
    assert "There are no answers." in text_of(await room.panel())
    await room.lead("Close and show")
    assert nothing_untrue(room.text)


async def test_an_assignment_that_a_deleted_person_began_is_counted_without_them(
    school: School,
) -> None:
    await school.say(school.tea, "classroom assign", lesson="1", by="in 5 minutes")
    await school.press(school.ana, "Begin the lesson")
    await school.press(school.ben, "Begin the lesson")
    assert "Begun so far: 2 people." in school.text
    card: discord.Message = school.card
    await delete(school.ana, school.channel)
    await school.settle()
    named = await school.press(school.tea, "Who is where (shows names)", card)
    assert "**Finished the lesson** (0)" in named
    await delete(school.ben, school.channel)
    await school.settle()
    assert "Begun so far: 0 people." in school.text
    assert "There are no names here." in await school.press(
        school.tea, "Who is where (shows names)"
    )
    await school.settle(5 * 60)
    assert "Begun: 0 people. Finished by then: 0 people." in school.text
    assert nothing_untrue(school.text)


async def test_a_lesson_together_without_the_deleted_has_no_answers(
    classroom: Classroom, clock: HandClock
) -> None:
    party = LessonParty(Company.of(classroom, clock, 2))
    await party.open()
    await party.gather()
    await party.go_to(LessonStage.ALONE)
    await party.all_do([0, 1])
    for who in party.company.people:
        await delete(who, classroom.channel)
    await party.company.settle()
    await clock.advance(25 * 60 * 60)
    await party.company.settle()
    assert "There are no answers in it." in party.company.text
    assert nothing_untrue(party.company.text)
