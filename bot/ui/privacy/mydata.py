"""/mydata: the group to which taking along and deleting are commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

NAME = "mydata"


def mydata(bot: TutorBot) -> app_commands.Group:
    """Return the group of this bot; the first who asks for it makes it."""
    found = bot.tree.get_command(NAME)
    if isinstance(found, app_commands.Group):
        return found
    group = app_commands.Group(
        name=NAME, description="Take along or delete what is kept about you."
    )
    bot.tree.add_command(group)
    return group
