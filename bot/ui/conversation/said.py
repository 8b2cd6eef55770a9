"""Why a message was understood as it was: the card with its picture, seen by one person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.services.conversation.said import SaidDoorScene, SaidScene
from bot.ui.course.looking import UNDRAWN
from bot.ui.kit.cards import LESSONS, card, gallery, show
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction

    from bot.ui.client import TutorBot

HEADING = "### How I understood you"
NOTHING = (
    "I do not remember what I understood last: I keep it for half an hour, in memory only, and a "
    "restart clears it. Write to me again, then ask me \u201cwhy did you say that?\u201d."
)
DOOR = "Gladly. It shows your own words, so I show it to you alone."
KEPT = "-# Kept for half an hour at most, in memory only."


class SaidButton(PersistentButton, shape="said-show"):
    """Show whoever presses how their own last message in this place was understood."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await show(
            interaction,
            services_of(interaction).conversation.wishes.said.shown(press_of(interaction)),
        )


def said_card(scene: SaidScene) -> ui.LayoutView:
    return card(
        LESSONS,
        HEADING,
        "\n".join(scene.lines) or NOTHING,
        gallery([scene.picture]) if scene.picture is not None else None,
        UNDRAWN if scene.undrawn else None,
        KEPT if scene.lines else None,
    )


def door_card(_scene: SaidDoorScene) -> ui.LayoutView:
    return card(LESSONS, DOOR, [SaidButton.labelled("Show me why", ButtonStyle.primary)])


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(SaidButton)
    bot.add_drawing(SaidScene, said_card)
    bot.add_drawing(SaidDoorScene, door_card)
