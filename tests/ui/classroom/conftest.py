"""A class: an instructor, somebody who runs the server, pupils, and a second server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
import pytest

from tests.fakes import HandClock
from tests.ui.crowd import Presses
from tests.ui.moving_on import pass_by
from tests.ui.reading import labels_of, parts, raw, shown, text_of

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from tests.conftest import BuildApp

SECONDS = 15  # longer than a card rests between two edits


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(clock=clock).bot


@dataclass
class School:
    """One server. `boss` runs it, `tea` has the instructors' role, `ana` and `ben` learn."""

    env: simcord.Env
    clock: HandClock
    build_app: BuildApp
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    role: simcord.RoleHandle
    boss: simcord.MemberActor
    tea: simcord.MemberActor
    ana: simcord.MemberActor
    ben: simcord.MemberActor

    @classmethod
    def of(cls, env: simcord.Env, clock: HandClock, build_app: BuildApp, name: str) -> School:
        guild = env.create_guild(name)
        runs = discord.Permissions(manage_guild=True)
        manager = guild.create_role("boss", permissions=runs)
        role = guild.create_role("teacher")
        boss = guild.add_member(env.create_user(f"{name}boss"), roles=(manager,))
        tea = guild.add_member(env.create_user(f"{name}tea"), roles=(role,))
        ana, ben = (guild.add_member(env.create_user(f"{name}{who}")) for who in ("ana", "ben"))
        channel = guild.create_text_channel("lessons")
        return cls(env, clock, build_app, guild, channel, role, boss, tea, ana, ben)

    async def set_up(self) -> None:
        await self.say(self.boss, "classroom setup", instructors=self.role, zone="Europe/Berlin")

    async def say(
        self, actor: simcord.MemberActor, command: str, **options: object
    ) -> simcord.ResponseMessage:
        told = shown(await actor.slash(self.channel, command, **options))
        await self.settle()
        return told

    @property
    def card(self) -> discord.Message:
        """The newest card that everybody sees."""
        return [
            one for one in self.channel.history() if one.components and not one.flags.ephemeral
        ][-1]

    @property
    def text(self) -> str:
        return text_of(self.card)

    @property
    def labels(self) -> list[str]:
        return labels_of(self.card)

    async def press(
        self, actor: simcord.MemberActor, label: str, on: discord.Message | None = None
    ) -> str:
        """Press a button of a card in the channel; return what the person is told privately."""
        told = shown(await actor.click(on or self.card, label=label))
        assert told.ephemeral
        await self.settle()
        return text_of(told)

    async def forge(self, actor: simcord.MemberActor, custom_id: str) -> str:
        told = shown(await Presses(self.env, self.card).forge(actor, custom_id))
        await self.settle()
        return text_of(told)

    async def settle(self, seconds: int = SECONDS) -> None:
        await pass_by(self.env, self.clock, seconds)

    async def restart(self) -> None:
        await self.env.restart_bot(self.build_app(clock=self.clock).bot)
        await self.settle()

    def take_role_away(self, actor: simcord.MemberActor | None = None) -> None:
        """Take all roles from somebody, the instructor unless another is named."""
        self.env.backend.edit_member(self.guild.id, (actor or self.tea).id, {"role_ids": []})


@pytest.fixture
async def school(simcord_env: simcord.Env, clock: HandClock, build_app: BuildApp) -> School:
    made = School.of(simcord_env, clock, build_app, "one")
    await made.set_up()
    return made


@pytest.fixture
async def other(simcord_env: simcord.Env, clock: HandClock, build_app: BuildApp) -> School:
    made = School.of(simcord_env, clock, build_app, "two")
    await made.set_up()
    return made


def number_of(card: discord.Message) -> str:
    """Return the id of the gathering whose card this is, as its buttons carry it."""
    ids = [str(part.get("custom_id", "")) for part in parts(raw(card))]
    return next(one.partition(":")[2] for one in ids if one)
