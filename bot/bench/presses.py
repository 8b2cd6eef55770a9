"""From press to picture: the whole bot in a simulated Discord, with real worker processes."""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import simcord
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from bot.app import build
from bot.bench.report import Row
from bot.bench.timing import high
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.ui.client import TutorBot

CLASS = 30
OTHER_PRESSES_A_SECOND = 40
TICK = 0.002  # seconds between two looks at what has been answered


@dataclass(frozen=True, slots=True)
class PressTimes:
    """All in seconds. `to_picture`: from each press of /train to its picture, one at a time.

    `last_picture`: from the first press of a class of thirty, spread over one second, to the last
    picture; `acknowledged` are the times to a first answer of its presses and of the `others`
    that went on pressing meanwhile; `lag` is how late the event loop was at each of its ticks.
    """

    to_picture: tuple[float, ...]
    last_picture: float
    acknowledged: tuple[float, ...]
    others: tuple[float, ...]
    lag: tuple[float, ...]


PRESS = "/train with its defaults, press to picture, two warm workers"
CROWD = f"{CLASS} people press /train within one second, two workers"
MEANWHILE = "somebody else, meanwhile"


def press_rows(*, quick: bool) -> list[Row]:
    """Measure, in milliseconds, and compare with the goals for answering fast."""
    times = measure_presses(presses=3 if quick else 40, members=3 if quick else CLASS)
    return [
        _row(PRESS, "median", median(times.to_picture), 250),
        _row(PRESS, "95 of 100", high(times.to_picture, 95), 500),
        _row(CROWD, "first answer, 99 of 100", high(times.acknowledged, 99), 300),
        _row(CROWD, "last picture", times.last_picture, 5000),
        _row(MEANWHILE, "first answer, 99 of 100", high(times.others, 99), 300),
        _row(MEANWHILE, "late event loop, 99 of 100", high(times.lag, 99), 100),
        _row(MEANWHILE, "late event loop, most", max(times.lag), 100),
    ]


def _row(task: str, name: str, seconds: float, at_most: float) -> Row:
    return Row(task, name, 1000 * seconds, "ms", at_most=at_most)


def measure_presses(presses: int, members: int, workers: int = 2) -> PressTimes:
    """Measure with default trainings and warm workers. Needs the extra `demo`.

    `presses` one at a time, then one each of `members`, spread over one second.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=Path(folder) / "bench.sqlite3", training_workers=workers)
        app = build(settings)
        try:
            return asyncio.run(_measured(app.bot, presses, members))
        finally:
            app.close()


async def _measured(bot: TutorBot, presses: int, members: int) -> PressTimes:
    async with simcord.run(bot, settle_timeout=60.0, check_errors=False) as env:
        guild = env.create_guild()
        people = [guild.add_member(env.create_user(f"member{k}")) for k in range(members + 1)]
        crowd = Crowd(env, guild.create_text_channel("lab").id, guild.id)
        for seed in range(2):  # the first ones start and warm the workers
            await crowd.pictures([crowd.press(people[seed].id, "train", seed=seed)])
        alone = [
            await crowd.pictures([crowd.press(people[0].id, "train", seed=seed)])
            for seed in range(presses)
        ]
        with crowd.watched() as lag:
            others = asyncio.create_task(_others(crowd, people[-1].id))
            began = time.perf_counter()
            pressed: list[RawPress] = []
            for k, person in enumerate(people[:members]):
                await crowd.watch(pressed, until=began + k / members)
                pressed.append(crowd.press(person.id, "train", seed=k))
            last = await crowd.pictures(pressed)
            others.cancel()
        acknowledged = [press.acknowledged for press in pressed]
        met = [press.acknowledged for press in crowd.side]
        return PressTimes(tuple(alone), last, tuple(acknowledged), tuple(met), tuple(lag))


async def _others(crowd: Crowd, person: int) -> None:
    """Press for help again and again, as somebody does who is not training."""
    while True:
        press = crowd.press(person, "help")
        crowd.side.append(press)
        await crowd.seen(press)
        await asyncio.sleep(1 / OTHER_PRESSES_A_SECOND)


async def until(happened: Callable[[], bool]) -> None:
    while not happened():  # noqa: ASYNC110 - the simulated Discord has no event for it
        await asyncio.sleep(TICK)


@dataclass(slots=True)
class RawPress:
    record: Any
    began: float
    acknowledged: float = 0.0


@dataclass(slots=True)
class Crowd:
    """Presses that do not wait for each other, past simcord's one-at-a-time client."""

    env: simcord.Env
    channel: int
    guild: int
    side: list[RawPress] = field(default_factory=list)

    def press(self, person: int, command: str, **options: int) -> RawPress:
        """Deliver a slash command with whole-number options."""
        backend = self.env.backend
        commands = backend.visible_commands(user_id=person, channel_id=self.channel)
        root = next(c for c in commands if c["name"] == command)
        given = [{"name": name, "type": 4, "value": value} for name, value in options.items()]
        record, payload = base_payload(
            backend,
            type=InteractionType.APPLICATION_COMMAND,
            channel_id=self.channel,
            guild_id=self.guild,
            user_id=person,
            data={"id": root["id"], "name": command, "type": 1, "options": given},
        )
        began = time.perf_counter()
        backend.emit("INTERACTION_CREATE", payload)
        return RawPress(record, began)

    async def seen(self, press: RawPress) -> None:
        """Wait for the first answer."""
        await until(lambda: self._look(press))

    async def watch(self, presses: Sequence[RawPress], until: float) -> None:
        """Note when each gets its first answer, until a moment of the clock."""
        while time.perf_counter() < until:
            for press in presses:
                self._look(press)
            await asyncio.sleep(TICK)

    async def pictures(self, presses: Sequence[RawPress]) -> float:
        """Wait for the picture of each; return the seconds since the first press."""
        waiting = list(presses)

        def all_there() -> bool:
            waiting[:] = [press for press in waiting if not self._has_picture(press)]
            return not waiting

        await until(all_there)
        return time.perf_counter() - presses[0].began

    def _look(self, press: RawPress) -> bool:
        if press.record.responded and not press.acknowledged:
            press.acknowledged = time.perf_counter() - press.began
        return press.acknowledged > 0

    def _has_picture(self, press: RawPress) -> bool:
        if not self._look(press):
            return False
        response = simcord.InteractionResult(self.env, press.record).response
        return response is not None and bool(response.attachments)

    @contextmanager
    def watched(self) -> Iterator[list[float]]:
        """Collect how late the event loop comes to a tick of 10 ms, in seconds."""
        lag: list[float] = []

        async def tick() -> None:
            while True:
                due = time.perf_counter() + 0.01
                await asyncio.sleep(0.01)
                lag.append(time.perf_counter() - due)

        ticking = asyncio.create_task(tick())
        try:
            yield lag
        finally:
            ticking.cancel()
