"""A small server whose bot can be restarted, with its file within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pinned.school import School

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from bot.settings import Settings
    from tests.conftest import BuildApp


@pytest.fixture
def simcord_bot(build_app: BuildApp) -> commands.Bot:
    return build_app().bot


@pytest.fixture
def school(simcord_env: simcord.Env, build_app: BuildApp, settings: Settings) -> School:
    guild = simcord_env.create_guild()
    ana, ben = (guild.add_member(simcord_env.create_user(name)) for name in ("ana", "ben"))
    channel = guild.create_text_channel("lessons")
    return School(simcord_env, channel, ana, ben, build_app, settings)
