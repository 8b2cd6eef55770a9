"""Presses that arrive together, or from somebody who cannot see the card: raw, past the client.

simcord's own verbs run one at a time and only press what a person sees. Discord delivers double
clicks, re-deliveries and forged custom ids all the same, so they are emitted here by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from simcord import InteractionResult
from simcord.backend import serializers
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from tests.ui.reading import Message, parts, raw

if TYPE_CHECKING:
    from collections.abc import Iterable

    import simcord


class Presses:
    """Interactions on one message, as it looks now, that are delivered in one go."""

    def __init__(self, env: simcord.Env, message: Message) -> None:
        self.env = env
        self.message = message
        self.channel = (
            message.channel.id if isinstance(message, discord.Message) else message.channel_id
        )
        stored = env.backend.get_message(self.channel, message.id)
        self.snapshot = dict(serializers.message_payload(env.backend, stored))
        self.waiting: list[tuple[Any, dict[str, Any]]] = []

    def add(
        self, actor: simcord.MemberActor, custom_id: str, values: Iterable[str] = ()
    ) -> InteractionResult:
        picked = list(values)
        kind = {"component_type": 3, "values": picked} if picked else {"component_type": 2}
        record, payload = base_payload(
            self.env.backend,
            type=InteractionType.MESSAGE_COMPONENT,
            channel_id=self.channel,
            guild_id=actor.guild.id,
            user_id=actor.id,
            data={"custom_id": custom_id, **kind},
        )
        payload["message"] = self.snapshot
        record.source_message_id = self.message.id
        self.waiting.append((record, payload))
        return InteractionResult(self.env, record)

    async def forge(self, actor: simcord.MemberActor, custom_id: str) -> InteractionResult:
        """Press a button that the message does not have, and that discord.py looks for on it."""
        button = {"type": 2, "id": 3, "style": 2, "label": "Forged", "custom_id": custom_id}
        row = {"type": 1, "id": 2, "components": [button]}
        self.snapshot["components"] = [{"type": 17, "id": 1, "components": [row]}]
        pressed, self.waiting = self.add(actor, custom_id), self.waiting[-1:]
        await self.deliver()
        return pressed

    async def deliver(self) -> None:
        for _, payload in self.waiting:
            self.env.backend.emit("INTERACTION_CREATE", payload)
        await self.env.settle()

    def custom_id(self, label: str) -> str:
        """Return the custom id of the button with this label."""
        return next(
            str(part["custom_id"])
            for part in parts(raw(self.message))
            if part.get("label") == label
        )
