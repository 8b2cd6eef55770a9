"""How a lab worked by hand answers: with a private card, which later presses change."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from bot.ui.answering.answers import answer as shown
from bot.ui.answering.content import Content
from bot.ui.kit.persistent import PersistentButton

if TYPE_CHECKING:
    from discord import Interaction, ui


class HandButton(PersistentButton):
    """A button of a lab worked by hand. Its custom id holds all dials; it draws the next card."""

    @abstractmethod
    def card(self) -> ui.LayoutView:
        """Draw the card that these dials stand for."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await answer(interaction, self.card())


async def answer(interaction: Interaction[Any], view: ui.LayoutView) -> None:
    """Answer a command with a private card, and a press by changing the card in place.

    A public card is not changed: a press there is answered with a new private card.
    """
    message = interaction.message
    turns = message is not None and (interaction.guild_id is None or message.flags.ephemeral)
    await shown(interaction, Content(view), private=True, in_place=turns)
