"""/privacy: what is kept about people, why, how long, and who can see it; for one person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui
from discord.ext import commands

from bot.services.conversation.data_door import DataDoorScene
from bot.services.privacy.notice import PrivacyScene
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, services_of
from bot.ui.privacy.deleting import AskDeletionButton
from bot.ui.privacy.exporting import TakeAlongButton

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

DOOR = (
    "### Your data is yours\n"
    "`/privacy` says what I keep about you, why, how long and who can see it.\n"
    "`/mydata export` gives you all of it in one file, for you alone.\n"
    "`/mydata delete` deletes it, after asking you once more.\n"
    "-# Only a set of data that you added to train on? `/data remove` takes that away."
)
MOST_PAGES = 100  # of a number in a custom id


class PrivacyButton(PersistentButton, shape="privacy:{page}"):
    """Show a page of what is kept; 0 is the short one. It is the same for everybody."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        page = whole(self.keys["page"], most=MOST_PAGES)
        await show(interaction, services_of(interaction).privacy.notice.page(page))


def privacy_card(scene: PrivacyScene) -> ui.LayoutView:
    if not scene.page:
        everything = PrivacyButton.labelled("All of it", ButtonStyle.primary, page=1)
        return card(LESSONS, scene.text, [everything, TakeAlongButton.labelled("Take it along")])
    row: list[ui.Item[Any]] = []
    if scene.page < scene.pages:
        following = scene.page + 1
        row.append(PrivacyButton.labelled("Next", ButtonStyle.primary, page=following))
    if scene.page > 1:
        row.append(PrivacyButton.labelled("Back", page=scene.page - 1))
    row.append(PrivacyButton.labelled("In short", page=0))
    return card(LESSONS, scene.text, row)


def door_card(scene: DataDoorScene) -> ui.LayoutView:
    """Offer what a message asked for. Whoever presses sees what is told to them alone."""
    style = ButtonStyle.secondary if scene.deletes else ButtonStyle.primary
    more = PrivacyButton.labelled("What do you keep?", style, page=0)
    row: list[ui.Item[Any]] = [more, TakeAlongButton.labelled("Take it along")]
    if scene.deletes:
        row.insert(0, AskDeletionButton.labelled("Delete my data…", ButtonStyle.primary))
    return card(LESSONS, DOOR, row)


class PrivacyCog(commands.Cog):
    @app_commands.command(description="What Nudge keeps about you, why, how long, who can see it.")
    async def privacy(self, interaction: Interaction[Any]) -> None:
        await show(interaction, services_of(interaction).privacy.notice.short())


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(PrivacyButton)
    bot.add_drawing(PrivacyScene, privacy_card)
    bot.add_drawing(DataDoorScene, door_card)
    await bot.add_cog(PrivacyCog())
