"""Answers a training with a card at once, and shows at a press what could not be shown before."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from bot.services.messages import Reason
from bot.ui.answering.answers import answer, answered_as, tell
from bot.ui.answering.content import content_of
from bot.ui.answering.faults import NotShownError
from bot.ui.kit.cards import drawn
from bot.ui.kit.persistent import bot_of, press_of, services_of
from bot.ui.kit.places import place_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import discord

    from bot.services.scene import Scene
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

log = logging.getLogger(__name__)

COMES = "It is done all the same, and its end comes with your next press."
PASSING = {Reason.TROUBLE, Reason.EXPIRED}


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
        content = drawn(interaction, services.training.scenes.waiting(run))
        message = await answer(interaction, content, private=private, waits=COMES)
    finally:
        if channel is not None and message is not None:
            place = place_of(interaction, channel, message, private=private)
            services.following.answer_at(run.id, place)
        await services.training.launch(run, channel, message)


async def show_owed(interaction: discord.Interaction[Any]) -> None:
    """Show the person, in private, an end of a training that could not be shown when it came."""
    if answered_as(interaction) is None:
        return  # Discord takes a followup only after an answer

    async def send(scene: Scene, hint: str) -> bool:
        content = content_of(bot_of(interaction), scene)
        try:
            if hint:
                await tell(interaction, hint)
            await answer(interaction, content, private=True, waits=COMES)
        except NotShownError as unshown:
            if unshown.reason not in PASSING:
                raise
            log.warning("The end of a training could not be shown: %s", unshown.__cause__)
            return False
        return True

    await services_of(interaction).following.tell_owed(press_of(interaction), send)
