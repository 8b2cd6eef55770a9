"""/mydata delete: a card that says what goes and what stays, and asks once more."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui

from bot.services.privacy.deleting import (
    AllKeptScene,
    AskDeletionScene,
    DeletedScene,
    NothingKeptScene,
)
from bot.ui.conversation.chat import ChatCog
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.privacy.exporting import TakeAlongButton
from bot.ui.privacy.messages import DiscordMessages
from bot.ui.privacy.mydata import mydata

if TYPE_CHECKING:
    from bot.tutor.privacy.deleting import KeptOfPerson
    from bot.tutor.privacy.parted import Parted
    from bot.ui.client import TutorBot

STAYS = (
    "**What stays, without your name and without a word of yours:** what you chose in games, "
    "lessons and posts with others, as far as they need it to go on. Games and challenges of yours "
    "go on or end fairly for the others."
)
ELSEWHERE = (
    "-# I also delete the cards of your trainings, and of those of others on your data, that I "
    "posted in servers, one after another; what I replied to you there stays. "
    "Private cards and our direct messages are Discord's: there you can dismiss the cards, and "
    "delete what you wrote. "
    "Backups that were made before still hold your rows until newer ones take their place; one "
    "that is put back meanwhile leaves you out."
)
LINES = {
    "answers": ("answer or move", "answers and moves"),
    "lessons": ("lesson with your place in it", "lessons with your place in them"),
    "notes": ("note", "notes"),
    "trainings": (
        "training with its numbers and pictures",
        "trainings with their numbers and pictures",
    ),
    "tables": ("table of your own data", "tables of your own data"),
    "drafts": ("draft", "drafts"),
}


class DeleteAllButton(PersistentButton, shape="mydata-delete:{person}:{asked}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        deleting = services_of(interaction).deleting
        person, asked = whole(self.keys["person"]), whole(self.keys["asked"])
        await show(interaction, deleting.delete(press_of(interaction), person, asked))


class AskDeletionButton(PersistentButton, shape="mydata-ask"):
    """Ask whoever presses, in private, whether to delete what is theirs: it belongs to nobody."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await ask_to_delete(interaction)


class KeepAllButton(PersistentButton, shape="mydata-keep"):
    """Close the question; it can be asked again at any time."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await show(interaction, AllKeptScene())


def ask_card(scene: AskDeletionScene) -> ui.LayoutView:
    return card(
        LESSONS,
        "### Delete everything that is kept about you?",
        f"**What goes, at once and for good:**\n{_goes(scene.kept)}",
        STAYS,
        [
            DeleteAllButton.labelled(
                "Delete everything of mine",
                ButtonStyle.danger,
                person=scene.person,
                asked=scene.asked,
            ),
            TakeAlongButton.labelled("Take it along first"),
            KeepAllButton.labelled("Keep everything"),
        ],
        ELSEWHERE,
        "-# The red button works for a quarter of an hour. Left alone, it deletes nothing.",
    )


def deleted_card(_: DeletedScene) -> ui.LayoutView:
    return card(
        LESSONS,
        "### Everything of yours is deleted",
        "Nothing that I kept names you any more. An old button of yours brings nothing of it back; "
        "whatever you press or type from now on begins anew. To learn again, type `/learn`.",
    )


def all_kept_card(_: AllKeptScene) -> ui.LayoutView:
    return card(
        LESSONS,
        "### Everything of yours is kept",
        "Nothing was deleted, and all is where you left it. Type `/learn` to go on.",
    )


def nothing_card(scene: NothingKeptScene) -> ui.LayoutView:
    return card(LESSONS, scene.text)


def _goes(kept: KeptOfPerson) -> str:
    lines = []
    for name, (one, more) in LINES.items():
        count = getattr(kept, name)
        if count:
            lines.append(f"- {count} {one if count == 1 else more}")
    if kept.waiting:
        lines.append(f"- what is under way of your trainings, {kept.waiting} in all: it is stopped")
    if kept.together:
        lines.append(f"- your part in {_together(kept)}")
    lines.append("- your settings, and everything else under your Discord id")
    return "\n".join(lines)


def _together(kept: KeptOfPerson) -> str:
    if kept.together == 1:
        return f"1 open thing with others{', which you opened' if kept.hosted else ''}"
    hosted = f", {kept.hosted} of them opened by you" if kept.hosted else ""
    return f"{kept.together} open things with others{hosted}"


def forget_person(bot: TutorBot, person: int) -> None:
    """Forget what was to be shown to somebody, and the messages of theirs that came last."""
    bot.unshown.forget(person)
    chat = bot.get_cog(ChatCog.__name__)
    if isinstance(chat, ChatCog):
        chat.replies.forget(person)
    kept = bot._connection._messages or deque()  # noqa: SLF001 - what discord.py remembers
    for message in [one for one in kept if one.author.id == person]:
        kept.remove(message)


@app_commands.command(description="Delete all that is kept about you, after a look at what it is.")
async def delete(interaction: Interaction[Any]) -> None:
    await ask_to_delete(interaction)


async def ask_to_delete(interaction: Interaction[Any]) -> None:
    await show(interaction, services_of(interaction).deleting.ask(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    deleting = bot.services.deleting
    deleting.mending.messages = DiscordMessages(bot)

    def forget(person: int, _: Parted) -> None:
        forget_person(bot, person)

    deleting.forgets.append(forget)
    bot.add_dynamic_items(DeleteAllButton, AskDeletionButton, KeepAllButton)
    bot.add_drawing(AllKeptScene, all_kept_card)
    bot.add_drawing(AskDeletionScene, ask_card)
    bot.add_drawing(DeletedScene, deleted_card)
    bot.add_drawing(NothingKeptScene, nothing_card)
    mydata(bot).add_command(delete)
