"""Somebody who writes very much at once is told so once; everybody else is answered meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.pace import USUAL
from tests.fakes import HandClock
from tests.ui.conversation.saying import is_about, told

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(clock=clock, allowance=USUAL).bot


async def test_one_line_is_said_and_then_nothing_until_it_is_calm(
    classroom: Classroom, clock: HandClock
) -> None:
    ana, channel = classroom.ana, classroom.ana.user.dm_channel
    for _ in range(12):
        await ana.send_dm("what is a gradient?")
    answers = told(channel)
    assert [is_about("gradient", answer) for answer in answers] == [True] * 6 + [False]
    assert "your last message was not read" in answers[-1]
    await clock.advance(2)
    await ana.send_dm("what is a bias?")
    assert len(told(channel)) == 7
    await clock.advance(4)
    await ana.send_dm("what is a bias?")
    assert is_about("bias", told(channel)[-1])


async def test_an_answer_that_counts_is_not_lost_unsaid(classroom: Classroom) -> None:
    for _ in range(6):
        await classroom.ana.send_dm("hello")
    message = await classroom.ana.send_dm("play")
    channel = classroom.ana.user.dm_channel
    assert "not read" in told(channel)[-1]
    await classroom.ben.send_dm("what is a bias?")
    assert is_about("bias", told(classroom.ben.user.dm_channel)[-1])
    last = channel.last_message
    assert last is not None
    assert last.reference is not None
    assert last.reference.message_id == message.id


async def test_a_message_that_was_not_read_is_read_when_it_is_edited_later(
    classroom: Classroom, clock: HandClock
) -> None:
    ana, channel = classroom.ana, classroom.ana.user.dm_channel
    for _ in range(6):
        await ana.send_dm("hello")
    message = await ana.send_dm("what is a gradient?")
    await clock.advance(10)
    await ana.user.edit(message, "what is the gradient?")
    assert len(told(channel)) == 7
    assert is_about("gradient", told(channel)[-1])
