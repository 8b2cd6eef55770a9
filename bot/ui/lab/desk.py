"""Answers a training with a card at once, and shows at a press what could not be shown before."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import discord

from bot.ui.errors import TOO_LATE
from bot.ui.kit.faults import UNSENT, Fault, not_sent
from bot.ui.kit.files import files_of, pictures_of
from bot.ui.kit.persistent import bot_of, press_of, services_of
from bot.ui.kit.places import place_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services.scene import Scene
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

log = logging.getLogger(__name__)


async def start_run(
    interaction: discord.Interaction[Any],
    begin: Callable[[Press, bool], Awaitable[Run]],
    *,
    private: bool,
) -> None:
    """Store a training, answer with its card, and only then launch it.

    `begin` raises TutorError for a refusal. When the card cannot be posted the training is done all
    the same, and its end is shown at the person's next press.
    """
    services, channel = services_of(interaction), interaction.channel_id
    run = await begin(press_of(interaction), private)
    private = run.wanted.private and interaction.guild_id is not None
    message: int | None = None
    try:
        view = bot_of(interaction).draw(services.training.scenes.waiting(run))
        posted = await interaction.response.send_message(view=view, ephemeral=private)
        message = posted.message_id
    finally:
        if channel is not None and message is not None:
            place = place_of(interaction, channel, message, private=private)
            services.following.answer_at(run.id, place)
        await services.training.launch(run, channel, message)


async def show_owed(interaction: discord.Interaction[Any]) -> None:
    """Show the person, in private, an end of a training that could not be shown when it came."""
    if not interaction.response.is_done():
        return  # Discord takes a followup only after an answer

    async def send(scene: Scene, hint: str) -> bool:
        view = bot_of(interaction).draw(scene)
        files = files_of(pictures_of(scene))
        private = interaction.guild_id is not None
        try:
            if hint:
                await interaction.followup.send(hint, ephemeral=private)
            await interaction.followup.send(view=view, files=files, ephemeral=private)
        except UNSENT as error:
            if isinstance(error, discord.HTTPException) and error.code in TOO_LATE:
                return False
            if not_sent(error).fault is not Fault.TROUBLE:
                raise
            log.warning("The end of a training could not be shown: %s", error)
            return False
        return True

    await services_of(interaction).following.tell_owed(press_of(interaction), send)
