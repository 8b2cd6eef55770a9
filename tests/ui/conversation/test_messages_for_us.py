"""Which messages the bot reads: those to it, and never another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest
from simcord.backend.models import AllowedMentions

from tests.ui.conversation.saying import is_about, mention_of, own_role_of, put, told
from tests.ui.reading import text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

ASKED = "what is a gradient?"


@pytest.mark.parametrize("written", ["{0} " + ASKED, ASKED + " {0}", "<@!{1}> " + ASKED])
async def test_a_mention_is_answered_wherever_it_stands(classroom: Classroom, written: str) -> None:
    mention = mention_of(classroom)
    await classroom.ana.send(classroom.channel, written.format(mention, mention.strip("<@>")))
    [answer] = told(classroom.channel)
    assert is_about("gradient", answer)


async def test_a_reply_to_what_the_bot_said_is_answered_if_it_pings(classroom: Classroom) -> None:
    await classroom.ana.send(classroom.channel, mention_of(classroom))
    first = classroom.channel.last_message
    assert first is not None
    await classroom.ben.send(classroom.channel, ASKED, reply_to=first)
    assert is_about("gradient", told(classroom.channel)[-1])
    reference = {"message_id": str(first.id), "channel_id": str(classroom.channel.id)}
    quiet = AllowedMentions(replied_user=False)
    await put(
        classroom, classroom.channel, content=ASKED, reference=reference, allowed_mentions=quiet
    )
    assert len(told(classroom.channel)) == 2


async def test_a_reply_in_a_thread_is_answered_there(classroom: Classroom) -> None:
    channel = classroom.env.bot.get_channel(classroom.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="group", type=discord.ChannelType.public_thread)
    [thread] = classroom.channel.threads
    await classroom.ana.send(thread, f"{mention_of(classroom)} hello")
    assert thread.last_message is not None
    await classroom.ben.send(thread, ASKED, reply_to=thread.last_message)
    assert is_about("gradient", told(thread)[-1])
    assert told(classroom.channel) == ["group"]  # Discord's line on the thread


async def test_a_mention_of_its_role_is_told_how_to_be_read(classroom: Classroom) -> None:
    await classroom.ana.send(classroom.channel, f"<@&{own_role_of(classroom)}> {ASKED}")
    [answer] = told(classroom.channel)
    assert "only read messages that mention me by my own name" in answer
    assert not is_about("gradient", answer)
    both = f"<@&{own_role_of(classroom)}> {mention_of(classroom)} {ASKED}"
    await classroom.ana.send(classroom.channel, both)
    assert is_about("gradient", told(classroom.channel)[-1])


async def test_it_is_silent_where_others_talk(classroom: Classroom) -> None:
    ana, ben, channel = classroom.ana, classroom.ben, classroom.channel
    role = ana.guild.create_role("students", mentionable=True)
    asked = await ana.send(channel, "nudge, what is a gradient?")
    for text in ("b", "next", "hi all", f"<@{ben.id}> what is a gradient?", f"<@&{role.id}> hint"):
        await ben.send(channel, text)
    await ben.send(channel, "it is the slope, no?", reply_to=asked)
    assert told(channel) == []


async def test_machines_are_not_answered(classroom: Classroom) -> None:
    other = classroom.env.create_user("robot", bot=True)
    robot = classroom.ana.guild.add_member(other)
    await robot.send(classroom.channel, f"{mention_of(classroom)} {ASKED}")
    hook = classroom.ana.guild.create_webhook(classroom.channel)
    await hook.send(f"{mention_of(classroom)} {ASKED}")
    assert len(classroom.channel.history()) == 2


async def test_nobody_is_pinged_by_an_answer(classroom: Classroom) -> None:
    await classroom.ana.send(classroom.channel, f"{mention_of(classroom)} @everyone {ASKED}")
    await classroom.ana.send(classroom.channel, f"{mention_of(classroom)} what is <@1>?")
    sent = [r for r in classroom.env.http_requests if r.method == "POST" and "messages" in r.path]
    assert len(sent) == 2
    for request in sent:
        allowed = (request.json or {})["allowed_mentions"]
        assert not allowed.get("parse")
        assert not allowed.get("replied_user")


async def test_an_answer_to_what_is_gone_comes_without_a_reference(
    classroom: Classroom, caplog: pytest.LogCaptureFixture
) -> None:
    env, ana, channel = classroom.env, classroom.ana, classroom.channel
    code = 160002  # the bot may not see what it replies to
    env.inject_error("POST", "/channels/*/messages", status=403, code=code, message="No history")
    await ana.send(channel, f"{mention_of(classroom)} {ASKED}")
    assert is_about("gradient", told(channel)[-1])
    reference = _references(channel)[-1]
    assert reference is None
    env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="No right")
    await ana.send(channel, f"{mention_of(classroom)} {ASKED}")
    assert len(told(channel)) == 1
    assert "could not be answered" in caplog.text


async def test_each_answer_refers_to_its_message(classroom: Classroom) -> None:
    asked = await classroom.ana.send(classroom.channel, f"{mention_of(classroom)} {ASKED}")
    assert _references(classroom.channel)[-1] == asked.id
    last = classroom.channel.last_message
    assert last is not None
    assert is_about("gradient", text_of(last))


async def test_what_one_person_writes_at_once_is_answered_in_its_order(
    classroom: Classroom,
) -> None:
    backend, channel = classroom.env.backend, classroom.ana.user.dm_channel
    sent = [
        backend.create_message(channel.id, classroom.ana.id, text).id
        for text in ("what is a gradient?", "learn", "hello", "what is a bias?")
    ]
    await classroom.env.settle()
    assert _references(channel) == sent


def _references(channel: simcord.ChannelHandle) -> list[int | None]:
    return [
        None if message.reference is None else message.reference.message_id
        for message in channel.history()
        if message.author.bot
    ]
