"""A small server with two members, and a bot that can be restarted on the same database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock, SlowEngine
from tests.ui.view_store import watched_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    import simcord
    from discord.ext import commands
    from discord.ui.view import BaseView

    from bot.tutor.course.course import Course
    from tests.conftest import BuildApp


@pytest.fixture
def clock() -> HandClock:
    """Return a clock that a test moves on, for a bot that is built with it."""
    return HandClock()


@pytest.fixture
def slow() -> SlowEngine:
    """Return an engine that waits to be told, for a bot that is built with it."""
    return SlowEngine()


@pytest.fixture
def simcord_bot(build_app: BuildApp) -> commands.Bot:
    return build_app().bot


@pytest.fixture(autouse=True)
def kept_views(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseView]]:
    """Fail a test in which discord.py kept a view or a form, for 900 s or for ever.

    One that wants that has to empty the list.
    """
    with watched_store(monkeypatch) as kept:
        yield kept
    assert kept == []


@dataclass(frozen=True)
class Classroom:
    env: simcord.Env
    channel: simcord.ChannelHandle
    ana: simcord.MemberActor
    ben: simcord.MemberActor
    build_app: BuildApp

    async def restart(self, course: Course | None = None) -> None:
        """Close the bot and go on with a freshly built one: the same object keeps its memory.

        `course` is what it teaches instead of the shipped one.
        """
        await self.env.restart_bot(self.build_app(course=course).bot)


@pytest.fixture
def classroom(simcord_env: simcord.Env, build_app: BuildApp) -> Classroom:
    guild = simcord_env.create_guild()
    ana, ben = (guild.add_member(simcord_env.create_user(name)) for name in ("ana", "ben"))
    return Classroom(simcord_env, guild.create_text_channel("lessons"), ana, ben, build_app)
