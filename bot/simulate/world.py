"""The simulated Discord that outlives every bot: a server, its people, and the cards they see."""

from __future__ import annotations

import pickle
import time
from typing import TYPE_CHECKING, Any

import discord
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, ResponseMessage, UserHandle
from simcord.backend.access import message_accessible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STUDENTS = ("ana", "ben", "cleo", "dan")
INSTRUCTOR = "tea"
SEEN = 6  # the newest messages of a channel, which somebody still sees without scrolling
BUTTON, MENU = 2, 3
LIFE = 60.0  # seconds of the simulated clock that no life reaches


class KeptWorld:
    """A simulated Discord that is kept in a file; `known` are the ids of what is in it.

    A bot that is killed leaves the file as it was kept last: some cards are older than the store.
    """

    def __init__(self, env: Env, folder: Path) -> None:
        self.env = env
        self.path = folder / "world.pickle"
        self.known: dict[str, Any] = {}
        if self.path.exists():
            env.backend, self.known = pickle.loads(self.path.read_bytes())  # noqa: S301 - our own file

    async def enter(self) -> None:
        """Connect the bot; furnish the server the first time."""
        await self.env.start()
        # A world kept before the last press would hand out its ids again: each life has a time of
        # its own, after all that earlier lives reached.
        begun = self.path.with_name("lives")
        earlier = float(begun.read_text(encoding="ascii")) if begun.exists() else 0.0
        present = max(time.time(), earlier + LIFE, self.env.now().timestamp() + 1.0)
        begun.write_text(str(present), encoding="ascii")
        await self.env.advance_time(present - self.env.now().timestamp())
        if not self.known:
            self._furnish()
            self.keep()

    def _furnish(self) -> None:
        guild = self.env.create_guild()
        role = guild.create_role("runs", permissions=discord.Permissions(manage_guild=True))
        people = {name: guild.add_member(self.env.create_user(name)).id for name in STUDENTS}
        teacher = guild.add_member(self.env.create_user(INSTRUCTOR), roles=(role,))
        channel = guild.create_text_channel("lessons")
        self.known = {"guild": guild.id, "channel": channel.id, "role": role.id, "told": None}
        self.known["people"] = people | {INSTRUCTOR: teacher.id}

    def keep(self) -> None:
        """Write the world into its file, all of it or nothing."""
        backend = self.env.backend
        self.known["told"] = self.last_press() or self.known["told"]
        subscribers, backend.subscribers = backend.subscribers, []
        transcript, backend.transcript = backend.transcript, []
        try:
            kept = pickle.dumps((backend, self.known))
        finally:
            backend.subscribers, backend.transcript = subscribers, transcript
        beside = self.path.with_suffix(".new")
        beside.write_bytes(kept)
        beside.replace(self.path)

    def last_press(self) -> Any:  # noqa: ANN401 - as it was sent
        """Return the last press of this life as it was sent; None before there is one."""
        sent = reversed(self.env.backend.transcript)
        return next((one[2] for one in sent if one[1] == "INTERACTION_CREATE"), None)

    @property
    def guild(self) -> GuildHandle:
        return GuildHandle(self.env, self.env.backend.guilds[self.known["guild"]])

    @property
    def channel(self) -> ChannelHandle:
        stored = self.env.backend.channels[self.known["channel"]]
        return ChannelHandle(self.env, self.guild, stored)

    def actor(self, name: str) -> MemberActor:
        user = self.env.backend.users[self.known["people"][name]]
        return MemberActor(self.env, self.guild, UserHandle(self.env, user))

    def cards(self, person: int) -> Iterator[ResponseMessage]:
        """Yield what a person sees with something to press on it, newest first in each channel."""
        backend = self.env.backend
        direct = backend.dm_channels.get(person)
        for channel, messages in list(backend.messages.items()):
            if backend.channels[channel].guild_id is None and channel != direct:
                continue
            newest = sorted(messages.values(), key=lambda one: one.id, reverse=True)
            seen = (one for one in newest if message_accessible(backend, channel, one, person))
            for _, message in zip(range(SEEN), seen, strict=False):
                if message.components:
                    yield ResponseMessage(self.env, message)


def parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each part of a card, the inner ones as well."""
    for component in components:
        yield component
        yield from parts(component.get("components", []))
        yield from parts([component[k] for k in ("accessory", "component") if k in component])


def pressable(card: ResponseMessage) -> list[dict[str, Any]]:
    """Return the buttons and menus of a card that can be used."""
    return [
        part
        for part in parts(card.components)
        if part.get("type") in {BUTTON, MENU} and part.get("custom_id") and not part.get("disabled")
    ]


def words_of(card: ResponseMessage) -> str:
    texts = [part["content"] for part in parts(card.components) if part.get("type") == 10]
    return "\n".join([card.content, *texts]).strip()
