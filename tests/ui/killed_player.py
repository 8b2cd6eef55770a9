"""Whole bots, each in a process of its own, that play until they are killed; see test_kills.

A small process imports everything once and forks one bot after another, so that each starts fast.
The simulated Discord outlives it in a file, as the real one would: cards stay on the screen, and
after the restart the same person presses the button of the card they still see.
"""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import random
import re
import sys
import time
from pathlib import Path

from simcord import ChannelHandle, Env, GuildHandle, MemberActor, ResponseMessage, UserHandle

from bot.app import Instead, build
from bot.settings import Settings
from tests.fakes import FakePictures, QuickEngine
from tests.ui.reading import labels_of, parts, shown, text_of

PRESSES = 400
FORMS: dict[str, dict[str, str | list[str]]] = {
    "Name two features": {
        "feature1": ["slang"],
        "side1": "casual",
        "feature2": ["polite"],
        "side2": "formal",
    },
    "Say it": {"typed": "slang", "direction": "too high"},
    "Write my rule": {
        "rule": "Slang words point to casual.",
        "breaker": "Hey, the committee met.",
    },
}


class World:
    """The simulated Discord with one server, one channel and Ana, kept in two files."""

    def __init__(self, env: Env, folder: Path) -> None:
        self.env = env
        self.saved, self.names = folder / "world.pickle", folder / "names.json"
        if self.saved.exists():
            env.backend = pickle.loads(self.saved.read_bytes())  # noqa: S301 - our own file

    async def enter(
        self, command: str = "play", **options: object
    ) -> tuple[MemberActor, ChannelHandle, ResponseMessage]:
        """Return Ana, her channel and the card that she sees; at first, what she asks for."""
        await self.env.start()
        # A world saved before the last press would hand out its ids again.
        present = time.time() - self.env.now().timestamp()
        await self.env.advance_time(max(1.0, present))
        backend = self.env.backend
        if self.names.exists():
            names = json.loads(self.names.read_text(encoding="utf-8"))
            guild = GuildHandle(self.env, backend.guilds[names["guild"]])
            channel = ChannelHandle(self.env, guild, backend.channels[names["channel"]])
            ana = MemberActor(self.env, guild, UserHandle(self.env, backend.users[names["ana"]]))
            seen = backend.get_message(channel.id, names["card"])
            return ana, channel, ResponseMessage(self.env, seen)
        guild = self.env.create_guild()
        channel = guild.create_text_channel("lessons")
        ana = guild.add_member(self.env.create_user("ana"))
        card = shown(await ana.slash(channel, command, **options))
        self.save(guild=guild.id, channel=channel.id, ana=ana.id, card=card.id)
        return ana, channel, card

    def save(self, **names: int) -> None:
        backend = self.env.backend
        subscribers, backend.subscribers = backend.subscribers, []
        try:
            replace(self.saved, pickle.dumps(backend))
        finally:
            backend.subscribers = subscribers
        if names:
            replace(self.names, json.dumps(names).encode())


def replace(path: Path, data: bytes) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(data)
    beside.replace(path)


def where(card: ResponseMessage) -> tuple[int, int]:
    """Read the attempt and the step that a card of the game tells."""
    for part in parts(card.components):
        shape = r"game-(?:features|lock|correct|rule|side):(\d+):(\d+)-"
        found = re.match(shape, str(part.get("custom_id")))
        if found:
            return int(found[1]), int(found[2])
    return 0, 0


async def press(ana: MemberActor, card: ResponseMessage, chance: random.Random) -> int:
    """Press what the card asks for; return the id of the press if the bot says that it counted."""
    labels = labels_of(card)
    locks = [label for label in labels if label.startswith(("Formal", "Casual"))]
    label = next((name for name in FORMS if name in labels), chance.choice(locks or ["none"]))
    result = await ana.click(card, label=label)
    if label in FORMS and result.modal is not None:
        asked = {
            part["custom_id"] for part in parts(result.modal["components"]) if "custom_id" in part
        }
        said = {name: text for name, text in FORMS[label].items() if name in asked}
        result = await ana.submit_modal(result, said)
    # An older card that is on the screen again after a kill is refreshed, and nothing counts.
    refreshed = "nothing was counted" in text_of(shown(result))
    return 0 if refreshed or result.modal is not None else int(result._interaction.id)


async def live(folder: Path, chance: random.Random) -> None:
    app = build(
        Settings(database=folder / "nudge.sqlite3"),
        instead=Instead(QuickEngine(), pictures=FakePictures()),
    )
    world = World(Env(app.bot), folder)
    ana, channel, card = await world.enter()
    say("ready")
    for _ in range(PRESSES):
        if "Play again" in labels_of(card):
            card = shown(await ana.slash(channel, "play"))
            names = {"guild": ana.guild.id, "channel": channel.id, "ana": ana.id, "card": card.id}
            world.save(**names)
            continue
        counted = await press(ana, card, chance)
        if counted:
            say("told", counted, *where(card))
        if chance.random() < 0.5:  # half of the time Discord still shows the older card
            world.save()


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - the test listens


def main(folder: Path, lives: int) -> None:
    for life in range(lives):
        bot = os.fork()
        if bot == 0:
            asyncio.run(live(folder, random.Random(life)))
            os._exit(0)
        say("born", bot)
        say("died", os.waitstatus_to_exitcode(os.waitpid(bot, 0)[1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
