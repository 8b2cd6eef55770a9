"""A class split into threads on the real bot, to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from tests.ui.classroom.conftest import number_of
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from tests.ui.classroom.conftest import School

pytestmark = pytest.mark.simcord(check_errors=False)

NOT_YOU = "Only the instructors of this class may do that"


async def opened(school: School, groups: int = 2, **options: str) -> str:
    return text_of(await school.say(school.tea, "classroom groups", groups=groups, **options))


async def all_here(school: School) -> None:
    for actor in (school.boss, school.ana, school.ben):
        assert "You are here." in await school.press(actor, "I am here")


async def test_a_class_is_split_evenly_and_each_thread_says_who_is_in_it(school: School) -> None:
    assert "The card stands in" in await opened(school, lesson="1")
    assert "Nobody is here. There must be 2 at least" in school.text
    await all_here(school)
    await school.press(school.ana, "I am here")
    assert "3 people are here: that makes 2 groups of 1 or 2 people." in school.text
    assert school.labels == ["I am here", "Split into 2 threads"]
    assert "The 2 threads are made" in await school.press(school.tea, "Split into 2 threads")
    threads = school.channel.threads
    assert [len(one.history()) for one in threads] == [1, 1]
    first, second = (text_of(one.history()[0]) for one in threads)
    assert "### Group 1 of 2" in first
    assert "### Group 2 of 2" in second
    assert "`/learn lesson:1 together:True`" in first
    assert (first.count("<@"), second.count("<@")) == (2, 1)
    for actor in (school.boss, school.ana, school.ben):
        assert (f"<@{actor.id}>" in first) != (f"<@{actor.id}>" in second)
    for thread in threads:
        assert f"<#{thread.id}>" in school.text
    assert "<@" not in school.text
    assert school.labels == ["My group"]
    mine = 0 if f"<@{school.ana.id}>" in first else 1
    told = await school.press(school.ana, "My group")
    assert told == f"You are in group {mine + 1}: <#{threads[mine].id}>"
    assert "you are in no group" in await school.press(school.tea, "My group")


async def test_too_few_people_are_told_and_nothing_is_made(school: School) -> None:
    await opened(school)
    await school.press(school.ana, "I am here")
    told = await school.press(school.tea, "Split into 2 threads")
    assert told.startswith("1 person is here, too few for 2 groups, so nothing was changed.")
    assert school.channel.threads == []
    assert "I am here" in school.labels


async def test_after_a_stop_between_two_threads_none_is_made_twice(school: School) -> None:
    await opened(school)
    await all_here(school)
    # The second thread is made, and the bot stops before anything is written in it or noted.
    school.env.inject_error("POST", "/channels/*/threads", status=403, code=50013)
    told = await school.press(school.tea, "Split into 2 threads")
    assert "Threads for 0 of 2 groups are made" in told
    assert school.labels == ["My group", "Make the missing threads"]
    made: discord.TextChannel = school.env.bot.get_channel(school.channel.id)  # type: ignore[assignment]
    number = number_of(school.card)
    kind = discord.ChannelType.public_thread
    await made.create_thread(name=f"Group 1 of 2 (split {number})", type=kind)
    await school.restart()
    late = await school.forge(school.tea, f"dealing-here:{number}")
    assert "you are in no group" in late
    told = await school.press(school.tea, "Make the missing threads")
    assert "The 2 threads are made" in told
    assert [len(one.history()) for one in school.channel.threads] == [1, 1]
    again = await school.forge(school.tea, f"dealing-split:{number}")
    assert "split already" in again
    assert len(school.channel.threads) == 2


async def test_a_missing_permission_is_named_before_anything_is_posted(school: School) -> None:
    lacks = discord.PermissionOverwrite(create_public_threads=False)
    closed = school.guild.create_text_channel(
        "closed", overwrites={school.guild.default_role: lacks}
    )
    await school.say(school.boss, "classroom setup", channel=closed)
    told = await opened(school)
    assert "I need Create Public Threads in" in told
    assert closed.history() == []


async def test_nobody_but_an_instructor_splits(school: School, other: School) -> None:
    assert NOT_YOU in text_of(await school.say(school.ana, "classroom groups", groups=2))
    await opened(school)
    await all_here(school)
    assert NOT_YOU in await school.press(school.ana, "Split into 2 threads")
    number = number_of(school.card)
    school.take_role_away()
    assert NOT_YOU in await school.press(school.tea, "Split into 2 threads")
    await opened(other)
    for name in ("here", "split", "own"):
        assert "of another server" in await other.forge(other.tea, f"dealing-{name}:{number}")
    assert school.channel.threads == []
    assert other.channel.threads == []
