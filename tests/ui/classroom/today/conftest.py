"""A class with an instructor by role, a student, and posts that were answered."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, cast

import pytest

from bot.tutor.classroom.classroom import Classroom as SetUp
from bot.tutor.people import MANAGE_SERVER, Press, Rights
from tests.services.classroom.posting import ClassPosting

if TYPE_CHECKING:
    import simcord

    from bot.ui.client import TutorBot
    from tests.ui.conftest import Classroom


@dataclass
class TaughtClass:
    """`tea` has the role of the instructors in the server of `room`, and `room.ana` has none."""

    room: Classroom
    tea: simcord.MemberActor
    role: int
    posting: ClassPosting

    @property
    def bot(self) -> TutorBot:
        return cast("TutorBot", self.room.env.bot)

    def take_role_away(self) -> None:
        backend, guild = self.room.env.backend, self.room.ana.guild.id
        backend.remove_member_role(guild, self.tea.id, self.role)


@pytest.fixture
async def taught_class(classroom: Classroom) -> TaughtClass:
    guild, bot = classroom.ana.guild, cast("TutorBot", classroom.env.bot)
    role = guild.create_role("instructor")
    tea = guild.add_member(classroom.env.create_user("tea"), roles=(role,))
    boss = Press(1, classroom.ben.id, guild.id, rights=Rights(MANAGE_SERVER))
    await bot.services.classroom.today.remedies.classrooms.set_up(boss, SetUp(guild.id, role.id))
    return TaughtClass(classroom, tea, role.id, ClassPosting(bot.services, count(2), guild.id))
