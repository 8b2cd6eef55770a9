"""Where a training is answered: a card at once, edited while it runs, then the result."""

from __future__ import annotations

import asyncio
import io
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord.utils import utcnow

from bot.services.run_scenes import title_of
from bot.tutor.scenes import RunScene, RunWaitScene
from bot.ui.persistent import bot_of, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.tutor.records import Press, Run
    from bot.tutor.runs import Picture
    from bot.tutor.scenes import Scene
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)

TOKEN_LIVES = timedelta(minutes=14)  # Discord's 15, less a minute for clocks that differ
UNKNOWN_MESSAGE, TOO_OLD_TO_EDIT = 10008, 30046
RETRIES = (1.0, 2.0, 4.0)  # seconds, when Discord itself is in trouble


def files_of(pictures: Sequence[Picture]) -> list[discord.File]:
    return [
        discord.File(io.BytesIO(p.data), filename=p.file_name, description=p.alt_text or None)
        for p in pictures
    ]


@dataclass(slots=True)
class RunDesk:
    """Shows how trainings stand, one change of a message after the other."""

    bot: TutorBot
    turns: dict[int, asyncio.Lock] = field(default_factory=dict)

    async def tell(self, run: Run, scene: Scene) -> bool:
        """Show a scene where the run's answer stands. Return whether that could be done."""
        if run.message is None:
            return False
        async with self.turns.setdefault(run.message, asyncio.Lock()):
            waiting = isinstance(scene, RunWaitScene)
            if waiting and run.message not in self.turns:
                return False  # the end was told while this stood in line
            shown = await self._show(run, scene, waiting=waiting)
            if not waiting:
                self.bot.tokens.pop(run.message, None)
                self.turns.pop(run.message, None)
            return shown

    async def _show(self, run: Run, scene: Scene, *, waiting: bool) -> bool:
        for pause in (*RETRIES, None):
            try:
                return await self._edit(run, scene)
            except (discord.DiscordServerError, ConnectionError) as trouble:
                log.warning("Run %s could not be shown: %s", run.id, trouble)
            except discord.HTTPException as refused:
                log.warning("Run %s cannot be shown where it was asked for: %s", run.id, refused)
                return False
            if pause is None or waiting:
                break
            await asyncio.sleep(pause)
        return False

    async def _edit(self, run: Run, scene: Scene) -> bool:
        view = self.bot.draw(scene)
        pictures = scene.pictures if isinstance(scene, RunScene) else ()
        asked = self.bot.tokens.get(run.message or 0)
        if asked is not None and utcnow() - asked.created_at < TOKEN_LIVES:
            await asked.edit_original_response(view=view, attachments=files_of(pictures))
            return True
        if run.wanted.private or run.channel is None or run.message is None:
            return False  # nobody but its token reaches a private answer
        channel = self.bot.get_partial_messageable(run.channel, guild_id=run.guild)
        try:
            message = channel.get_partial_message(run.message)
            await message.edit(view=view, attachments=files_of(pictures))
        except discord.HTTPException as refused:
            if refused.code not in {UNKNOWN_MESSAGE, TOO_OLD_TO_EDIT}:
                raise
            await channel.send(view=view, files=files_of(pictures))
        return True


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
    scene = await services_of(interaction).telling.owed(press_of(interaction))
    if scene is None or not interaction.response.is_done():
        return
    pictures = scene.pictures if isinstance(scene, RunScene) else ()
    await interaction.followup.send(
        view=bot_of(interaction).draw(scene),
        files=files_of(pictures),
        ephemeral=interaction.guild_id is not None,
    )
