"""What goes on at a start: deadlines run beside presses, and neither waits for the other."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import HelpScene
from bot.services.deadlines import Deadlines
from bot.services.messages import MessagePlace
from bot.tutor.exercises.gatherings import Due
from bot.ui.kit.live import LiveMessages
from bot.ui.kit.wire import DiscordWire
from tests.fakes import HandClock

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom


class Rounds:
    """One round that is due in a minute; closing it posts a card."""

    def __init__(self, clock: HandClock) -> None:
        self.due_at = clock.now() + timedelta(seconds=60)
        self.open = True
        self.messages: LiveMessages
        self.place: MessagePlace

    async def due(self, now: datetime) -> tuple[Due, ...]:
        return (Due("round", 1, self.due_at),) if self.open and self.due_at <= now else ()

    async def next_due(self, now: datetime) -> datetime | None:
        return self.due_at if self.open and self.due_at > now else None

    async def close(self, _due: Due) -> None:
        self.open = False
        await self.messages.deliver(self.place, HelpScene(()), "round-1")


@pytest.fixture
def rounds(clock: HandClock) -> Rounds:
    return Rounds(clock)


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock, rounds: Rounds) -> commands.Bot:
    bot = build_app(clock=clock).bot
    rounds.messages = LiveMessages(clock, Random(1))
    rounds.messages.wire = DiscordWire(bot)
    bot.add_at_start(Deadlines(rounds, clock, rounds.close).start)
    return bot


async def test_a_deadline_is_kept_by_the_clock_and_holds_up_no_press(
    classroom: Classroom, clock: HandClock, rounds: Rounds
) -> None:
    rounds.place = MessagePlace(classroom.ana.guild.id, classroom.channel.id)
    begun = perf_counter()
    for _ in range(5):
        await classroom.ana.slash(classroom.channel, "help")
    assert perf_counter() - begun < 2, "no press waits for the loop's timer"
    await clock.advance(59)
    await classroom.env.settle()
    assert not classroom.channel.history()
    await clock.advance(1)
    await classroom.env.settle()
    assert len(classroom.channel.history()) == 1
    await clock.advance(600)
    await classroom.env.settle()
    assert len(classroom.channel.history()) == 1
