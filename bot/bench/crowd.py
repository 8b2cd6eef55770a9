"""Two hundred people answer one card in the same instant: who counts, how fast, how many edits."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import simcord
from simcord.backend import serializers
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from bot.app import Instead, build, now
from bot.bench.polls import LETTERS, POLL, PollButton, add_polls
from bot.bench.report import Report, Row
from bot.bench.timing import high
from bot.registries import REGISTRIES
from bot.services.messages import Delivered
from bot.settings import Settings
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from bot.ui.client import TutorBot

MEMBERS = 200
DOUBLE = 20  # so many of them press twice
ROUNDS = 5
WINDOW, ALLOWED = 5.0, 5  # Discord lets a bot edit about five times in five seconds a channel
SETTLED = 8.0  # seconds after the last answer until the card has surely stopped changing
TICK = 0.002


@dataclass(frozen=True, slots=True)
class Instant:
    """All presses of one instant: seconds to each answer, what is stored, and the card's edits.

    `edits` are the times of the edits in seconds after the instant; `shown` is the number of
    answers on the card at the end.
    """

    answered: tuple[float, ...]
    counted: int
    doubled: int
    edits: tuple[float, ...]
    shown: int


def crowd_rows(*, quick: bool) -> list[Row]:
    """Measure, with the goals: every member counts once, within 0.5 s, and few edits."""
    members, rounds = (30, 1) if quick else (MEMBERS, ROUNDS)
    instants = measure_crowd(members, rounds)
    task = f"{members} people press one card in one instant, and {DOUBLE} of them twice"
    slowest = [max(instant.answered) for instant in instants]
    typical = [median(instant.answered) for instant in instants]
    last = [high(instant.answered, 99) for instant in instants]
    most = max(busiest(instant.edits) for instant in instants)
    wrong = sum(abs(i.counted - members) + i.doubled + abs(i.shown - members) for i in instants)
    return [
        Row(task, "answered, half of them", 1000 * median(typical), "ms"),
        Row(task, "answered, 99 of 100", 1000 * median(last), "ms", at_most=500),
        Row(task, "answered, the last one", 1000 * median(slowest), "ms", at_most=500),
        Row(task, "answers lost, doubled or not shown", wrong, "answers", at_most=0),
        Row(task, "edits of the card, in all", max(len(i.edits) for i in instants), "edits"),
        Row(task, "edits within 5 s, at most", most, "edits", at_most=ALLOWED),
    ]


def crowd_report(*, quick: bool) -> Report:
    """Measure and say with which libraries."""
    versions = {name: version(name) for name in ("discord.py", "simcord", "sqlalchemy")}
    return Report(tuple(crowd_rows(quick=quick)), (), versions)


def busiest(edits: Sequence[float]) -> int:
    """Return the most edits that fall into one window of Discord's limit."""
    return max((sum(0 <= e - first < WINDOW for e in edits) for first in edits), default=0)


def measure_crowd(members: int, rounds: int) -> list[Instant]:
    """Let a crowd answer `rounds` polls, each in one instant. Needs the extra `demo`."""
    with tempfile.TemporaryDirectory() as folder:
        registries = replace(REGISTRIES, gatherings=(*REGISTRIES.gatherings, POLL))
        settings = Settings(database=Path(folder) / "bench.sqlite3", database_url=None)
        app = build(settings, registries, instead=Instead(NoEngine()))
        try:
            return asyncio.run(_measured(app.bot, members, rounds))
        finally:
            app.close()


class NoEngine:
    """Stands for the workers, which would take time from what is measured."""

    def submit(self, *_: object) -> None:
        raise RuntimeError("Nobody trains while a crowd is measured.")

    def cancel(self, _run: int) -> None:
        raise RuntimeError("Nobody trains while a crowd is measured.")


async def _measured(bot: TutorBot, members: int, rounds: int) -> list[Instant]:
    async with simcord.run(bot, settle_timeout=60.0, check_errors=False) as env:
        add_polls(bot)
        guild = env.create_guild()
        people = [guild.add_member(env.create_user(f"member{k}")).id for k in range(members)]
        channel = guild.create_text_channel("class").id
        await env.advance_time(max(1.0, now().timestamp() - env.now().timestamp()))
        return [
            await _instant(Poll(env, bot, guild.id, channel), people, number)
            for number in range(rounds + 1)
        ][1:]  # the first one warms the caches


@dataclass(slots=True)
class Poll:
    env: simcord.Env
    bot: TutorBot
    guild: int
    channel: int
    gathering: int = 0
    message: int = 0

    async def open(self, host: int, number: int) -> None:
        """Post a poll; `number` tells it from the others."""
        groups = self.bot.services.groups
        wanted = WantedGathering(
            POLL.name, Plan(tuple(LETTERS)), now() + timedelta(days=1), self.channel
        )
        opened = await groups.open(Press(number + 1, host, self.guild), wanted)
        told = await groups.post(opened.id)
        if not isinstance(told, Delivered) or told.place.message is None:
            raise RuntimeError("The poll could not be posted.")
        self.gathering, self.message = opened.id, told.place.message

    def presses(self, people: Sequence[int]) -> list[tuple[Any, dict[str, Any]]]:
        """Make the interactions of these people, each on a letter, without delivering them."""
        backend = self.env.backend
        shown = dict(
            serializers.message_payload(backend, backend.get_message(self.channel, self.message))
        )
        made: list[tuple[Any, dict[str, Any]]] = []
        for place, person in enumerate(people):
            letter = LETTERS[place % len(LETTERS)]
            keys = {"gathering": self.gathering, "phase": 0, "letter": letter}
            record, payload = base_payload(
                backend,
                type=InteractionType.MESSAGE_COMPONENT,
                channel_id=self.channel,
                guild_id=self.guild,
                user_id=person,
                data={"custom_id": PollButton.shape.format(**keys), "component_type": 2},
            )
            payload["message"], record.source_message_id = shown, self.message
            made.append((record, payload))
        return made

    def edits(self, since: int = 0) -> int:
        """Return how often the card was edited, not counting the first `since` requests."""
        path = f"/messages/{self.message}"
        return sum(
            request.method == "PATCH" and request.path.endswith(path)
            for request in self.env.http_requests[since:]
        )


async def _instant(poll: Poll, people: Sequence[int], number: int) -> Instant:
    await poll.open(people[0], number)
    presses = poll.presses([*people, *people[:DOUBLE]])
    began = time.perf_counter()
    for _, payload in presses:
        poll.env.backend.emit("INTERACTION_CREATE", payload)
    answered: dict[int, float] = {}
    edits: list[float] = []
    waiting, seen = [record for record, _ in presses], len(poll.env.http_requests)
    while len(answered) < len(presses) or time.perf_counter() < began + SETTLED:
        await asyncio.sleep(TICK)
        passed = time.perf_counter() - began
        answered |= {record.id: passed for record in waiting if record.responded}
        waiting = [record for record in waiting if not record.responded]
        edits += [passed] * poll.edits(seen)
        seen = len(poll.env.http_requests)
    attempts = await poll.bot.services.groups.phases.attempts(poll.gathering)
    authors = Counter(entry.author for attempt in attempts for entry in attempt.entries)
    return Instant(
        answered=tuple(answered.values()),
        counted=len(authors),
        doubled=authors.total() - len(authors),
        edits=tuple(edits),
        shown=shown_answers(poll),
    )


def shown_answers(poll: Poll) -> int:
    """Read the number of answers off the card."""
    message = poll.env.backend.get_message(poll.channel, poll.message)
    payload: Mapping[str, Any] = serializers.message_payload(poll.env.backend, message)
    parts = payload["components"][0]["components"]
    title = next(part["content"] for part in parts if "content" in part)
    return int(title.removeprefix("### ").split(" ")[0])
