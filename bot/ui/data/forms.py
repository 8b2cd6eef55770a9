"""The form that rows of own data are pasted into, and the way back into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.tutor.data.naming import checked_name
from bot.ui.answering.answers import open_modal
from bot.ui.kit.cards import show
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
        await show(interaction, dry_runs.bring(press_of(interaction), keys["name"], rows))

    @classmethod
    async def again(cls, interaction: discord.Interaction[Any], keys: dict[str, str]) -> DataModal:
        return cls(checked_name(keys["name"], reserved=()))


class MendButton(PersistentButton, shape="data-mend:{name}"):
    """A button of an older program, which kept what was refused in memory alone."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await open_modal(interaction, await DataModal.again(interaction, self.keys))


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(MendButton)
    bot.add_submission(DataModal)
