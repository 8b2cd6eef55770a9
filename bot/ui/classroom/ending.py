"""/classroom end: what is kept about the class goes, after a card that says what that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui

from bot.services.classroom.ending import ClassTermScene, TermDeletedScene
from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.assignments import ASSIGNMENT
from bot.tutor.classroom.dealing import CLASS_GROUPS
from bot.tutor.classroom.term import LESSON_TOGETHER
from bot.ui.kit.cards import CLASSROOM, card, show
from bot.ui.kit.groups import classroom_group
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from bot.tutor.classroom.term import ClassTerm
    from bot.ui.client import TutorBot

COUNTED = {
    POST: ("post", "posts"),
    LESSON_TOGETHER: ("lesson taken together", "lessons taken together"),
    ASSIGNMENT: ("assignment", "assignments"),
    CLASS_GROUPS: ("split into groups", "splits into groups"),
}
STAYS = (
    "**What stays:** what each person learned by themselves, with their own progress. The messages "
    "stay in the channels until somebody deletes them; their buttons then do nothing."
)


class DeleteTermButton(PersistentButton, shape="term-delete:{guild}:{last}"):
    """The right to press it is checked at every press: a card may be older than a right."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        ending = services_of(interaction).classroom.desk.ending
        seen = whole(self.keys["guild"]), whole(self.keys["last"])
        await show(interaction, ending.delete(press_of(interaction), *seen))


def term_card(scene: ClassTermScene) -> ui.LayoutView:
    if scene.term.is_empty:
        return card(CLASSROOM, "Nothing is kept about a class in this server, so nothing can go.")
    grown = "There is more now than your card said, so nothing was deleted. Look again."
    return card(
        CLASSROOM,
        grown if scene.grown else None,
        "### End this term?",
        f"**What goes, for good:**\n{_lines(scene.term)}",
        STAYS,
        [
            DeleteTermButton.labelled(
                "Delete this term", ButtonStyle.danger, guild=scene.guild, last=scene.term.last
            )
        ],
        "-# Only you see this card. To keep it all, leave the button alone.",
    )


def term_deleted_card(scene: TermDeletedScene) -> ui.LayoutView:
    return card(
        CLASSROOM,
        f"### The term is deleted\n{_lines(scene.term)}",
        STAYS,
        "`/classroom setup` begins a new one.",
    )


def _lines(term: ClassTerm) -> str:
    lines = [_line(term, kind, *words) for kind, words in COUNTED.items()]
    if term.is_set_up:
        lines.append("- how the class is set up: role, channel, results and time zone")
    return "\n".join(line for line in lines if line)


def _line(term: ClassTerm, kind: str, one: str, more: str) -> str:
    count, entries = term.gatherings.get(kind, 0), term.entries.get(kind, 0)
    if not count:
        return ""
    answers = kind in {POST, LESSON_TOGETHER}
    noun, nouns = ("answer", "answers") if answers else ("press", "presses")
    return (
        f"- {count} {one if count == 1 else more}, with {entries or 'no'} "
        f"{noun if entries == 1 else nouns}"
    )


@app_commands.command(
    description="Delete what is kept about your class, after a look at what it is."
)
async def end(interaction: Interaction[Any]) -> None:
    ending = services_of(interaction).classroom.desk.ending
    await show(interaction, ending.show(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(DeleteTermButton)
    bot.add_drawing(ClassTermScene, term_card)
    bot.add_drawing(TermDeletedScene, term_deleted_card)
    classroom_group(bot).add_command(end)
