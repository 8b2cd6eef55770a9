"""What becomes of a form after its submission: a port that the client has, and the kit fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from bot.ui.errors import explain

if TYPE_CHECKING:
    import discord
    from discord import ui


class RefusedForms(Protocol):
    async def refused(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Say why a submission was refused, and offer to open the form again filled in."""
        ...

    async def on_card(self, interaction: discord.Interaction[Any], view: ui.LayoutView) -> None:
        """Add the way back into a form to the card that answers it, where it was not taken."""
        ...

    async def sent(self, interaction: discord.Interaction[Any]) -> None:
        """Forget what was kept of a form that was refused before, now that it is answered."""
        ...


class PlainRefusals:
    """Explains only: `bot.ui.kit.refused_forms` puts what also keeps the text in its place."""

    async def refused(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        await explain(interaction, error)

    async def on_card(self, interaction: discord.Interaction[Any], view: ui.LayoutView) -> None:
        """Leave the card as it is."""

    async def sent(self, interaction: discord.Interaction[Any]) -> None:
        """Forget nothing: nothing was kept."""
