"""/data: bring points or sentences of one's own to the lab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import Interaction, app_commands, ui

from bot.services.data.scenes import TablesScene
from bot.tutor.data.naming import checked_name
from bot.tutor.errors import TutorError
from bot.tutor.text import plain, shortened
from bot.ui.kit.cards import LAB, card, show
from bot.ui.kit.files import files_of
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from bot.tutor.data.formats import DataFormats
    from bot.tutor.data.table import OwnTable
    from bot.ui.client import TutorBot

MOST_CLASSES = 36  # characters of class names, so that 20 lines fit into a card
NAME = "The name it is to have, such as my-points."


def tables_card(scene: TablesScene) -> ui.LayoutView:
    lines = "\n".join(_line(table, scene.person) for table in scene.tables)
    return card(
        LAB,
        scene.note,
        f"### Own data here\n{lines or 'None yet. `/data add` brings some.'}",
        "-# It is seen in this server only (in a DM by you only). Up to 500 rows each.",
    )


def _line(own: OwnTable, person: int) -> str:
    table = own.table
    kind = "sentences" if table.is_text else "points"
    whose = "yours" if own.person == person else "of a member"
    classes = plain(shortened(", ".join(table.classes), MOST_CLASSES))
    return f"- **{plain(table.name)}**: {len(table.labels)} {kind} ({classes}), {whose}"


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
        hint = "One row a line: numbers or a sentence, then the class."
        self.add_item(ui.Label(text="Rows", description=hint, component=field))

    @classmethod
    async def submitted(
        cls, interaction: discord.Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        own_data = services_of(interaction).own_data
        try:
            scene = await own_data.add(press_of(interaction), keys["name"], values.get("rows", ""))
        except TutorError as refused:  # people can correct what they typed
            mend = MendButton.labelled("Mend it", name=keys["name"])
            await interaction.response.send_message(
                view=card(LAB, str(refused), [mend]), ephemeral=interaction.guild_id is not None
            )
        else:
            await show(interaction, scene)


class MendButton(PersistentButton, shape="data-mend:{name}"):
    """Open the form again with what was refused."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        name = checked_name(self.keys["name"], reserved=())
        draft = services_of(interaction).own_data.drafts.get((interaction.user.id, name), "")
        await interaction.response.send_modal(DataModal(name, draft))


def add_command(formats: DataFormats) -> app_commands.Command[Any, ..., None]:
    """Make /data add, whose help names the formats that there are."""

    @app_commands.describe(
        name=NAME, file=f"A {formats.names}: numbers or a sentence, and the class last."
    )
    async def add(
        interaction: Interaction[Any],
        name: app_commands.Range[str, 1, 32],
        file: discord.Attachment | None = None,
    ) -> None:
        own_data = services_of(interaction).own_data
        if file is None:
            checked = await own_data.check_name(press_of(interaction), name)
            await interaction.response.send_modal(DataModal(checked))
            return
        own_data.check_file(file.filename, file.size)
        await interaction.response.defer(thinking=True, ephemeral=interaction.guild_id is not None)
        scene = await own_data.add_file(
            press_of(interaction), name, file.filename, await file.read()
        )
        await interaction.followup.send(
            view=tables_card(scene), ephemeral=interaction.guild_id is not None
        )

    words = f"Add points or sentences: a {formats.names} file, or paste them."
    return app_commands.Command(name="add", description=words, callback=add)


@app_commands.command(name="list", description="See what own data can be used here.")
async def list_tables(interaction: Interaction[Any]) -> None:
    await show(interaction, await services_of(interaction).own_data.show(press_of(interaction)))


def download_command(formats: DataFormats) -> app_commands.Command[Any, ..., None]:
    @app_commands.describe(name="Its name.")
    @app_commands.autocomplete(name=names)
    async def download(interaction: Interaction[Any], name: str) -> None:
        scene = await services_of(interaction).own_data.download(press_of(interaction), name)
        await interaction.response.send_message(
            scene.words, files=files_of(scene.files), ephemeral=interaction.guild_id is not None
        )

    words = f"Get own data back as a {formats.written.name} file."
    return app_commands.Command(name="download", description=words, callback=download)


async def names(interaction: Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    own_data = services_of(interaction).own_data
    found = await own_data.suggest(press_of(interaction), typed, built_in=False)
    return [app_commands.Choice(name=name, value=name) for name in found]


@app_commands.command(description="Delete own data for good.")
@app_commands.describe(name="Its name.")
@app_commands.autocomplete(name=names)
async def remove(interaction: Interaction[Any], name: str) -> None:
    own_data = services_of(interaction).own_data
    await show(interaction, await own_data.remove(press_of(interaction), name))


async def setup(bot: TutorBot) -> None:
    formats = bot.services.own_data.formats
    group = app_commands.Group(name="data", description="Your own data for the lab.")
    group.add_command(add_command(formats))
    group.add_command(list_tables)
    group.add_command(download_command(formats))
    group.add_command(remove)
    bot.tree.add_command(group)
    bot.add_dynamic_items(MendButton)
    bot.add_submission(DataModal)
    bot.add_drawing(TablesScene, tables_card)
