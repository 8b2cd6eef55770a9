"""A message that its author changes soon is answered anew, in the place of the first answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from simcord.backend.serializers import message_payload

from tests.ui.conversation.saying import is_about, mention_of, told
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import discord

    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

FIRST, SECOND = "what is a gradient?", "what is a bias?"
MOMENT = timedelta(seconds=1)
LATE = 121.0  # seconds after which an edit is not answered


async def previewed(classroom: Classroom, message: discord.Message) -> None:
    """Have Discord tell that a message changed, though its author did nothing, as with a link."""
    backend = classroom.env.backend
    stored = backend.get_message(classroom.channel.id, message.id)
    backend.emit("MESSAGE_UPDATE", dict(message_payload(backend, stored)))
    await classroom.env.settle()


async def asked(classroom: Classroom, text: str = FIRST) -> discord.Message:
    return await classroom.ana.send(classroom.channel, f"{mention_of(classroom)} {text}")


async def changed(classroom: Classroom, message: discord.Message, text: str = SECOND) -> None:
    await classroom.ana.edit(message, f"{mention_of(classroom)} {text}")


@pytest.mark.parametrize("restarted", [False, True])
async def test_an_edited_message_is_answered_in_place(
    classroom: Classroom, restarted: bool
) -> None:
    message = await asked(classroom)
    if restarted:
        await classroom.restart()
    await classroom.env.advance_time(60)
    await changed(classroom, message)
    [answer] = told(classroom.channel)
    assert is_about("bias", answer)
    await classroom.env.advance_time(30)
    await changed(classroom, message, "what is a loss function?")
    [answer] = told(classroom.channel)
    assert is_about("loss function", answer)


@pytest.mark.parametrize("restarted", [False, True])
async def test_in_a_dm_too(classroom: Classroom, restarted: bool) -> None:
    message = await classroom.ana.send_dm(FIRST)
    if restarted:
        await classroom.restart()
    await classroom.ana.user.edit(message, SECOND)
    [answer] = told(classroom.ana.user.dm_channel)
    assert is_about("bias", answer)


async def test_words_instead_of_a_card_make_way_for_one_and_come_in_its_place(
    classroom: Classroom,
) -> None:
    files, alone = [("cat.png", b"cat")], mention_of(classroom)
    message = await classroom.ana.send(classroom.channel, alone, attachments=files)
    assert "I can only read text" in told(classroom.channel)[0]
    await changed(classroom, message)
    [answer] = told(classroom.channel)
    assert is_about("bias", answer)
    assert "only read text" not in answer
    await classroom.ana.edit(message, alone)
    [answer] = told(classroom.channel)
    assert "I can only read text" in answer
    assert not is_about("bias", answer)


async def test_after_two_minutes_an_edit_changes_nothing(classroom: Classroom) -> None:
    message = await asked(classroom)
    await classroom.env.advance_time(LATE)
    await changed(classroom, message)
    [answer] = told(classroom.channel)
    assert is_about("gradient", answer)


async def test_an_edit_that_leaves_the_text_is_none(classroom: Classroom) -> None:
    message = await asked(classroom)
    await classroom.env.advance_time(10)
    await changed(classroom, message)
    before = len(classroom.env.http_requests)
    await changed(classroom, message)
    await previewed(classroom, message)
    assert classroom.env.http_requests[before:] == []


async def test_after_a_restart_what_was_answered_since_the_edit_stays(
    classroom: Classroom,
) -> None:
    env = classroom.env
    message = await classroom.ana.send(classroom.channel, FIRST)
    stored = env.backend.get_message(classroom.channel.id, message.id)
    await changed(classroom, message)
    stored.edited_timestamp = (message.created_at - MOMENT).isoformat()
    await env.advance_time(5)
    await classroom.restart()
    before = len(classroom.env.http_requests)
    await previewed(classroom, message)
    later = classroom.env.http_requests[before:]
    assert [request.method for request in later if "messages" in request.path] == ["GET"]
    assert is_about("bias", told(classroom.channel)[0])


async def test_a_preview_of_a_message_that_nobody_edited_is_not_even_looked_at(
    classroom: Classroom,
) -> None:
    message = await asked(classroom)
    await classroom.restart()
    before = len(classroom.env.http_requests)
    await previewed(classroom, message)
    assert classroom.env.http_requests[before:] == []


async def test_a_message_that_becomes_one_for_the_bot_is_answered(classroom: Classroom) -> None:
    message = await classroom.ana.send(classroom.channel, FIRST)
    assert told(classroom.channel) == []
    await changed(classroom, message, FIRST)
    [answer] = told(classroom.channel)
    assert is_about("gradient", answer)


async def test_a_message_that_is_no_longer_for_the_bot_keeps_its_answer(
    classroom: Classroom,
) -> None:
    message = await asked(classroom)
    await classroom.ana.edit(message, "never mind")
    [answer] = told(classroom.channel)
    assert is_about("gradient", answer)
    await classroom.ana.delete(message)
    assert len(told(classroom.channel)) == 1


async def test_an_answer_that_a_button_turned_stays_and_a_new_one_comes(
    classroom: Classroom,
) -> None:
    ana, channel = classroom.ana, classroom.ana.user.dm_channel
    message = await ana.send_dm(FIRST)
    first = channel.last_message
    assert first is not None
    await classroom.env.advance_time(1)
    turned = shown(await ana.user.click(first, label=labels_of(first)[0]))
    assert turned.id == first.id
    await ana.user.edit(message, SECOND)
    assert is_about("bias", told(channel)[-1])
    assert len(told(channel)) == 2
    assert told(channel)[0] == text_of(turned)


async def test_an_answer_that_is_gone_or_cannot_be_changed_is_given_anew(
    classroom: Classroom,
) -> None:
    env, channel = classroom.env, classroom.channel
    message = await asked(classroom)
    env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50013, message="No")
    await changed(classroom, message)
    assert [is_about("gradient", told(channel)[0]), is_about("bias", told(channel)[1])] == [
        True
    ] * 2
    last = channel.last_message
    assert last is not None
    env.backend.delete_message(channel.id, last.id)
    await env.settle()
    await changed(classroom, message, FIRST)
    assert [is_about("gradient", text) for text in told(channel)] == [True] * 2
