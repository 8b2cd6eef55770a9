"""Groups of slash commands to which more than one feature adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

if TYPE_CHECKING:
    from bot.ui.client import TutorBot


def lab_group(bot: TutorBot) -> app_commands.Group:
    """Return /lab, for experiments that are trained and for those worked by hand."""
    return _group(bot, "lab", "Experiments of the course.")


def classroom_group(bot: TutorBot) -> app_commands.Group:
    """Return /classroom, for how a class is set up, for assignments, groups and the term's end."""
    return _group(bot, "classroom", "Set up and lead your class.", guild_only=True)


def class_group(bot: TutorBot) -> app_commands.Group:
    return _group(bot, "class", "What your class believes.", guild_only=True)


def post_group(bot: TutorBot) -> app_commands.Group:
    return _group(bot, "post", "Post a question to your class.", guild_only=True)


def _group(
    bot: TutorBot, name: str, description: str, *, guild_only: bool = False
) -> app_commands.Group:
    """Return a group of commands; the feature that asks for it first makes it."""
    found = bot.tree.get_command(name)
    if isinstance(found, app_commands.Group):
        return found
    contexts = app_commands.AppCommandContext(guild=True) if guild_only else None
    group = app_commands.Group(name=name, description=description, allowed_contexts=contexts)
    bot.tree.add_command(group)
    return group
