"""A server where things happened before the bot was restarted: old cards, old forms, old rows.

Nothing in here knows the bot's inner modules, so that these may be moved and renamed.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simcord import InteractionResult
from simcord.backend import serializers
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from tests.ui.crowd import Presses
from tests.ui.reading import BUTTON, MENU, parts, shown

if TYPE_CHECKING:
    import simcord

    from bot.settings import Settings
    from tests.conftest import BuildApp
    from tests.fakes import SlowEngine

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
LESSON = "how-a-network-learns"
TEXT, RADIO = 4, 21

TWO_FEATURES: list[dict[str, Any]] = [
    {"type": MENU, "custom_id": "feature1", "values": ["slang"]},
    {"type": RADIO, "custom_id": "side1", "value": "casual"},
    {"type": MENU, "custom_id": "feature2", "values": ["polite"]},
    {"type": RADIO, "custom_id": "side2", "value": "formal"},
]
"""What a game begins with, as its form sends it."""


def said_by_form(picked: str, typed: str, direction: str) -> list[dict[str, Any]]:
    """Return a correction as its form sends it; what was picked may be in no menu any more."""
    return [
        {"type": MENU, "custom_id": "picked", "values": [picked] if picked else []},
        {"type": TEXT, "custom_id": "typed", "value": typed},
        {"type": RADIO, "custom_id": "direction", "value": direction},
    ]


@dataclass
class School:
    """Ana and Ben, their channel, and the file on the disk that outlives each bot."""

    env: simcord.Env
    channel: simcord.ChannelHandle
    ana: simcord.MemberActor
    ben: simcord.MemberActor
    build_app: BuildApp
    settings: Settings

    async def restart(self, engine: SlowEngine | None = None) -> None:
        """Close the bot and go on with a freshly built one on the same file."""
        await self.env.restart_bot(self.build_app(engine=engine).bot)

    async def slash(self, command: str, **options: object) -> InteractionResult:
        """Let Ana type a command."""
        return await self.ana.slash(self.channel, command, **options)

    def store(self, statement: str, *values: object) -> None:
        """Change the file past the bot."""
        with closing(sqlite3.connect(self.settings.database)) as connection, connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute(statement, values)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the file past the bot."""
        with closing(sqlite3.connect(self.settings.database)) as connection:
            return connection.execute(query, values).fetchall()

    async def old_card(self, *, public: bool = False) -> simcord.ResponseMessage:
        """Post a card that presses come from: private to Ana, or for everybody."""
        if public:
            return shown(await self.slash("learn", share=True))
        return shown(await self.slash("help"))

    async def press(
        self,
        card: simcord.ResponseMessage,
        custom_id: str,
        *values: str,
        actor: simcord.MemberActor | None = None,
    ) -> InteractionResult:
        """Press a component that an earlier bot had put on the card, whatever is on it now."""
        presses = Presses(self.env, card)
        presses.snapshot["components"] = _old_components(custom_id, values)
        told = presses.add(actor or self.ana, custom_id, values)
        await presses.deliver()
        return told

    async def submit(
        self,
        custom_id: str,
        fields: list[dict[str, Any]],
        card: simcord.ResponseMessage | None = None,
    ) -> InteractionResult:
        """Let Ana send a form in, though the bot that opened it is gone."""
        return await send_form(self.env, self.channel, self.ana, (custom_id, fields), card)


async def send_form(
    env: simcord.Env,
    channel: simcord.ChannelHandle,
    actor: simcord.MemberActor,
    form: tuple[str, list[dict[str, Any]]],
    card: simcord.ResponseMessage | None = None,
) -> InteractionResult:
    """Send a form in as Discord does, with values that today's one may not offer."""
    custom_id, fields = form
    labels = [
        {"type": 18, "id": 2 * k + 1, "component": {"id": 2 * k + 2, **field}}
        for k, field in enumerate(fields)
    ]
    record, payload = base_payload(
        env.backend,
        type=InteractionType.MODAL_SUBMIT,
        channel_id=channel.id,
        guild_id=actor.guild.id,
        user_id=actor.id,
        data={"custom_id": custom_id, "components": labels},
    )
    if card is not None:
        stored = env.backend.get_message(card.channel_id, card.id)
        payload["message"] = dict(serializers.message_payload(env.backend, stored))
        record.source_message_id = card.id
    env.backend.emit("INTERACTION_CREATE", payload)
    await env.settle()
    return InteractionResult(env, record)


def _old_components(custom_id: str, values: tuple[str, ...]) -> list[dict[str, Any]]:
    """Draw a card with this one component: discord.py looks for it on the message."""
    component: dict[str, Any] = {"type": BUTTON, "style": 2, "label": "An old one"}
    if values:
        options = [{"label": value, "value": value} for value in values]
        component = {"type": MENU, "options": options, "min_values": 1, "max_values": 1}
    row = {"type": 1, "id": 2, "components": [{"id": 3, "custom_id": custom_id, **component}]}
    return [{"type": 17, "id": 1, "components": [row]}]


def mark(step: int, lessons: Path = LESSONS, lesson: str = LESSON) -> str:
    """Return what the cards of a lesson carry to tell their state: step and lesson's revision."""
    digest = hashlib.sha256()
    for path in sorted((lessons / lesson).iterdir()):
        content = path.read_bytes()
        digest.update(f"{path.name}:{len(content)}:".encode() + content)
    return f"{step}-{digest.hexdigest()[:4]}"


def ids_of(components: list[dict[str, Any]]) -> list[str]:
    """Return the custom ids on a card or in a form, in their order."""
    return [part["custom_id"] for part in parts(components) if "custom_id" in part]


def title_of(lesson: str, number: int) -> str:
    """Return the title of a card as it is today, counted from 1."""
    text = (LESSONS / lesson / "lesson.md").read_text(encoding="utf-8")
    titles = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    return titles[number - 1].partition(" {#")[0]
