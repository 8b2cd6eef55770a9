"""Sixty and a hundred people write three messages each in three seconds: how soon is the reply."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import simcord

from bot.app import Instead, build, now
from bot.bench.crowd import NoEngine
from bot.bench.report import Row
from bot.bench.timing import high
from bot.collecting import keep_what_was_built
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import discord

    from bot.ui.client import TutorBot

PEOPLE, SECONDS = (60, 100), 3.0
BEFORE = "lets start lesson 1"
QUESTIONS = (
    "whats a learning rate",
    "why do we need a loss at all",
    "what is the difference between a weight and a bias",
    "how does the network know which weight to change",
    "what happens if the learning rate is too big",
)
MOVES = ("b", "next")
"""The answer to the small question on the first card, and a wish to go on."""
PATIENCE = 60.0  # seconds until what was not answered counts as lost
LOAD = "{people} people write {count} messages within {seconds:g} seconds"


def load_rows(*, quick: bool) -> Iterator[Row]:
    """Measure from what the gateway delivers to the reply that Discord shows."""
    crowds, seconds = ((3,), 0.1) if quick else (PEOPLE, SECONDS)
    for people in crowds:
        yield from crowd_rows(people, seconds)


def crowd_rows(people: int, seconds: float) -> Iterator[Row]:
    wanted = people * (1 + len(MOVES))
    times = measure_load(people, seconds)
    task = LOAD.format(people=people, count=wanted, seconds=seconds)
    yield Row(task, "messages without a reply", wanted - len(times), "messages", at_most=0)
    if len(times) > 1:
        yield Row(task, "answered, half of them", 1000 * median(times), "ms")
        yield Row(task, "answered, 99 of 100", 1000 * high(times, 99), "ms", at_most=300)
        yield Row(task, "answered, the last one", 1000 * max(times), "ms")


def measure_load(people: int, seconds: float) -> list[float]:
    """Return the seconds from each message to its reply. Needs the extra `demo`."""
    logging.getLogger("discord").setLevel(logging.ERROR)  # simcord makes it warn about nothing
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=Path(folder) / "bench.sqlite3", database_url=None)
        app = build(settings, instead=Instead(NoEngine()))
        _ = app.bot.services.conversation.reader.mind
        _ = app.bot.services.answers.reference.numbers
        keep_what_was_built()  # as a bot does that serves
        try:
            return asyncio.run(_measured(app.bot, people, seconds))
        finally:
            app.close()


async def _measured(bot: TutorBot, people: int, seconds: float) -> list[float]:
    async with simcord.run(bot, settle_timeout=PATIENCE, check_errors=False) as env:
        scouts = len(QUESTIONS)
        persons = [env.create_user(f"person{k}") for k in range(scouts + people)]
        await env.advance_time(max(1.0, now().timestamp() - env.now().timestamp()))
        rooms = [(one.id, one.dm_channel.id) for one in persons]
        crowd = WritingCrowd(env, bot)
        bot.add_listener(crowd.note, "on_message")
        asked = [messages_of(k) for k in range(scouts + people)]
        first = [[BEFORE, *texts] for texts in asked[:scouts]]
        await crowd.say(rooms[:scouts], first, seconds)  # draws the pictures, fills the caches
        await crowd.say(rooms[scouts:], [[BEFORE]] * people, seconds)  # each has a lesson open
        return await crowd.say(rooms[scouts:], asked[scouts:], seconds)


def messages_of(person: int) -> list[str]:
    """Return what a person writes: the question before, between or after the two moves."""
    messages = list(MOVES)
    messages.insert(person % (len(MOVES) + 1), QUESTIONS[person % len(QUESTIONS)])
    return messages


@dataclass(slots=True)
class WritingCrowd:
    """People in their DMs, past simcord's client, which waits for each reply."""

    env: simcord.Env
    bot: TutorBot
    answered: dict[int, float] = field(default_factory=dict)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def note(self, message: discord.Message) -> None:
        """Note when a message of the bot replies to another one."""
        reference = message.reference
        if message.author == self.bot.user and reference and reference.message_id:
            self.answered.setdefault(reference.message_id, time.perf_counter())
            self.came.set()

    async def say(
        self, people: Sequence[tuple[int, int]], texts: Sequence[Sequence[str]], seconds: float
    ) -> list[float]:
        """Let everybody write in turn; return the seconds to each reply that came.

        `people` are persons with their channels, `texts` what each of them writes.
        """
        turns = [
            (channel, person, said[turn])
            for turn in range(len(texts[0]))
            for (person, channel), said in zip(people, texts, strict=True)
        ]
        sent: dict[int, float] = {}
        began = time.perf_counter()
        for place, (channel, person, text) in enumerate(turns):
            wait = began + seconds * place / len(turns) - time.perf_counter()
            await asyncio.sleep(max(0.0, wait))
            at = time.perf_counter()
            sent[self.env.backend.create_message(channel, person, text).id] = at
        await self._wait(set(sent))
        return [self.answered[id_] - at for id_, at in sent.items() if id_ in self.answered]

    async def _wait(self, ids: set[int]) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while ids - self.answered.keys():
                    await self.came.wait()
                    self.came.clear()
