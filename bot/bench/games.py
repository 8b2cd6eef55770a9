"""Thirty people lock a prediction in one second and are revealed together: how fast, how often.

Each of several games is played on the real bot in the simulated Discord.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import simcord
from simcord.backend import serializers
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from bot.app import Instead, build, now
from bot.bench.crowd import ALLOWED, SETTLED, TICK, NoEngine, busiest
from bot.bench.report import Report, Row
from bot.services.game.group_games import GroupGames
from bot.settings import Settings
from bot.tutor.game.group_state import FIRST
from bot.tutor.people import SEND_MESSAGES, Press, Rights
from bot.ui.game.group.buttons import GroupLockButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.client import TutorBot

MEMBERS, ROUNDS = 30, 5
SPREAD = 1.0  # seconds in which all of them press
DOUBLE = 5  # so many of them press twice
REVEALED = "It is **"  # on the card once it is revealed


@dataclass(frozen=True, slots=True)
class Reveal:
    """One question of a game: seconds to each answer, what is stored, and the card's edits.

    `edits` are times in seconds after the first press; `reveals` counts how often the card began to
    show what it is, and `phases` how far the game went on.
    """

    answered: tuple[float, ...]
    locked: int
    doubled: int
    edits: tuple[float, ...]
    reveals: int
    phases: int


def game_rows(*, quick: bool) -> list[Row]:
    """Measure, with the goals: all answered within a second, one reveal, few edits."""
    rounds = [("in one second", SPREAD), ("in one instant", 0.0)]
    rows: list[Row] = []
    for how, spread in rounds[:1] if quick else rounds:
        reveals = measure_games(1 if quick else ROUNDS, spread)
        task = f"{MEMBERS} people lock a sentence {how}, and {DOUBLE} of them twice"
        slowest = [max(one.answered) for one in reveals]
        wrong = sum(abs(one.locked - MEMBERS) + one.doubled for one in reveals)
        turned = sum(abs(one.reveals - 1) + abs(one.phases - 1) for one in reveals)
        most = max(busiest(one.edits) for one in reveals)
        rows += [
            Row(task, "answered, half", 1000 * median(map(_half, reveals)), "ms"),
            Row(task, "answered, the last one", 1000 * max(slowest), "ms", at_most=1000),
            Row(task, "locks lost or doubled", wrong, "locks", at_most=0),
            Row(task, "reveals too many or too few", turned, "reveals", at_most=0),
            Row(task, "edits within 5 s, at most", most, "edits", at_most=ALLOWED),
        ]
    return rows


def _half(one: Reveal) -> float:
    return median(one.answered)


def games_report(*, quick: bool) -> Report:
    """Measure and say with which libraries."""
    versions = {name: version(name) for name in ("discord.py", "simcord", "sqlalchemy")}
    return Report(tuple(game_rows(quick=quick)), (), versions)


def measure_games(rounds: int, spread: float) -> list[Reveal]:
    """Play `rounds` games up to the first reveal. Needs the extra `demo`."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=Path(folder) / "bench.sqlite3", database_url=None)
        app = build(settings, instead=Instead(NoEngine()))
        try:
            return asyncio.run(_measured(app.bot, rounds, spread))
        finally:
            app.close()


async def _measured(bot: TutorBot, rounds: int, spread: float) -> list[Reveal]:
    async with simcord.run(bot, settle_timeout=60.0, check_errors=False) as env:
        guild = env.create_guild()
        people = [guild.add_member(env.create_user(f"member{k}")).id for k in range(MEMBERS)]
        channel = guild.create_text_channel("class").id
        await env.advance_time(max(1.0, now().timestamp() - env.now().timestamp()))
        table = Table(env, bot, guild.id, channel, people)
        return [await table.revealed(spread) for _ in range(rounds + 1)][
            1:
        ]  # the first one warms up


@dataclass(slots=True)
class Looks:
    """What is seen of presses and of a card, looked at again and again; times are in seconds."""

    env: simcord.Env
    channel: int
    message: int
    seen: int
    began: float = field(default_factory=time.perf_counter)
    waiting: dict[int, tuple[Any, float]] = field(default_factory=dict)
    answered: list[float] = field(default_factory=list)
    edits: list[float] = field(default_factory=list)
    reveals: int = 0
    revealed: bool = False

    def press(self, record: Any) -> None:  # noqa: ANN401 - simcord names no type for it
        self.waiting[record.id] = record, time.perf_counter()

    async def take(self) -> None:
        await asyncio.sleep(TICK)
        now_ = time.perf_counter()
        for record, pressed in list(self.waiting.values()):
            if record.responded:
                self.answered.append(now_ - pressed)
                del self.waiting[record.id]
        requests = self.env.http_requests[self.seen :]
        self.seen += len(requests)
        path = f"/messages/{self.message}"
        edits = sum(one.method == "PATCH" and one.path.endswith(path) for one in requests)
        self.edits += [now_ - self.began] * edits
        if edits:
            before, self.revealed = self.revealed, REVEALED in self._text()
            self.reveals += self.revealed and not before

    def _text(self) -> str:
        stored = self.env.backend.get_message(self.channel, self.message)
        return str(serializers.message_payload(self.env.backend, stored)["components"])


@dataclass(slots=True)
class Table:
    """A channel with people who play; `presses` counts them."""

    env: simcord.Env
    bot: TutorBot
    guild: int
    channel: int
    people: Sequence[int]
    presses: int = 0

    def _press(self, person: int) -> Press:
        self.presses += 1
        return Press(self.presses, person, self.guild, self.channel, Rights(SEND_MESSAGES))

    async def _begun(self) -> tuple[int, int]:
        """Open a game, let all join, and go on to its first sentence."""
        games = self.bot.services.modes.service(GroupGames)
        opened = (await games.begin(self._press(self.people[0]))).gathering
        for person in self.people[1:]:
            await games.join(self._press(person), opened)
        await games.start(self._press(self.people[0]), opened, "formal-or-casual")
        found = await games.groups.show(opened)
        await games.groups.advance(found)
        found = await games.groups.show(opened)
        return opened, found.message or 0

    async def revealed(self, spread: float) -> Reveal:
        gathering, message = await self._begun()
        await asyncio.sleep(SETTLED / 2)  # the card shows the sentence by then
        looks = Looks(self.env, self.channel, message, len(self.env.http_requests))
        presses = self._presses(gathering, message)
        times = [place * spread / len(presses) for place in range(len(presses))]
        for at, (record, payload) in zip(times, presses, strict=True):
            while time.perf_counter() < looks.began + at:
                await looks.take()
            looks.press(record)
            self.env.backend.emit("INTERACTION_CREATE", payload)
        while looks.waiting or time.perf_counter() < looks.began + spread + SETTLED:
            await looks.take()
        groups = self.bot.services.groups
        attempts = await groups.phases.attempts(gathering)
        entries = [entry for one in attempts for entry in one.entries]
        locks = Counter(entry.author for entry in entries if entry.kind == "prediction")
        return Reveal(
            tuple(looks.answered),
            len(locks),
            locks.total() - len(locks),
            tuple(looks.edits),
            looks.reveals,
            (await groups.show(gathering)).phase - FIRST,
        )

    def _presses(self, gathering: int, message: int) -> list[tuple[Any, dict[str, Any]]]:
        backend = self.env.backend
        stored = backend.get_message(self.channel, message)
        shown = dict(serializers.message_payload(backend, stored))
        made: list[tuple[Any, dict[str, Any]]] = []
        for place, person in enumerate([*self.people, *self.people[:DOUBLE]]):
            keys = {"gathering": gathering, "phase": FIRST, "sure": 80}
            answer = "casual" if place % 3 == 0 else "formal"
            record, payload = base_payload(
                backend,
                type=InteractionType.MESSAGE_COMPONENT,
                channel_id=self.channel,
                guild_id=self.guild,
                user_id=person,
                data={
                    "custom_id": GroupLockButton.shape.format(**keys, answer=answer),
                    "component_type": 2,
                },
            )
            payload["message"], record.source_message_id = shown, message
            made.append((record, payload))
        return made
