"""What Discord says of the bot: whether it is let in, what it asks for, and where it may write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.doctor.complaints import (
    APPLICATION,
    COMMANDS,
    COMMANDS_DIFFER,
    DISCORD,
    INTENTS_ON,
    LATENCY,
    PERMISSIONS,
    PRESSES_ELSEWHERE,
)
from bot.doctor.discord_calls import DiscordCaller, NotToldError, not_discords
from bot.doctor.finding import good, unseen, wrong
from bot.doctor.gateway import look_at_latency
from bot.doctor.server_rights import look_at_permissions

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime, timedelta

    from bot.doctor.finding import DoctorFinding

ASKED_OF_DISCORD = (DISCORD, APPLICATION, PERMISSIONS, COMMANDS, LATENCY)
PRIVILEGED = {
    "Presence": ("gateway_presence", "gateway_presence_limited"),
    "Server Members": ("gateway_guild_members", "gateway_guild_members_limited"),
    "Message Content": ("gateway_message_content", "gateway_message_content_limited"),
}

ODD = (KeyError, TypeError, ValueError, AttributeError)
"""What an answer leads to that has not the form of Discord's."""


@dataclass(frozen=True, slots=True)
class DiscordSeen:
    """What Discord said. `ahead` is by how much the clock here was ahead of its, at each answer."""

    findings: tuple[DoctorFinding, ...]
    ahead: tuple[timedelta, ...] = ()


def not_asked(why: str, mend: str = "") -> DiscordSeen:
    """Return what is said of all that Discord is not asked."""
    return DiscordSeen(tuple(unseen(check, why, mend) for check in ASKED_OF_DISCORD))


async def look_at_discord(
    token: str,
    now: Callable[[], datetime],
    commands: frozenset[str] | None,
    class_channels: Iterable[tuple[int, int]],
) -> DiscordSeen:
    """Ask Discord. `commands` are the names of those that belong there, None if not known."""
    async with aiohttp.ClientSession() as session:
        caller = DiscordCaller(session, token, now)
        try:
            own_id = await _own_id(caller)
        except NotToldError as refused:
            rest = not_asked("Discord told nothing.", "Mend what is said of Discord first.")
            return DiscordSeen((refused.finding, *rest.findings[1:]), tuple(caller.ahead))
        findings = [good(DISCORD, "It accepts the token.")]
        looks: tuple[tuple[str, Callable[[], Awaitable[list[DoctorFinding]]]], ...] = (
            (APPLICATION, lambda: _look_at_application(caller)),
            (PERMISSIONS, lambda: look_at_permissions(caller, own_id, class_channels)),
            (COMMANDS, lambda: _look_at_commands(caller, commands)),
            (LATENCY, lambda: look_at_latency(caller)),
        )
        for check, look in looks:
            try:
                findings += await look()
            except NotToldError as refused:
                findings.append(replace(refused.finding, check=check))
            except ODD:
                findings.append(replace(not_discords(), check=check))
        return DiscordSeen(tuple(findings), tuple(caller.ahead))


async def _own_id(caller: DiscordCaller) -> str:
    """Return the id of the bot itself. Raise NotToldError."""
    try:
        return str((await caller.get("/users/@me"))["id"])
    except ODD as error:
        raise NotToldError(not_discords()) from error


async def _look_at_application(caller: DiscordCaller) -> list[DoctorFinding]:
    told: dict[str, Any] = await caller.get("/applications/@me")
    flags = discord.ApplicationFlags._from_value(int(told.get("flags") or 0))  # noqa: SLF001 - there is no other way
    on = [name for name, both in PRIVILEGED.items() if any(getattr(flags, one) for one in both)]
    findings = []
    if on:
        found = f"Switched on and not needed: {' and '.join(on)} Intent."
        mend = (
            "Switch all privileged intents off on the Bot page of the application: what Nudge is "
            "not sent it cannot lose."
        )
        findings.append(wrong(INTENTS_ON, found, mend))
    if told.get("interactions_endpoint_url"):
        found = "Discord sends all presses to another address, so Nudge hears of none."
        mend = (
            "Clear the Interactions Endpoint URL on the General Information page of the "
            "application, and save."
        )
        findings.append(wrong(PRESSES_ELSEWHERE, found, mend))
    words = (
        "No privileged intent is on, and none is needed: what people write to Nudge in a DM or "
        "with a mention can be read without one."
    )
    return findings or [good(APPLICATION, words)]


async def _look_at_commands(
    caller: DiscordCaller, commands: frozenset[str] | None
) -> list[DoctorFinding]:
    own = await caller.get("/applications/@me")
    there = {str(one["name"]) for one in await caller.get(f"/applications/{own['id']}/commands")}
    if commands is None:
        why = f"Discord knows {len(there)}. Which belong there is not known: no bot can be built."
        return [unseen(COMMANDS, why, "Mend what is said of the lessons first.")]
    missing, more = sorted(commands - there), sorted(there - commands)
    if not missing and not more:
        return [good(COMMANDS, f"All {len(there)} are registered.")]
    told = [f"Discord does not know {', '.join(missing)} yet."] if missing else []
    told += [f"It knows {', '.join(more)} of another program or version."] if more else []
    mend = "Start the bot once with nudge run: it registers them. One token is for one program."
    return [wrong(COMMANDS_DIFFER, " ".join(told), mend)]
