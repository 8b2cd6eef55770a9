"""The form that rows of own data are pasted into, and the way back into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.tutor.data.naming import checked_name
from bot.tutor.errors import TutorError
from bot.ui.answering.answers import answer, open_modal
from bot.ui.answering.content import Content
from bot.ui.kit.cards import LAB, card, show
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot


class DataModal(PersistentModal, shape="data-form:{name}"):
    """Takes rows that are pasted; an attached file may hold more of them."""

    def __init__(self, name: str, typed: str = "") -> None:
        super().__init__(f"Add {name}", name=name)
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id="rows",
            style=discord.TextStyle.paragraph,
            default=typed or None,
            placeholder="1.5, 2.0, red\nor: See you later!; casual",
            max_length=4000,
        )
        hint = "One row a line: numbers or a sentence, then the class or a number to predict."
        self.add_item(ui.Label(text="Rows", description=hint, component=field))

    @classmethod
    async def submitted(
        cls, interaction: discord.Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        dry_runs, rows = services_of(interaction).dry_runs, values.get("rows", "")
        try:
            scene = await dry_runs.bring(press_of(interaction), keys["name"], rows)
        except TutorError as refused:  # people can correct what they typed
            mend = MendButton.labelled("Mend it", name=keys["name"])
            await answer(interaction, Content(card(LAB, str(refused), [mend])), private=True)
        else:
            await show(interaction, scene)


class MendButton(PersistentButton, shape="data-mend:{name}"):
    """Open the form again with what was refused."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        name = checked_name(self.keys["name"], reserved=())
        refused = services_of(interaction).dry_runs.refused.get((interaction.user.id, name), "")
        await open_modal(interaction, DataModal(name, refused))


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(MendButton)
    bot.add_submission(DataModal)
