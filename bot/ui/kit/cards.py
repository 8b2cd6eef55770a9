"""Cards: how they look, and where they are shown so that answers stay private."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.services.scene import Scene
from bot.ui.answering.answers import acknowledge, answer
from bot.ui.answering.content import MOST_PARTS, MOST_TEXT, Content, content_of
from bot.ui.answering.faults import NotShownError
from bot.ui.answering.words import BROKE
from bot.ui.kit.parts import carries, parts_of
from bot.ui.kit.persistent import bot_of
from bot.ui.kit.unkept import UnkeptCard

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from bot.trainings.news import Picture

# One accent a room, out of the Okabe-Ito palette.
LESSONS, QUESTIONS, GAME, LAB = 0x0072B2, 0xE69F00, 0x009E73, 0xD55E00
CLASSROOM = 0x56B4E9
SOON = 1.5  # seconds after which a press is acknowledged first: Discord waits for three
TRAINING = "run-"  # how the custom ids on the card of a training begin, whose picture stays


def card(accent: int, *parts: str | ui.Item[Any] | Sequence[ui.Item[Any]] | None) -> ui.LayoutView:
    """Build a card: a string is text, a sequence of items is a row, None and "" are left out.

    Raise ValueError beyond Discord's limits: 4,000 characters and 40 components in all.
    """
    box: ui.Container[Any] = ui.Container(accent_colour=accent)
    for part in parts:
        if not part:
            continue
        if isinstance(part, str):
            box.add_item(ui.TextDisplay(part))
        elif isinstance(part, ui.Item):
            box.add_item(part)
        else:
            box.add_item(ui.ActionRow(*part))
    view = UnkeptCard()
    view.add_item(box)
    if view.content_length() > MOST_TEXT or view.total_children_count > MOST_PARTS:
        raise ValueError("A card is beyond Discord's limits.")
    return view


def gallery(pictures: Sequence[Picture]) -> ui.MediaGallery[Any]:
    """Show pictures that are sent with the card, each with its text for screen readers."""
    return ui.MediaGallery(
        *(
            discord.MediaGalleryItem(f"attachment://{p.file_name}", description=p.alt_text or None)
            for p in pictures
        )
    )


async def show(
    interaction: discord.Interaction[Any],
    coming: Scene | Awaitable[Scene],
    *,
    share: bool = False,
    turning: bool = False,
) -> None:
    """Show a scene: in place where that keeps answers private, else as a new private card.

    One that is still coming, while its picture is drawn, is waited for; the press is acknowledged
    in time. `share` posts it in the channel; `turning` lets a scene that is `shared`, which shows
    nothing of anybody's own, replace a public card. In a DM every card is private already.
    """
    private = interaction.guild_id is not None and not share
    if isinstance(coming, Scene):
        scene = coming
    else:
        scene = await _in_time(interaction, coming, _in_place(interaction, turning), private)
    in_place = _in_place(interaction, turning and getattr(scene, "shared", False))
    content = drawn(interaction, scene)
    if content.view is not None:
        await bot_of(interaction).forms.on_card(interaction, content.view)
    await answer(interaction, content, private=private, in_place=in_place)


def drawn(interaction: discord.Interaction[Any], scene: Scene) -> Content:
    """Draw a scene of what is stored. Raise NotShownError where that fails: it is our fault."""
    try:
        return content_of(bot_of(interaction), scene)
    except Exception as error:
        raise NotShownError(BROKE, ours=True) from error


def is_public(interaction: discord.Interaction[Any]) -> bool:
    """Whether a press came from a message that others see too."""
    message = interaction.message
    public = message is not None and not message.flags.ephemeral
    return public and interaction.guild_id is not None


async def _in_time(
    interaction: discord.Interaction[Any],
    coming: Awaitable[Scene],
    in_place: bool,
    private: bool,
) -> Scene:
    """Wait for a scene, and acknowledge the press when that takes longer than a moment."""
    drawing = asyncio.ensure_future(coming)
    done, _ = await asyncio.wait({drawing}, timeout=SOON)
    if not done:
        await acknowledge(interaction, thinking=not in_place, private=private)
    return await drawing


def _in_place(interaction: discord.Interaction[Any], turning: bool) -> bool:
    message = interaction.message
    if message is None or not message.flags.components_v2 or _is_training(message):
        return False
    return turning or interaction.guild_id is None or message.flags.ephemeral


def _is_training(message: discord.Message) -> bool:
    """Whether a message shows a training, which must not be lost to what is pressed under it."""
    parts = [*parts_of(message.components)]
    return any(isinstance(part, discord.MediaGalleryComponent) for part in parts) and any(
        carries(part, TRAINING) for part in parts
    )
