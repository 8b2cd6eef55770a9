"""Shows the answer to a training: a card at once, edited while it runs, then the result."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.utils import utcnow

from bot.services.lab.scenes import RunScene, RunWaitScene
from bot.ui.errors import TOO_LATE
from bot.ui.kit.files import files_of
from bot.ui.kit.persistent import bot_of, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services.scene import Scene
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)

TOKEN_LIVES = timedelta(minutes=14)  # Discord's 15, less a minute for clocks that differ
UNKNOWN_MESSAGE, TOO_OLD_TO_EDIT, UNKNOWN_WEBHOOK, EXPIRED_TOKEN = 10008, 30046, 10015, 50027
UNSENT = (discord.HTTPException, aiohttp.ClientError, ConnectionError, TimeoutError)
RETRIES = (1.0, 2.0, 4.0)  # seconds to wait, when Discord itself is in trouble


def passes_by_itself(error: Exception) -> bool:
    """Tell whether Discord or the network was in trouble, so that trying again may help."""
    return not isinstance(error, discord.HTTPException) or error.status >= 500


@dataclass(slots=True)
class RunDesk:
    """Shows the state of trainings; the edits of one message never overlap."""

    bot: TutorBot
    turns: dict[int, asyncio.Lock] = field(default_factory=dict)

    async def tell(self, run: Run, scene: Scene) -> bool:
        """Show a scene in the message that answers the run. Return whether that succeeded."""
        if run.message is None or self.bot.is_closed():
            return False
        waiting = isinstance(scene, RunWaitScene)
        turn = self.turns.setdefault(run.message, asyncio.Lock())
        if waiting and turn.locked():
            return False  # an edit is under way; newer progress will follow
        try:
            async with turn:
                return await self._show(run, scene, waiting=waiting)
        finally:
            if not waiting:
                self.bot.tokens.pop(run.message, None)
                self.turns.pop(run.message, None)

    async def _show(self, run: Run, scene: Scene, *, waiting: bool) -> bool:
        for pause in (*RETRIES, None):
            try:
                return await self._edit(run, scene)
            except UNSENT as error:
                log.warning("Run %s could not be shown where it was asked for: %s", run.id, error)
                if not passes_by_itself(error):
                    return False
            if pause is None or waiting:
                break
            await asyncio.sleep(pause)
        return False

    async def _edit(self, run: Run, scene: Scene) -> bool:
        asked = self.bot.tokens.get(run.message or 0)
        if asked is not None and utcnow() - asked.created_at < TOKEN_LIVES:
            try:
                await asked.edit_original_response(**self._drawn(scene, "attachments"))
            except discord.HTTPException as refused:
                if refused.code not in {UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, EXPIRED_TOKEN}:
                    raise
            else:
                return True
        if run.wanted.private and run.guild is not None:
            return False  # only the token of the interaction can edit a private answer
        return await self._edit_in_channel(run, scene)

    async def _edit_in_channel(self, run: Run, scene: Scene) -> bool:
        """Edit the message as the bot; post an end as a new message if it cannot be edited."""
        if run.channel is None or run.message is None:
            return False
        channel = self.bot.get_partial_messageable(run.channel, guild_id=run.guild)
        try:
            message = channel.get_partial_message(run.message)
            await message.edit(**self._drawn(scene, "attachments"))
        except discord.HTTPException as refused:
            if refused.code not in {UNKNOWN_MESSAGE, TOO_OLD_TO_EDIT}:
                raise
            if isinstance(scene, RunWaitScene):
                return False
            # If the response to a first try was lost, Discord does not post the same nonce twice.
            await channel.send(**self._drawn(scene, "files"), nonce=f"run-{run.id}")
        return True

    def _drawn(self, scene: Scene, files: str) -> dict[str, Any]:
        pictures = scene.pictures if isinstance(scene, RunScene) else ()
        return {"view": self.bot.draw(scene), files: files_of(pictures)}


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
    bot, training = bot_of(interaction), services_of(interaction).training
    run = await begin(press_of(interaction), private)
    private = run.wanted.private and interaction.guild_id is not None
    message: int | None = None
    try:
        view = bot.draw(training.scenes.waiting(run))
        posted = await interaction.response.send_message(view=view, ephemeral=private)
        message = posted.message_id
    finally:
        if message is not None:
            bot.tokens[message] = interaction
        await training.launch(run, interaction.channel_id, message)


async def show_owed(interaction: discord.Interaction[Any]) -> None:
    """Show the person, in private, an end of a training that could not be shown when it came."""
    if not interaction.response.is_done():
        return  # Discord takes a followup only after an answer

    async def send(scene: Scene) -> bool:
        view = bot_of(interaction).draw(scene)
        files = files_of(scene.pictures if isinstance(scene, RunScene) else ())
        private = interaction.guild_id is not None
        try:
            await interaction.followup.send(view=view, files=files, ephemeral=private)
        except UNSENT as error:
            if isinstance(error, discord.HTTPException) and error.code in TOO_LATE:
                return False
            if not passes_by_itself(error):
                raise
            log.warning("The end of a training could not be shown: %s", error)
            return False
        return True

    await services_of(interaction).following.tell_owed(press_of(interaction), send)
