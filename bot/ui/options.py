"""Reads what came with a slash command: Discord keeps to the bounds of an option, forgers do not.

discord.py hands on what it is given, so that a number of any size reaches the services.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = discord.AppCommandOptionType
LARGEST = 2**53  # what Discord takes: a number that JSON keeps
LONGEST_ID = 20  # digits of 2**64
LONGEST = 6_000  # characters
ODD = (
    "I cannot use what stands in the option `{name}`, so nothing was done. "
    "Type the command again and choose what is offered there."
)
OFFERED = (
    "The option `{name}` can be {choices}, so nothing was done. "
    "Type the command again and choose one of these."
)


class OddOptionError(TutorError):
    """An option holds a value that Discord would not have taken."""

    def __init__(self, parameter: app_commands.Parameter) -> None:
        choices = ", ".join(choice.name for choice in parameter.choices)
        told = OFFERED if choices else ODD
        super().__init__(told.format(name=parameter.display_name, choices=choices))


def odd_option(interaction: discord.Interaction[Any]) -> OddOptionError | None:
    """Return what is wrong with a command: an option of another kind, or out of its bounds."""
    command = interaction.command
    if not isinstance(command, app_commands.Command):
        return None
    known = {parameter.display_name: parameter for parameter in command.parameters}
    data: Mapping[str, Any] = interaction.data or {}
    for option in _leaves(data):
        parameter = known.get(option["name"])
        if parameter is not None and not is_allowed(parameter, option.get("value")):
            return OddOptionError(parameter)
    return None


def is_allowed(parameter: app_commands.Parameter, value: object) -> bool:
    """Whether Discord would take this value for an option."""
    if parameter.choices and value not in [choice.value for choice in parameter.choices]:
        return False  # it may be one that an earlier Nudge offered
    if isinstance(value, bool):
        return parameter.type is Kind.boolean
    if isinstance(value, int | float):
        kinds = {Kind.number} if isinstance(value, float) else {Kind.integer, Kind.number}
        return parameter.type in kinds and _in_bounds(value, parameter)
    return isinstance(value, str) and _is_text(value, parameter)


def is_id(text: str) -> bool:
    """Whether a text can be one of Discord's ids."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID


def _is_text(value: str, parameter: app_commands.Parameter) -> bool:
    """Whether a text fits: one that is written, or the id of a person, a channel or a file."""
    if parameter.type is Kind.string:
        return _fits(value, parameter)
    named = parameter.type not in {Kind.boolean, Kind.integer, Kind.number}
    return named and is_id(value)


def _fits(text: str, parameter: app_commands.Parameter) -> bool:
    least, most = parameter.min_value or 0, parameter.max_value or LONGEST
    readable = "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
    return readable and least <= len(text) <= most


def _in_bounds(number: float, parameter: app_commands.Parameter) -> bool:
    least = -LARGEST if parameter.min_value is None else parameter.min_value
    most = LARGEST if parameter.max_value is None else parameter.max_value
    return (isinstance(number, int) or isfinite(number)) and least <= number <= most


def _leaves(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the options that hold a value, out of the groups of a command."""
    for option in data.get("options", ()):
        if "options" in option:
            yield from _leaves(option)
        elif "value" in option:
            yield option
