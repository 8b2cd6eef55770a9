"""/mydata export: everything that is kept about a person as one file, for that person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction

from bot.ui.answering.answers import acknowledge, answer
from bot.ui.answering.content import Content
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.privacy.mydata import mydata

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

BESIDE = 100_000  # bytes of a request beside its file
MOST = 25_000_000  # bytes of a request
ASK_AGAIN = "Type `/mydata export` once more; nothing was lost."


class TakeAlongButton(PersistentButton, shape="mydata-export"):
    """Give whoever presses what is theirs: the button belongs to nobody."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await take_along(interaction)


async def take_along(interaction: Interaction[Any]) -> None:
    """Acknowledge at once, then send the file in private; it is kept nowhere."""
    await acknowledge(interaction, thinking=True)
    room = min(interaction.filesize_limit, MOST) - BESIDE
    made = await services_of(interaction).privacy.taking.export(press_of(interaction), room)
    content = Content(words=made.words, pictures=made.files)
    await answer(interaction, content, private=True, waits=ASK_AGAIN)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(TakeAlongButton)

    @mydata(bot).command(name="export", description="Get all that Nudge keeps about you as a file.")
    async def export(interaction: Interaction[Any]) -> None:
        await take_along(interaction)
