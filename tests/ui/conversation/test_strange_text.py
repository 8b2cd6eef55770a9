"""Strange messages: whatever is typed or sent instead of words, there is a kind answer in time."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest
from simcord.backend.models import MessageSticker
from simcord.backend.serializers import message_payload

from bot.ui.errors import OUR_FAULT
from tests.ui.conversation.saying import is_about, mention_of, put, told

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

LONG = 10_000
NASTY = {
    "letters": "a" * LONG,
    "words": "gradient " * (LONG // 9),
    "marks of zalgo": "g" + "\u0301\u0316" * (LONG // 2),
    "mentions": "<@1" * (LONG // 3),
    "people": "<@123456789012345678> " * (LONG // 22),
    "links": "https://a.b/" * (LONG // 12),
    "stars": "*" * LONG,
    "fences": "```" * (LONG // 3),
    "numbers": "0.1=" * (LONG // 4),
    "null bytes": "\x00" * LONG,
    "another script": "градиент " * (LONG // 9),
    "emoji": "\U0001f469\u200d\U0001f469 " * (LONG // 4),
}


async def deliver(classroom: Classroom, text: str) -> None:
    """Deliver a message in a DM that is longer than Discord lets anybody write."""
    backend, channel = classroom.env.backend, classroom.ana.user.dm_channel
    message = backend.create_message(channel.id, classroom.ana.id, "x", broadcast=False)
    message.content = text
    backend.emit("MESSAGE_CREATE", dict(message_payload(backend, message)))
    await classroom.env.settle()


async def test_ten_thousand_characters_of_each_kind_are_answered_soon(
    classroom: Classroom,
) -> None:
    channel = classroom.ana.user.dm_channel
    await classroom.ana.send_dm("hello")
    begun = perf_counter()
    for text in NASTY.values():
        await deliver(classroom, text)
    assert perf_counter() - begun < 10  # far above what it takes, and far below what grows faster
    answers = told(channel)
    assert len(answers) == len(NASTY) + 1
    assert all(answer and OUR_FAULT not in answer for answer in answers)


@pytest.mark.parametrize(
    "text",
    [
        "что такое градиент?", "勾配とは何ですか", "ما هو التدرج؟", "**what** is a __gradient__?",
        "[what](https://example.org) is it", "<#12> <t:1> <:cat:12>", "@everyone", "\ud83d",
        "what is \u202ea gradient\u202c", "h\u0336e\u0336l\u0336l\u0336o\u0336", "||b||",
    ],
)  # fmt: skip
async def test_strange_text_is_answered_in_words(classroom: Classroom, text: str) -> None:
    await classroom.ana.send_dm(text)
    [answer] = told(classroom.ana.user.dm_channel)
    assert answer
    assert OUR_FAULT not in answer


@pytest.mark.parametrize(
    "message",
    [
        {"content": " \u200b \u3164 "},
        {"content": "\x00\x00"},
        {"stickers": [MessageSticker(1, "wave", 1, 1)]},
        {"attachments": [{"id": "1", "filename": "a.png", "size": 1, "url": "", "proxy_url": ""}]},
    ],
    ids=["blank", "null bytes", "sticker", "file"],
)
async def test_what_holds_no_text_is_told_so(classroom: Classroom, message: dict[str, Any]) -> None:
    await put(classroom, classroom.ana.user.dm_channel, **message)
    [answer] = told(classroom.ana.user.dm_channel)
    assert "I can only read text" in answer


async def test_a_mention_alone_is_a_greeting_and_with_a_file_it_is_not(
    classroom: Classroom,
) -> None:
    await classroom.ana.send(classroom.channel, mention_of(classroom))
    files = [("cat.png", b"cat")]
    await classroom.ana.send(classroom.channel, mention_of(classroom), attachments=files)
    greeting, refusal = told(classroom.channel)
    assert "only read text" not in greeting
    assert "I can only read text" in refusal


async def test_zalgo_is_read_as_the_letters_below(classroom: Classroom) -> None:
    word = "".join(f"{letter}\u0316\u0348\u0329" for letter in "gradient")
    await classroom.ana.send_dm(f"what is a {word}?")
    assert is_about("gradient", told(classroom.ana.user.dm_channel)[0])
