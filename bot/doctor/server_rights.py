"""What the bot may do in each of its servers: from roles and overwrites, as Discord computes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord

from bot.doctor.complaints import (
    CLASS_CHANNEL,
    NO_CHANNEL,
    NO_SERVER,
    NO_THREADS,
    PERMISSION_MISSING,
    PERMISSIONS,
)
from bot.doctor.finding import good, unseen, wrong
from bot.ui.answering.permissions import EVERYWHERE, missing_of
from bot.ui.kit.threads import NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.doctor.discord_calls import DiscordCaller
    from bot.doctor.finding import DoctorFinding

    Payload = dict[str, Any]

MOST_SERVERS = 20
TEXT_CHANNELS = {0, 5}  # by Discord's numbers: text, and announcements
INVITE = discord.Permissions(**dict.fromkeys((*EVERYWHERE, *NEEDED), True)).value
"""All that is looked for: what the bot needs, and what the groups of a class need too."""


@dataclass(frozen=True, slots=True)
class ServerRights:
    """A server, what the bot may do in it, and in each text channel, by the channel's name."""

    name: str
    everywhere: discord.Permissions
    channels: tuple[tuple[int, str, discord.Permissions], ...]

    @property
    def open_channels(self) -> int:
        return sum(not missing_of(may) for _, _, may in self.channels)


async def look_at_permissions(
    caller: DiscordCaller, own_id: str, class_channels: Iterable[tuple[int, int]]
) -> list[DoctorFinding]:
    """Look at each server that the bot is in. Raise NotToldError."""
    servers = await caller.get("/users/@me/guilds?limit=200")
    if not servers:
        return [_no_server()]
    findings = []
    classes = dict(class_channels)
    for server in servers[:MOST_SERVERS]:
        rights = await _rights_in(caller, server, own_id)
        findings += _judged(rights, classes.get(int(server["id"])))
    left = len(servers) - MOST_SERVERS
    if left > 0:
        findings.append(unseen(PERMISSIONS, f"{left} more servers were left out."))
    return findings


async def _rights_in(caller: DiscordCaller, server: Payload, own_id: str) -> ServerRights:
    where = f"/guilds/{server['id']}"
    roles = {role["id"]: int(role["permissions"]) for role in await caller.get(f"{where}/roles")}
    member = await caller.get(f"{where}/members/{own_id}")
    own = {server["id"], *member["roles"]}
    base = discord.Permissions.none()
    for role in own & roles.keys():
        base |= discord.Permissions(roles[role])
    channels = tuple(
        (
            int(channel["id"]),
            str(channel["name"]),
            _in_channel(base, channel, server, own | {own_id}),
        )
        for channel in await caller.get(f"{where}/channels")
        if channel["type"] in TEXT_CHANNELS
    )
    return ServerRights(_plain(str(server["name"])), base, channels)


def _in_channel(
    base: discord.Permissions, channel: Payload, server: Payload, own: set[str]
) -> discord.Permissions:
    """Apply the overwrites of a channel: everybody's first, then the roles', then the bot's own."""
    if base.administrator:
        return discord.Permissions.all()
    may = base.value
    mine = [one for one in channel.get("permission_overwrites") or [] if one["id"] in own]
    everybody = [one for one in mine if one["id"] == server["id"]]
    roles = [one for one in mine if int(one["type"]) == 0 and one["id"] != server["id"]]
    alone = [one for one in mine if int(one["type"]) == 1]
    for group in (everybody, roles, alone):
        denied = allowed = 0
        for one in group:
            denied |= int(one["deny"])
            allowed |= int(one["allow"])
        may = (may & ~denied) | allowed
    return discord.Permissions(may)


def _judged(rights: ServerRights, class_channel: int | None) -> list[DoctorFinding]:
    name = rights.name
    if missing := missing_of(rights.everywhere):
        found = f"In “{name}” the bot lacks {_listed(missing)}."
        mend = (
            "Whoever runs that server opens Server Settings, then Roles, chooses the bot's role "
            f"and switches {'them' if len(missing) > 1 else 'it'} on."
        )
        return [wrong(PERMISSION_MISSING, found, mend)]
    findings = [*_in_class(rights, class_channel)]
    if rights.channels and not rights.open_channels:
        found = f"In “{name}” the bot may write in no text channel."
        mend = "Whoever runs that server opens a channel's settings and lets the bot write there."
        findings.append(wrong(NO_CHANNEL, found, mend))
    lacks = [said for right, said in NEEDED.items() if not getattr(rights.everywhere, right)]
    if lacks and not rights.everywhere.administrator:
        found = f"In “{name}” the bot lacks {_listed(lacks)}, which groups of a class need."
        mend = "Give it to the bot's role in Server Settings, or do without /classroom groups."
        findings.append(wrong(NO_THREADS, found, mend))
    counted = f"{rights.open_channels} of {len(rights.channels)} text channels"
    return findings or [
        good(PERMISSIONS, f"In “{name}” nothing is missing; it may write in {counted}.")
    ]


def _in_class(rights: ServerRights, class_channel: int | None) -> list[DoctorFinding]:
    for number, called, may in rights.channels:
        missing = missing_of(may)
        if number == class_channel and missing:
            found = (
                f"In “{rights.name}” the bot lacks {_listed(missing)} in the class channel "
                f"#{_plain(called)}."
            )
            mend = "Open that channel's settings, then Permissions, and give it to the bot's role."
            return [wrong(CLASS_CHANNEL, found, mend)]
    return []


def _no_server() -> DoctorFinding:
    return wrong(
        NO_SERVER,
        "The bot is in no server yet.",
        "Invite it: on the Installation page of the application choose a guild install with the "
        f"scopes bot and applications.commands and the permissions {INVITE}, then open its link.",
    )


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _plain(name: str) -> str:
    """Return a name that people chose without what a terminal would obey."""
    return "".join(letter for letter in name if letter.isprintable())[:60]
