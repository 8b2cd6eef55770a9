"""What is in flight is waited for, what is new is refused, and readiness says why not."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from bot.ui.client import TutorBot
from bot.ui.duty import Duty, RestartingError
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom


async def test_f8_a_drain_waits_for_what_is_in_flight_and_refuses_what_is_new() -> None:
    duty, hurry, over = Duty(), asyncio.Event(), asyncio.Event()

    async def press() -> None:
        duty.enter()
        duty.enter()  # twice is once
        duty.check()
        await over.wait()

    pressing = asyncio.ensure_future(press())
    await asyncio.sleep(0)
    assert duty.in_flight == 1
    draining = asyncio.ensure_future(duty.drain(5.0, hurry))
    await asyncio.sleep(0.1)
    assert not draining.done()
    with pytest.raises(RestartingError, match="Please do it again in a minute"):
        duty.check()
    over.set()
    assert await draining
    await pressing
    assert duty.busy == 0


async def test_f8_what_cannot_be_answered_any_more_is_given_up_before_the_connection_goes() -> None:
    duty = Duty()

    async def press() -> None:
        duty.enter()
        await asyncio.Event().wait()

    pressing = asyncio.ensure_future(press())
    await asyncio.sleep(0)
    await duty.give_up()
    assert pressing.cancelled()
    assert duty.busy == 0
    await duty.give_up()


async def test_f8_a_drain_ends_in_time_or_at_once_when_it_is_hurried() -> None:
    duty, hurry = Duty(), asyncio.Event()
    duty.add_other(lambda: 1)
    began = time.monotonic()
    assert not await duty.drain(0.2, hurry)
    hurry.set()
    assert not await duty.drain(60.0, hurry)
    assert time.monotonic() - began < 5


async def test_readiness_names_every_reason_in_a_sentence() -> None:
    duty, trouble = Duty(), ["The disk is full."]
    duty.add_trouble(lambda: trouble[0] if trouble else None)
    both = ["The disk is full.", "The bot is not connected to Discord."]
    assert list(duty.readiness.reasons) == both
    duty.connected = True
    trouble.clear()
    assert duty.readiness.ready
    duty.draining = True
    assert list(duty.readiness.reasons) == ["The bot is being stopped."]


@pytest.mark.simcord(check_errors=False)
async def test_f8_buttons_and_commands_are_told_to_come_again_while_the_bot_stops(
    classroom: Classroom,
) -> None:
    room, bot = classroom, classroom.env.bot
    assert isinstance(bot, TutorBot)
    assert bot.readiness.ready
    card = shown(await room.ana.slash(room.channel, "learn"))
    form = await room.ana.slash(room.channel, "data add", name="points")
    bot.duty.draining = True
    told = shown(await room.ana.slash(room.channel, "learn"))
    assert "I am just being restarted" in told.content
    assert told.ephemeral
    pressed = await room.ana.click(card, label=next(iter(labels_of(card))))
    assert "I am just being restarted" in text_of(shown(pressed)) + shown(pressed).content
    # What was typed into a form would be lost, so it is taken all the same.
    rows = "\n".join(f"{k},{k % 3},{'ab'[k % 2]}" for k in range(8))
    dry = await room.ana.submit_modal(form, {"rows": rows})
    assert "A dry run of points" in text_of(shown(dry))
    message = await room.ana.send_dm("next")
    assert message is not None
    await room.env.settle()
    bot.duty.draining = False
    assert bot.duty.in_flight == 0
