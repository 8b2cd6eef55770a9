"""Asking why something was said: a card with a picture, shown to the person alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import pytest

from bot.services.conversation.last_heard import KEPT, Heard
from bot.services.conversation.said import WhySaid
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.understand import understand
from bot.tutor.conversation.moment import Moment, Open
from bot.ui.client import TutorBot
from tests.conftest import shipped_lessons
from tests.fakes import FakePictures, HandClock
from tests.tutor.conversation.meaning.minds import shipped_mind, shipped_reader
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from bot.services.conversation.conversation import Conversation
    from bot.services.conversation.wishes import Wishes
    from bot.services.scene import Scene
    from bot.tutor.people import Press
    from tests.ui.conftest import Classroom

WHY, QUESTION = "why did you say that", "why do we need a learning rate"


@dataclass(frozen=True)
class SaidTalk:
    """Notes every message, and tells how the last one was understood: a talk and no more."""

    wishes: Wishes

    @property
    def said(self) -> WhySaid:
        return self.wishes.said

    async def answer(self, press: Press, text: str, *, edited: bool = False) -> Scene:
        if len(text) == 1:
            self.said.heard.note_move(press, Intent.ANSWER, text, Moment(Open.CHOICE))
        elif text != WHY:
            self.said.heard.note(press, understand(shipped_mind(), text))
        return await self.said.told(press)


class Wired:
    """A classroom whose bot talks of what it understood, and of nothing else."""

    def __init__(self, classroom: Classroom) -> None:
        self.room, self.clock, self.pictures = classroom, HandClock(), FakePictures()
        self.wire()

    def wire(self) -> None:
        """Give the bot that runs now the talk, with an empty memory."""
        bot = self.room.env.bot
        assert isinstance(bot, TutorBot)
        course = shipped_lessons()[0]
        said = WhySaid(Heard(self.clock), course, self.pictures, shipped_reader())
        talk = SaidTalk(replace(bot.services.conversation.wishes, said=said))
        bot.services = replace(bot.services, conversation=cast("Conversation", talk))

    async def dm(self, text: str) -> str:
        await self.room.ana.send_dm(text)
        last = self.room.ana.user.dm_channel.last_message
        assert last is not None
        return text_of(last)


@pytest.fixture
def wired(classroom: Classroom) -> Wired:
    return Wired(classroom)


async def test_in_a_dm_the_card_tells_the_words_that_counted_and_has_its_picture(
    wired: Wired,
) -> None:
    await wired.dm(QUESTION)
    told = await wired.dm(WHY)
    assert "### How I understood you" in told
    assert "**a question about the subject**" in told
    assert "\u201cwhy\u201d (+" in told
    assert "in memory only" in told
    last = wired.room.ana.user.dm_channel.last_message
    assert last is not None
    assert [file.filename for file in last.attachments] == ["understood.png"]


async def test_a_picture_that_could_not_be_drawn_is_said_to_be_missing(wired: Wired) -> None:
    wired.pictures.broken = True
    assert "could not be drawn just now" in await wired.dm(QUESTION)


async def test_a_move_that_what_was_open_decided_is_told_so(wired: Wired) -> None:
    assert "a single letter is an answer there." in await wired.dm("b")


async def test_after_half_an_hour_and_after_a_restart_it_is_forgotten(wired: Wired) -> None:
    await wired.dm(QUESTION)
    wired.clock.seconds += KEPT
    assert "I do not remember what I understood last" in await wired.dm(WHY)
    await wired.dm(QUESTION)
    await wired.room.restart()
    wired.wire()
    assert "I do not remember what I understood last" in await wired.dm(WHY)


async def test_in_a_server_a_button_shows_it_to_whoever_presses_alone(wired: Wired) -> None:
    room, bot = wired.room, wired.room.env.bot.user
    assert bot is not None
    await room.ana.send(room.channel, f"<@{bot.id}> {QUESTION}")
    door = room.channel.last_message
    assert door is not None
    assert labels_of(door) == ["Show me why"]
    assert "subject" not in text_of(door)
    assert not door.attachments
    hers = await room.ana.click(door, label="Show me why")
    assert hers.ephemeral
    assert "**a question about the subject**" in text_of(shown(hers))
    his = await room.ben.click(door, label="Show me why")
    assert his.ephemeral
    assert "I do not remember what I understood last" in text_of(shown(his))
