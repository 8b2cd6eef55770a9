"""A lesson assigned to a class on the real bot, to its end."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.tutor.people import Press
from tests.ui.classroom.conftest import number_of
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord

    from bot.ui.client import TutorBot
    from tests.ui.classroom.conftest import School

pytestmark = pytest.mark.simcord(check_errors=False)

FRIDAY = int(datetime(2026, 11, 27, 17, tzinfo=UTC).timestamp())  # 18:00 in Berlin
NOT_YOU = "Only the instructors of this class may do that"


async def assigned(school: School, lesson: str = "1", by: str = "Fri 18:00") -> str:
    return text_of(await school.say(school.tea, "classroom assign", lesson=lesson, by=by))


async def finish(school: School, actor: simcord.MemberActor) -> None:
    """Finish the first lesson, without the way there."""
    bot: TutorBot = school.env.bot  # type: ignore[assignment]  # it is ours
    lessons = bot.services.lessons
    [kept] = await lessons.bookmarks.all_of(actor.id)
    press = Press(id=actor.id, person=actor.id, guild=school.guild.id)
    await lessons.bookmarks.finish(press, kept.id)


async def test_the_card_says_what_is_due_and_who_sees_what_before_anybody_begins(
    school: School,
) -> None:
    told = await assigned(school)
    assert f"<t:{FRIDAY}:F> (<t:{FRIDAY}:R>)" in told
    assert "Europe/Berlin" in told
    assert f"Due <t:{FRIDAY}:F> (<t:{FRIDAY}:R>)" in school.text
    assert "your instructors see by name that you have begun" in school.text
    assert "They see none of your answers." in school.text
    assert "Begun so far: 0 people." in school.text
    assert school.labels == ["Begin the lesson", "Who is where (shows names)", "Take it back"]


async def test_begin_opens_the_lesson_and_counts_once(school: School) -> None:
    await assigned(school)
    told = await school.press(school.ana, "Begin the lesson")
    assert "card 1 of" in told
    await school.press(school.ana, "Begin the lesson")
    assert "Begun so far: 1 person." in school.text
    assert school.ana.name not in school.text
    assert str(school.ana.id) not in school.text


async def test_the_instructor_sees_who_is_where_and_the_end_says_how_many_finished(
    school: School,
) -> None:
    await assigned(school, by="in 5 minutes")
    card = school.card
    assert "There are no names here." in await school.press(
        school.tea, "Who is where (shows names)"
    )
    await school.press(school.ana, "Begin the lesson")
    await school.press(school.ben, "Begin the lesson")
    await finish(school, school.ana)
    told = await school.press(school.tea, "Who is where (shows names)")
    assert f"**Finished the lesson** (1): <@{school.ana.id}>" in told
    assert f"still at the first card** (1): <@{school.ben.id}>" in told
    await school.restart()
    await school.settle(5 * 60)
    assert "Begun: 2 people. Finished by then: 1 person." in school.text
    assert school.labels == ["Who is where (shows names)"]
    await finish(school, school.ben)
    old = f"assigned-begin:{number_of(card)}"
    assert "The time for this assignment is over" in await school.forge(school.ben, old)
    assert "Begun: 2 people. Finished by then: 1 person." in school.text


async def test_taken_back_it_is_due_to_nobody(school: School) -> None:
    await assigned(school)
    card = school.card
    assert "It is taken back" in await school.press(school.tea, "Take it back")
    assert "This assignment was taken back" in school.text
    again = await school.forge(school.tea, f"assigned-back:{number_of(card)}")
    assert "over already" in again
    assert "Due for your class" not in text_of(await school.say(school.ana, "progress"))


@pytest.mark.parametrize(
    ("lesson", "by", "told"),
    [
        ("no such lesson", "Friday", "I cannot find that lesson"),
        ("1", "whenever", "I could not read that time"),
        ("1", "2026-11-25", "That time is over already"),
    ],
)
async def test_what_cannot_be_assigned_is_told_and_nothing_is_posted(
    school: School, lesson: str, by: str, told: str
) -> None:
    before = len(school.channel.history())
    assert told in await assigned(school, lesson, by)
    assert [one for one in school.channel.history()[before:] if not one.flags.ephemeral] == []


async def test_a_class_channel_that_takes_no_post_is_told_with_what_is_missing(
    school: School,
) -> None:
    closed = school.guild.create_text_channel("closed")
    await school.say(school.boss, "classroom setup", channel=closed)
    school.env.inject_error("POST", f"/channels/{closed.id}/messages", status=403, code=50013)
    told = await assigned(school)
    assert f"I could not post in <#{closed.id}>, so nothing was begun." in told
    assert "View Channel, Send Messages and Attach Files" in told
    assert "Due for your class" not in text_of(await school.say(school.ana, "progress"))


async def test_nobody_but_an_instructor_leads_it(school: School, other: School) -> None:
    for actor in (school.ana, school.ben):
        told = await school.say(actor, "classroom assign", lesson="1", by="Friday")
        assert NOT_YOU in text_of(told)
    await assigned(school)
    before = school.text
    for label in ("Who is where (shows names)", "Take it back"):
        assert NOT_YOU in await school.press(school.ana, label)
    number = number_of(school.card)
    school.take_role_away()
    for label in ("Who is where (shows names)", "Take it back"):
        assert NOT_YOU in await school.press(school.tea, label)
    await assigned(other)
    for name in ("who", "back", "begin"):
        told_there = await other.forge(other.tea, f"assigned-{name}:{number}")
        assert "of another server" in told_there
    assert school.text == before


async def test_progress_says_what_is_due_in_this_server_and_in_a_dm_what_was_begun(
    school: School, other: School
) -> None:
    await assigned(school)
    await assigned(other, "2", "in 3 days")
    page = await school.say(school.ana, "progress")
    assert f"<t:{FRIDAY}:F> (<t:{FRIDAY}:R>)" in text_of(page)
    assert str(other.guild.id) not in text_of(page)
    assert "Open lesson 1" in labels_of(page)
    assert "Open lesson 2" not in labels_of(page)
    assert "card 1 of" in text_of(shown(await school.ana.click(page, label="Open lesson 1")))
    assert "Begun so far: 0 people." in school.text
    alone = shown(await school.ana.user.slash("progress"))
    assert "Due for your class" not in text_of(alone)
    await school.press(school.ana, "Begin the lesson")
    alone = shown(await school.ana.user.slash("progress"))
    assert "Open lesson 1" in labels_of(alone)
    assert "Open lesson 2" not in labels_of(alone)
    assert "Press Begin" not in text_of(alone)
