"""/notebook: what one wrote, thought and found, page by page, with notes of one's own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, TextStyle, app_commands, ui
from discord.ext import commands

from bot.services.course.showing import NotebookScene, NoteScene
from bot.tutor.course.notebook import NOTE_MOST
from bot.tutor.text import plain
from bot.ui.answering.answers import open_modal
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import (
    PersistentButton,
    PersistentModal,
    press_of,
    services_of,
)
from bot.ui.kit.rooms import GoButton

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.tutor.course.notebook import Leaf
    from bot.ui.client import TutorBot

MOST_PAGE = 9999
EMPTY = (
    "Nothing stands here yet. What you answer on the cards of a lesson is kept here with its day, "
    "and so is the rule that you write after a game. You can also write a note of your own."
)


class PageButton(PersistentButton, shape="notebook:{page}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        notebook = services_of(interaction).notebook
        await show(interaction, notebook.open(press_of(interaction), page_in(self.keys)))


class WriteNoteButton(PersistentButton, shape="note-write:{page}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        page_in(self.keys)
        await open_modal(interaction, NoteModal())


class DropNoteButton(PersistentButton, shape="note-drop:{note}:{page}"):
    """Ask whether a note is to be deleted."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        notebook, note = services_of(interaction).notebook, whole(self.keys["note"])
        page = page_in(self.keys)
        await show(interaction, notebook.ask_to_delete(press_of(interaction), note, page))


class DeleteNoteButton(PersistentButton, shape="note-delete:{note}:{page}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        notebook, note = services_of(interaction).notebook, whole(self.keys["note"])
        await show(interaction, notebook.delete(press_of(interaction), note, page_in(self.keys)))


class NoteModal(PersistentModal, shape="note-form"):
    def __init__(self) -> None:
        super().__init__("A note to yourself")
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id="note", style=TextStyle.paragraph, max_length=NOTE_MOST
        )
        hint = "Only you see it, and you can delete it again."
        self.add_item(ui.Label(text="Your note", description=hint, component=field))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        notebook = services_of(interaction).notebook
        await show(interaction, notebook.write(press_of(interaction), values.get("note", "")))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> NoteModal:
        return cls()


def page_in(keys: Mapping[str, str]) -> int:
    return whole(keys["page"], least=1, most=MOST_PAGE)


def open_notebook(label: str = "My notebook") -> PageButton:
    return PageButton.labelled(label, page=1)


def notebook_card(scene: NotebookScene) -> ui.LayoutView:
    page = scene.page
    empty = not page.leaves
    return card(
        LESSONS,
        f"### Your notebook\n{EMPTY if empty else ''}".strip(),
        f"-# {scene.told}" if scene.told else None,
        *_sections(page.leaves),
        _drops(scene),
        _ways(scene),
        f"-# Page {page.number} of {page.total}. Only you see this.",
    )


def _sections(leaves: Sequence[Leaf]) -> Iterator[str]:
    numbers = iter(range(1, len(leaves) + 1))
    for heading, own in groupby(leaves, key=lambda leaf: leaf.heading):
        texts = [
            leaf.text if leaf.note is None else f"**{next(numbers)}** · {leaf.text}" for leaf in own
        ]
        yield f"**{heading}**\n" + "\n".join(texts)


def _drops(scene: NotebookScene) -> list[DropNoteButton]:
    """Return a button for each note of this page, numbered as they are."""
    notes = [leaf.note for leaf in scene.page.leaves if leaf.note is not None]
    return [
        DropNoteButton.labelled(f"Delete note {number}", note=note, page=scene.page.number)
        for number, note in enumerate(notes, start=1)
    ]


def _ways(scene: NotebookScene) -> list[PersistentButton]:
    page = scene.page
    ways: list[PersistentButton] = []
    if page.number > 1:
        ways.append(PageButton.labelled("Page before", page=page.number - 1))
    if page.number < page.total:
        ways.append(PageButton.labelled("Next page", page=page.number + 1))
    style = ButtonStyle.primary
    ways.append(WriteNoteButton.labelled("Write a note", style, page=page.number))
    if not page.leaves:
        ways.append(GoButton.labelled("Go on learning", where="learn"))
    return [*ways, GoButton.labelled("My progress", where="progress")]


def note_card(scene: NoteScene) -> ui.LayoutView:
    note = scene.note
    lines = "\n".join(f"> {plain(line)}" for line in note.text.splitlines())
    return card(
        LESSONS,
        f"### Delete this note?\n{lines}",
        "It cannot be brought back.",
        [
            DeleteNoteButton.labelled(
                "Delete it", ButtonStyle.danger, note=note.id, page=scene.page
            ),
            PageButton.labelled("Keep it", page=scene.page),
        ],
    )


class NotebookCog(commands.Cog):
    @app_commands.command(description="Your notebook: what you thought, found and wrote down.")
    async def notebook(self, interaction: Interaction[Any]) -> None:
        await show(interaction, services_of(interaction).notebook.open(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(PageButton, WriteNoteButton, DropNoteButton, DeleteNoteButton)
    bot.add_submission(NoteModal)
    bot.add_drawing(NotebookScene, notebook_card)
    bot.add_drawing(NoteScene, note_card)
    await bot.add_cog(NotebookCog())
