"""A challenge that stands in the channel, and the people who press on its card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import discord

from tests.ui.crowd import Presses
from tests.ui.game.desk import GameDesk
from tests.ui.reading import BUTTON, labels_of, shown, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import simcord

    from bot.services.services import Services
    from tests.conftest import BuildApp
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

# The three signals of the page's first sentence, and a friendly word: the network calls it formal.
FOOLING = "Would you grab my sandwich, I am begging for assistance"


def public(classroom: Classroom) -> list[discord.Message]:
    """Return the messages that everybody sees."""
    return [one for one in classroom.channel.history() if not one.flags.ephemeral]


async def fooling(desk: GameDesk) -> None:
    """Write a sentence and give it the label that the network does not."""
    await desk.fill("Fool the network", text=FOOLING, label="casual")
    if "Nobody is fooled" in desk.text:
        await desk.fill("Write another", text=FOOLING, label="formal")


def rows_of(custom_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Draw these buttons, five in a row: discord.py looks for them on the message."""
    buttons = [
        {"type": BUTTON, "style": 2, "label": "Any", "custom_id": one, "id": number}
        for number, one in enumerate(custom_ids, start=10)
    ]
    rows = [buttons[first : first + 5] for first in range(0, len(buttons), 5)]
    return [{"type": 1, "id": 2 + k, "components": row} for k, row in enumerate(rows)]


class Place:
    """Where a message stands: all that presses need to know of it."""

    def __init__(self, message: discord.Message) -> None:
        self.id, self.channel_id = message.id, message.channel.id


@dataclass(slots=True)
class PostedChallenge:
    """Ana's challenge; `teacher` runs the server. `label` is what Ana says of the sentence."""

    room: Classroom
    desk: GameDesk
    clock: HandClock
    teacher: simcord.MemberActor
    label: str
    place: int

    @property
    def other(self) -> str:
        return "casual" if self.label == "formal" else "formal"

    @property
    def services(self) -> Services:
        return self.desk.services

    async def card(self) -> discord.Message:
        """Return the card in the channel, once it was drawn again."""
        for _ in range(4):
            await self.clock.advance(3)
            await self.room.env.settle()
        return next(one for one in public(self.room) if one.id == self.place)

    async def text(self) -> str:
        return text_of(await self.card())

    async def labels(self) -> list[str]:
        return labels_of(await self.card())

    async def press(self, actor: simcord.MemberActor, label: str) -> simcord.ResponseMessage:
        return shown(await actor.click(await self.card(), label=label))

    async def say(self, actor: simcord.MemberActor, label: str) -> simcord.ResponseMessage:
        return await self.press(actor, label.capitalize())

    async def report(self, actor: simcord.MemberActor, reason: str = "") -> str:
        form = await actor.click(await self.card(), label="Report")
        return text_of(shown(await actor.submit_modal(form, {"reason": reason})))

    async def forge(self, actor: simcord.MemberActor, *custom_ids: str) -> list[str]:
        """Press what the card may not offer, all in one instant; return what each is told."""
        card = await self.card()
        presses = Presses(self.room.env, cast("simcord.ResponseMessage", Place(card)))
        presses.snapshot["components"] = rows_of(dict.fromkeys(custom_ids))
        told = [presses.add(actor, custom_id) for custom_id in custom_ids]
        await presses.deliver()
        return ["" if one.response is None else text_of(one.response) for one in told]


async def posted_by_ana(room: Classroom, clock: HandClock) -> PostedChallenge:
    """Let Ana play a game to its end, write a sentence and post it.

    In this room a bot that is started anew goes by the same clock.
    """
    room = replace(room, build_app=cast("BuildApp", partial(room.build_app, clock=clock)))
    desk = GameDesk(room, room.ana)
    await desk.begin()
    await desk.play(wrong=frozenset({1, 3}))
    await fooling(desk)
    label = "casual" if "You say: **casual**" in desk.text else "formal"
    await desk.press("Post it here")
    runs = discord.Permissions(manage_guild=True)
    role = room.ana.guild.create_role("teacher", permissions=runs)
    teacher = room.ana.guild.add_member(room.env.create_user("tea"), roles=(role,))
    return PostedChallenge(room, desk, clock, teacher, label, public(room)[-1].id)
