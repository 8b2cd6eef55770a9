"""Where a training is answered: a card at once, edited while it runs, then the result."""

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
from bot.tutor.lab.report.titles import title_of
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
RETRIES = (1.0, 2.0, 4.0)  # seconds, when Discord itself is in trouble


def passes_by_itself(error: Exception) -> bool:
    """Tell whether Discord or the way to it was in trouble, so that trying again may help."""
    return not isinstance(error, discord.HTTPException) or error.status >= 500


@dataclass(slots=True)
class RunDesk:
    """Shows how trainings stand, one change of a message after the other."""

    bot: TutorBot
    turns: dict[int, asyncio.Lock] = field(default_factory=dict)

    async def tell(self, run: Run, scene: Scene) -> bool:
        """Show a scene where the run's answer stands. Return whether that could be done."""
        if run.message is None or self.bot.is_closed():
            return False
        waiting = isinstance(scene, RunWaitScene)
        turn = self.turns.setdefault(run.message, asyncio.Lock())
        if waiting and turn.locked():
            return False  # Discord is slow; what comes next is newer
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
            return False  # nobody but its token reaches a private answer
        return await self._edit_in_channel(run, scene)

    async def _edit_in_channel(self, run: Run, scene: Scene) -> bool:
        """Edit the message with the bot's own right, or post an end anew where that cannot be."""
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
            # The same nonce again is the same message to Discord, when its first answer was lost.
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
    """Note a training, answer with its card, and only then launch it.

    A refusal is told in private. When the card cannot be posted the training is done all the
    same, and its end is shown at the person's next press.
    """
    bot, training = bot_of(interaction), services_of(interaction).training
    run = await begin(press_of(interaction), private)
    private = run.wanted.private and interaction.guild_id is not None
    message: int | None = None
    try:
        view = bot.draw(RunWaitScene(run.id, title_of(run)))
        posted = await interaction.response.send_message(view=view, ephemeral=private)
        message = posted.message_id
    finally:
        if message is not None:
            bot.tokens[message] = interaction
        await training.launch(run, interaction.channel_id, message)


async def show_owed(interaction: discord.Interaction[Any]) -> None:
    """Show the person, in private, what came to an end while they could not be reached."""
    if not interaction.response.is_done():
        return  # a followup needs an answer to follow

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
