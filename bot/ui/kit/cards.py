"""Cards: how they look, and where they are shown so that answers stay private."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.ui.kit.files import files_of, pictures_of
from bot.ui.kit.persistent import bot_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Scene

# One accent a room, out of the Okabe-Ito palette.
LESSONS, QUESTIONS, GAME, LAB = 0x0072B2, 0xE69F00, 0x009E73, 0xD55E00
MOST_TEXT, MOST_PARTS = 4000, 40
PASSING = "option-"
"""What the names of pictures begin with that go with the question they belong to."""


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
    view = ui.LayoutView(timeout=None)
    view.add_item(box)
    if view.content_length() > MOST_TEXT or view.total_children_count > MOST_PARTS:
        raise ValueError("A card is beyond Discord's limits.")
    return view


async def show(
    interaction: discord.Interaction[Any],
    scene: Scene,
    *,
    share: bool = False,
    turning: bool = False,
) -> None:
    """Show a scene: in place where that keeps answers private, else as a new private card.

    `share` posts it in the channel; `turning` says that the scene shows no answers, so that it may
    replace a public card. In a DM every card is private already.
    """
    view, files = bot_of(interaction).draw(scene), files_of(pictures_of(scene))
    if _in_place(interaction, turning=turning):
        await interaction.response.edit_message(view=view, attachments=files)
        return
    private = interaction.guild_id is not None and not share
    await interaction.response.send_message(view=view, files=files, ephemeral=private)


def _in_place(interaction: discord.Interaction[Any], *, turning: bool) -> bool:
    message = interaction.message
    if message is None or not message.flags.components_v2 or _keeps_picture(message):
        return False
    return turning or interaction.guild_id is None or message.flags.ephemeral


def _keeps_picture(message: discord.Message) -> bool:
    """Tell whether a message shows a picture that is to stay: that of a training, no option."""
    boxes = (part for part in message.components if isinstance(part, discord.Container))
    galleries = (
        part
        for box in boxes
        for part in box.children
        if isinstance(part, discord.MediaGalleryComponent)
    )
    names = [item.media.url.rpartition("/")[2] for each in galleries for item in each.items]
    return any(not name.startswith(PASSING) for name in names)
