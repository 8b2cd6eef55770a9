"""The menu of a message: "Explain this" looks its words up in the course, for oneself alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import Interaction, app_commands

from bot.services.conversation.scenes import ExplainedScene
from bot.tutor.conversation.edge import let_in
from bot.tutor.errors import TutorError
from bot.ui.course.looking import look_at
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.ui.client import TutorBot

NO_WORDS = (
    "There is no text in that message that I could look up. "
    "Try it on one with words, such as *the gradient points uphill*."
)


def words_on(message: discord.Message) -> str:
    """Return the text of a message: what was written, and what stands on a card."""
    return "\n".join(part for part in (message.content, *_texts(message.components)) if part)


def _texts(parts: Iterable[Any]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, discord.TextDisplay):
            yield part.content
        yield from _texts(getattr(part, "children", ()))


@app_commands.context_menu(name="Explain this")
async def explain_this(interaction: Interaction[Any], message: discord.Message) -> None:
    """Answer privately, about a message of anybody. Nothing of it is kept."""
    text = let_in(words_on(message))
    if not text:
        raise TutorError(NO_WORDS)
    conversation = services_of(interaction).conversation
    await show(interaction, await conversation.explain(press_of(interaction), text))


def explained_card(scene: ExplainedScene) -> discord.ui.LayoutView:
    """Tell the words of the course that stand in a message, each with its card to open."""
    told = [f"**{_capital(one.term.name)}**: {one.term.definition}" for one in scene.terms]
    buttons = [
        look_at(one.lesson, one.card, _capital(one.term.name))
        for one in scene.terms
        if one.lesson is not None and one.card is not None
    ]
    return card(
        LESSONS,
        "### Words of the course in that message",
        *told,
        "-# Press a word to open the card it comes from." if buttons else None,
        buttons,
    )


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(ExplainedScene, explained_card)
    bot.tree.add_command(explain_this)
