"""The menu of a message: "Explain this" looks its words up in the course, for oneself alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import Interaction, app_commands

from bot.services.conversation.scenes import ExplainedScene
from bot.tutor.conversation.edge import let_in
from bot.tutor.errors import TutorError
from bot.tutor.text import capital
from bot.ui.course.looking import look_at
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.parts import carries, parts_of
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

NO_WORDS = (
    "There is no text in that message that I could look up. "
    "Try it on one with words, such as *the gradient points uphill*."
)
STILL_OPEN = (
    "That card asks a question, and its words would give the answer away. Answer it first; if it "
    "is hard, its hint helps, and you can ask me about anything afterwards."
)
ASKS = (
    *("quiz:", "quiz-pick:", "quiz-check:", "quiz-pair:", "quiz-type:", "match-term:"),
    *("post-answer:", "post-choose:", "post-form:", "post-pick:", "post-send:"),
    *("lesson-with-answer:", "lesson-with-pick:", "lesson-with-type:"),
)
"""How the custom ids begin of what answers a question that counts."""


def words_on(message: discord.Message) -> str:
    """Return the text of a message: what was written, and what stands on a card."""
    shown = [p.content for p in parts_of(message.components) if isinstance(p, discord.TextDisplay)]
    return "\n".join(text for text in (message.content, *shown) if text)


def asks(message: discord.Message) -> bool:
    """Tell whether a message is a card with a question that waits for somebody's answer."""
    found = (part for part in parts_of(message.components) if not getattr(part, "disabled", False))
    return any(carries(part, ASKS) for part in found)


@app_commands.context_menu(name="Explain this")
async def explain_this(interaction: Interaction[Any], message: discord.Message) -> None:
    """Answer privately, about a message of anybody. Nothing of it is kept."""
    if asks(message):
        raise TutorError(STILL_OPEN)
    text = let_in(words_on(message))
    if not text:
        raise TutorError(NO_WORDS)
    explaining = services_of(interaction).explaining
    await show(interaction, explaining.explain(press_of(interaction), text))


def explained_card(scene: ExplainedScene) -> discord.ui.LayoutView:
    """Tell the words of the course that stand in a message, with the cards that teach them."""
    told = [f"**{capital(one.term.name)}**: {one.term.definition}" for one in scene.terms]
    taught = {
        (one.lesson.id, one.card.id): look_at(one.lesson, one.card, f"Open “{one.card.title}”")
        for one in scene.terms
        if one.lesson is not None and one.card is not None
    }
    return card(
        LESSONS,
        "### Words of the course in that message",
        *told,
        list(taught.values()),
    )


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(ExplainedScene, explained_card)
    bot.tree.add_command(explain_this)
