"""The bot on the database of an earlier program, with people in the middle of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pinned.old_program.people import World, enter, load

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from bot.settings import Settings
    from tests.conftest import BuildApp


@pytest.fixture
def simcord_bot(settings: Settings, build_app: BuildApp) -> commands.Bot:
    load(settings.database)
    return build_app().bot


@pytest.fixture
async def old(simcord_env: simcord.Env) -> World:
    return await enter(simcord_env)
