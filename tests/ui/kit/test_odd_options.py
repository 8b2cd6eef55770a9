"""Every option of every command with values that Discord would not send: told in words, no more."""

from __future__ import annotations

import logging
from itertools import cycle
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands
from simcord import InteractionResult
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from bot.ui.errors import OUR_FAULT
from tests.ui.reading import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

Kind = discord.AppCommandOptionType
LONG = "word " * 1_200
ODD: dict[Kind, tuple[object, ...]] = {
    Kind.integer: (2**70, -(2**70), 2**53, -1, 0, 10**9, True, "1", 1.5, None),
    Kind.number: (float("inf"), float("nan"), -1e308, 10**400, 2**70, "1", True, None),
    Kind.string: (
        "",
        " ",
        "-1",
        str(2**70),
        "1e309",
        "nan",
        "\u0661",
        "²",
        "\ud800",
        "\0",
        LONG,
        5,
    ),
    Kind.boolean: ("yes", 2, None, 0),
}
GOOD: dict[str, object] = {
    "lesson": "how-a-network-learns", "by": "in 2 days", "groups": 2, "name": "points", "first": 1,
    "second": 1, "run": 1, "dial": "rates", "closes": "in 2 days",
}  # fmt: skip
"""What a command needs beside the option that is odd."""
ALL = [False, pytest.param(True, marks=pytest.mark.nightly)]
"""Whether each option is tried with every odd value, or with two of them in turn."""


def leaves(tree: app_commands.CommandTree[Any]) -> Iterator[app_commands.Command[Any, ..., Any]]:
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield command


def payload(command: app_commands.Command[Any, ..., Any], given: dict[str, object]) -> Any:  # noqa: ANN401 - as Discord nests it
    """Return the data of a press of a command, nested as its groups are."""
    kinds = {parameter.display_name: parameter.type.value for parameter in command.parameters}
    options: list[dict[str, Any]] = [
        {"name": name, "type": kinds[name], "value": value} for name, value in given.items()
    ]
    names = command.qualified_name.split(" ")
    for level, name in enumerate(reversed(names[1:]), 1):
        options = [{"name": name, "type": level, "options": options}]
    return {"id": "1", "name": names[0], "type": 1, "options": options}


async def sent(
    classroom: Classroom, data: dict[str, Any], kind: InteractionType
) -> InteractionResult:
    env, ana = classroom.env, classroom.ana
    record, whole = base_payload(
        env.backend,
        type=kind,
        channel_id=classroom.channel.id,
        guild_id=ana.guild.id,
        user_id=ana.id,
        data=data,
    )
    env.backend.emit("INTERACTION_CREATE", whole)
    await env.settle()
    return InteractionResult(env, record)


def cases(
    classroom: Classroom, *, suggesting: bool, every: bool
) -> Iterator[tuple[str, dict[str, Any]]]:
    tree = classroom.env.bot.tree  # type: ignore[attr-defined]  # simcord knows any client
    turns = {kind: cycle(odds) for kind, odds in ODD.items()}
    for command in leaves(tree):
        needed = {one.display_name for one in command.parameters if one.required}
        beside = {name: GOOD[name] for name in sorted(needed)}
        for option in command.parameters:
            if suggesting and not option.autocomplete:
                continue
            odds = ODD.get(option.type, ())
            for odd in odds if every or not odds else (next(turns[option.type]) for _ in "ab"):
                told = f"/{command.qualified_name} {option.display_name}={ascii(odd)[:40]}"
                if suggesting and not isinstance(odd, str):
                    continue  # what is being typed is text
                data = payload(command, {**beside, option.display_name: odd})
                if suggesting:
                    focused(data, option.display_name)
                yield told, data


def focused(data: dict[str, Any], name: str) -> None:
    for option in data["options"]:
        if "options" in option:
            focused(option, name)
        elif option["name"] == name:
            option["focused"] = True


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    found = [
        ascii(f"{r.getMessage()} {r.exc_info and r.exc_info[1]!r}")[:200]
        for r in caplog.records
        if r.levelno >= logging.ERROR
    ]
    caplog.clear()
    return found


@pytest.mark.parametrize("every", ALL, ids=["in turn", "every"])
async def test_an_odd_value_of_an_option_is_answered_in_words(
    classroom: Classroom, caplog: pytest.LogCaptureFixture, every: bool
) -> None:
    broken, tried = [], 0
    for told, data in cases(classroom, suggesting=False, every=every):
        result = await sent(classroom, data, InteractionType.APPLICATION_COMMAND)
        tried += 1
        wrong = complaints(caplog)
        answered = result.response is not None or result.followups or result.modal is not None
        if not answered or wrong or OUR_FAULT in str(result.response and shown(result).content):
            broken.append((told, wrong))
    assert broken == []
    assert tried > 100


@pytest.mark.parametrize("every", ALL, ids=["in turn", "every"])
async def test_an_odd_value_to_suggest_for_suggests_something_or_nothing(
    classroom: Classroom, caplog: pytest.LogCaptureFixture, every: bool
) -> None:
    broken, tried = [], 0
    for told, data in cases(classroom, suggesting=True, every=every):
        await sent(classroom, data, InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE)
        tried += 1
        if wrong := complaints(caplog):
            broken.append((told, wrong))
    assert broken == []
    assert tried > 10
