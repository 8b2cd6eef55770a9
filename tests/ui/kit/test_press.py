"""What a press carries: the rights and roles that Discord sent with it, read anew each time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import discord
import pytest

from bot.tutor.people import NO_RIGHTS, Press
from bot.ui.client import TutorBot
from bot.ui.kit.persistent import press_of, press_of_message
from tests.ui.crowd import Presses
from tests.ui.reading import shown

if TYPE_CHECKING:
    import simcord

    from tests.conftest import BuildApp

MANAGES = discord.Permissions(manage_guild=True, send_messages=True)


@dataclass
class Room:
    """A server with a teacher, and what the bot made of each press and message in it."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    teacher: simcord.MemberActor
    student: simcord.MemberActor
    pressed: list[Press] = field(default_factory=list)
    written: list[Press] = field(default_factory=list)


@pytest.fixture
def room(simcord_env: simcord.Env, build_app: BuildApp) -> Room:
    guild = simcord_env.create_guild()
    role = guild.create_role("teacher", permissions=MANAGES)
    teacher = guild.add_member(simcord_env.create_user("tea"), roles=(role,))
    student = guild.add_member(simcord_env.create_user("stu"))
    made = Room(simcord_env, guild, guild.create_text_channel("lessons"), teacher, student)
    bot = simcord_env.bot
    assert isinstance(bot, TutorBot)

    async def note(interaction: discord.Interaction[TutorBot]) -> None:
        made.pressed.append(press_of(interaction))

    async def note_message(message: discord.Message) -> None:
        if not message.author.bot:
            made.written.append(press_of_message(message))

    bot.add_afterwards(note)
    bot.add_listener(note_message, "on_message")
    return made


async def test_a_member_with_manage_server_is_known_by_it_and_another_is_not(room: Room) -> None:
    for member in (room.teacher, room.student):
        await member.slash(room.channel, "help")
    by_teacher, by_student = room.pressed
    assert by_teacher.rights.may_manage_server
    assert by_teacher.roles == {room.guild.roles["teacher"].id}
    assert (by_teacher.channel, by_teacher.in_dm) == (room.channel.id, False)
    assert not by_student.rights.may_manage_server
    assert by_student.rights != NO_RIGHTS, "a student may do something here, too"
    assert by_student.roles == frozenset()


async def test_an_administrator_and_an_owner_may_manage_the_server(room: Room) -> None:
    admin = room.guild.create_role("admin", permissions=discord.Permissions(administrator=True))
    boss = room.guild.add_member(room.env.create_user("boss"), roles=(admin,))
    await boss.slash(room.channel, "help")
    assert room.pressed[-1].rights.may_manage_server


async def test_an_old_button_brings_the_rights_of_now_not_of_then(room: Room) -> None:
    card = shown(await room.teacher.slash(room.channel, "help"))
    old, role = Presses(room.env, card), room.guild.roles["teacher"].id
    button = old.custom_id("Start, or go on")
    old.add(room.teacher, button)
    await old.deliver()
    room.env.backend.remove_member_role(room.guild.id, room.teacher.id, role)
    old.waiting.clear()
    old.add(room.teacher, button)
    await old.deliver()
    assert [p.rights.may_manage_server for p in room.pressed] == [True, True, False]
    assert [p.roles for p in room.pressed] == [{role}, {role}, set()]


async def test_a_press_in_a_dm_has_no_rights(room: Room) -> None:
    await room.teacher.user.slash("help")
    (press,) = room.pressed
    assert press.in_dm
    assert press.guild is None
    assert press.channel == room.teacher.user.dm_channel.id
    assert (press.rights, press.roles) == (NO_RIGHTS, frozenset())


async def test_a_message_brings_roles_but_no_rights_however_many_its_author_has(
    room: Room,
) -> None:
    await room.teacher.send(room.channel, "hello")
    await room.teacher.send_dm("hello")
    in_channel, in_dm = room.written
    assert in_channel.roles == {room.guild.roles["teacher"].id}
    assert in_channel.rights == in_dm.rights == NO_RIGHTS
    assert (in_channel.guild, in_channel.channel) == (room.guild.id, room.channel.id)
    assert in_dm.in_dm
    assert in_dm.roles == frozenset()
