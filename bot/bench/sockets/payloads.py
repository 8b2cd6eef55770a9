"""What the small Discord tells a bot: users, a server, messages, presses, as Discord does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

Payload = dict[str, Any]

EPOCH = 1_420_070_400_000  # milliseconds; Discord's ids count from there
APPLICATION, GUILD, CHANNEL, EVERYONE = 900, 901, 902, 901
ALL_RIGHTS = str(2**50 - 1)
EPHEMERAL, COMPONENTS_V2 = 64, 32768
SLASH, COMPONENT, MODAL_SUBMIT = 2, 3, 5
SINCE = "2026-01-01T00:00:00+00:00"


class Ids:
    """Gives out ids that grow with the time, as those of Discord do."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self) -> int:
        now = int(datetime.now(UTC).timestamp() * 1000) - EPOCH  # noqa: TID251 - of the simulation
        self._last = max(self._last + 1, now << 22)
        return self._last


def user_of(id_: int, *, bot: bool = False) -> Payload:
    name = f"person{id_}"
    return {"id": str(id_), "username": name, "discriminator": "0", "avatar": None, "bot": bot}


def application_of() -> Payload:
    told: Payload = {"id": str(APPLICATION), "name": "Nudge", "description": "", "icon": None}
    told |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": ""}
    return told | {"owner": user_of(1), "flags": 0, "summary": ""}


def member_of(id_: int) -> Payload:
    member: Payload = {"user": user_of(id_), "roles": [], "joined_at": SINCE, "flags": 0}
    return member | {"deaf": False, "mute": False, "permissions": ALL_RIGHTS}


def channel_of(id_: int = CHANNEL) -> Payload:
    channel: Payload = {"id": str(id_), "type": 0, "name": "lessons", "position": 0}
    return channel | {"permission_overwrites": [], "guild_id": str(GUILD), "flags": 0}


def guild() -> Payload:
    everyone: Payload = {"id": str(EVERYONE), "name": "@everyone", "permissions": ALL_RIGHTS}
    everyone |= {"position": 0, "color": 0, "hoist": False, "managed": False, "mentionable": False}
    lists: Payload = {name: [] for name in ("emojis", "stickers", "features", "threads")}
    lists |= {name: [] for name in ("presences", "voice_states", "stage_instances")}
    told: Payload = {"id": str(GUILD), "name": "Study hall", "owner_id": "1", "member_count": 5000}
    told |= {"verification_level": 0, "default_message_notifications": 0, "nsfw_level": 0}
    told |= {"explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0, "afk_timeout": 300}
    told |= {"preferred_locale": "en-US", "system_channel_flags": 0, "large": False}
    return (
        told
        | lists
        | {
            "roles": [everyone],
            "channels": [channel_of()],
            "members": [member_of(APPLICATION) | {"user": user_of(APPLICATION, bot=True)}],
            "unavailable": False,
        }
    )


def message_of(id_: int, channel: int, body: Payload, author: Payload | None = None) -> Payload:
    """Return a message as it stands after `body` was sent or typed."""
    parts = [*_numbered(body.get("components") or [], iter(range(1, 1000)))]
    lists: Payload = {name: [] for name in ("mentions", "mention_roles", "attachments", "embeds")}
    message: Payload = {"id": str(id_), "channel_id": str(channel), "type": 0, "pinned": False}
    message |= {"timestamp": datetime.now(UTC).isoformat(), "edited_timestamp": None}  # noqa: TID251 - of the simulation
    return (
        message
        | lists
        | {
            "author": author or user_of(APPLICATION, bot=True),
            "content": body.get("content") or "",
            "flags": body.get("flags") or 0,
            "components": parts,
            "tts": False,
            "mention_everyone": False,
        }
    )


def press_of(ids: tuple[int, str], person: int, type_: int, data: Payload) -> Payload:
    """Return an interaction in the channel of the server, with this id and token."""
    id_, token = ids
    press: Payload = {"id": str(id_), "token": token, "type": type_, "data": data, "version": 1}
    press |= {"application_id": str(APPLICATION), "guild_id": str(GUILD), "context": 0}
    press |= {"channel_id": str(CHANNEL), "channel": channel_of(), "member": member_of(person)}
    press |= {"locale": "en-US", "guild_locale": "en-US", "app_permissions": ALL_RIGHTS}
    press |= {"entitlements": [], "authorizing_integration_owners": {}}
    return press | {"attachment_size_limit": 10 * 2**20}


def parts_in(components: list[Payload]) -> Iterator[Payload]:
    """Yield all components of a card or a form, the outer ones first."""
    for part in components:
        yield part
        yield from parts_in(part.get("components") or [])
        yield from parts_in([part[name] for name in ("component", "accessory") if name in part])


def _numbered(components: list[Payload], ids: Iterator[int]) -> Iterator[Payload]:
    """Give each component its number and each picture an address, as Discord does."""
    for part in components:
        shown = {"id": next(ids), **part}
        if "components" in part:
            shown["components"] = [*_numbered(part["components"], ids)]
        if "accessory" in part:
            [shown["accessory"]] = _numbered([part["accessory"]], ids)
        if "items" in part:
            shown["items"] = [{**item, "media": _media(item["media"])} for item in part["items"]]
        if "file" in part:
            shown["file"] = _media(part["file"])
        yield shown


def _media(media: Payload) -> Payload:
    address = f"http://127.0.0.1/{media['url'].rpartition('/')[2]}"
    return {"url": address, "proxy_url": address, "width": 1, "height": 1, "content_type": "x/y"}
