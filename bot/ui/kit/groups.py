"""Groups of slash commands to which more than one feature adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

if TYPE_CHECKING:
    from bot.ui.client import TutorBot


def lab_group(bot: TutorBot) -> app_commands.Group:
    """Return /lab, for experiments that are trained and for those worked by hand.

    The feature that calls it first makes the group.
    """
    found = bot.tree.get_command("lab")
    if isinstance(found, app_commands.Group):
        return found
    group = app_commands.Group(name="lab", description="Experiments of the course.")
    bot.tree.add_command(group)
    return group


def class_group(bot: TutorBot) -> app_commands.Group:
    """Return /class, for what instructors look at.

    The feature that calls it first makes the group.
    """
    found = bot.tree.get_command("class")
    if isinstance(found, app_commands.Group):
        return found
    group = app_commands.Group(name="class", description="What your class believes.")
    bot.tree.add_command(group)
    return group
