"""/data: bring points or sentences of one's own to the lab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import Interaction, app_commands, ui

from bot.services.data.own_data import A_PAGE
from bot.services.data.scenes import TablesScene
from bot.tutor.data.own_data import MOST_BYTES
from bot.tutor.data.telling import short
from bot.tutor.text import plain, shortened
from bot.ui.answering.answers import acknowledge, answer, open_modal
from bot.ui.answering.content import Content
from bot.ui.data.forms import DataModal
from bot.ui.kit import keys
from bot.ui.kit.attachments import read_attached
from bot.ui.kit.cards import LAB, card, drawn, show
from bot.ui.kit.persistent import PersistentButton, bot_of, press_of, services_of

if TYPE_CHECKING:
    from bot.tutor.data.formats import DataFormats
    from bot.tutor.data.table import DataTable, OwnTable
    from bot.ui.client import TutorBot

MOST_CLASSES = 36  # characters of class names, so that 20 lines fit into a card
NAME = "The name it is to have, such as my-points."


def tables_card(scene: TablesScene) -> ui.LayoutView:
    lines = "\n".join(_line(table, scene.person) for table in scene.tables)
    end = scene.start + len(scene.tables)
    pages = f" · {scene.start + 1} to {end} of {scene.total}" if scene.total > A_PAGE else ""
    return card(
        LAB,
        scene.note,
        f"### Own data here{pages}\n{lines or 'None yet. `/data add` brings some.'}",
        _pages(scene),
        "-# It is seen in this server only (in a DM by you only). Up to 500 rows each; "
        f"{scene.mine} of your {scene.share} are taken.",
    )


def _pages(scene: TablesScene) -> list[TablesPageButton]:
    before, after = scene.start - A_PAGE, scene.start + A_PAGE
    newer = [TablesPageButton.labelled("Newer", start=before)] if before >= 0 else []
    older = [TablesPageButton.labelled("Older", start=after)] if after < scene.total else []
    return [*newer, *older]


def _line(own: OwnTable, person: int) -> str:
    table = own.table
    kind = "sentences" if table.is_text else "points"
    whose = "yours" if own.person == person else "of a member"
    return f"- **{plain(table.name)}**: {table.size} {kind} ({_answers(table)}), {whose}"


def _answers(table: DataTable) -> str:
    if table.predicts_values:
        return f"numbers from {short(min(table.values))} to {short(max(table.values))}"
    return plain(shortened(", ".join(table.classes), MOST_CLASSES))


class TablesPageButton(PersistentButton, shape="data-page:{start}"):
    """Turn to another page of the list."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        start = keys.whole(self.keys["start"])
        own_data = services_of(interaction).own_data
        await show(interaction, await own_data.show(press_of(interaction), start))


def add_command(formats: DataFormats) -> app_commands.Command[Any, ..., None]:
    """Make /data add, whose help names the formats that there are."""

    @app_commands.describe(
        name=NAME, file=f"A {formats.names}: numbers or a sentence, and what to predict last."
    )
    async def add(
        interaction: Interaction[Any],
        name: app_commands.Range[str, 1, 32],
        file: discord.Attachment | None = None,
    ) -> None:
        services = services_of(interaction)
        if file is None:
            checked = await services.own_data.check_name(press_of(interaction), name)
            await open_modal(interaction, DataModal(checked))
            return
        services.dry_runs.check_file(file.filename, file.size)
        await acknowledge(interaction, thinking=True)
        content = await read_attached(bot_of(interaction), file, MOST_BYTES)
        scene = await services.dry_runs.bring_file(
            press_of(interaction), name, file.filename, content
        )
        await answer(interaction, drawn(interaction, scene), private=True)

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
        told = Content(words=scene.words, pictures=scene.files)
        await answer(interaction, told, private=True)

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
    bot.add_dynamic_items(TablesPageButton)
    bot.add_drawing(TablesScene, tables_card)
