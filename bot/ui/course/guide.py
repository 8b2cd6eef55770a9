"""/help and /glossary: finding one's way, and what a word means."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui
from discord.ext import commands

from bot.services.course.scenes import HelpScene, TermScene, WelcomeScene
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.persistent import services_of
from bot.ui.kit.rooms import WHAT_NEXT, GoButton, go_on, what_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Room
    from bot.ui.client import TutorBot


def help_card(scene: HelpScene, rooms: Sequence[Room]) -> ui.LayoutView:
    lessons = "\n".join(
        f"{lesson.number}. **{lesson.title}**, about {lesson.minutes} minutes"
        for lesson in scene.lessons
    )
    return card(
        LESSONS,
        "### Hello, I am Nudge\n"
        "I teach how a neural network learns. Press a button below, or type a command. "
        "Everything you do is kept, and your answers are seen by you alone.",
        f"{lessons}",
        "`/learn` takes you through the lessons, card by card\n"
        "`/practise` asks other questions of a lesson, or only what you missed\n"
        "`/play` makes you the network: formal or casual?\n"
        "`/train` trains a real tiny network: turn any dial, see the loss, read what it means\n"
        "`/lab` has ready experiments; `/run` shows, compares and takes home your trainings\n"
        "`/data` adds your own points or sentences to train on\n"
        "`/progress` shows where you are, your scores and your rules\n"
        "`/glossary` explains a word\n"
        "You can also just write to me, in a DM or with a mention: "
        "*learn*, *play*, *what is a loss function?*",
        [GoButton.labelled("Start, or go on", ButtonStyle.primary, where="learn")],
        WHAT_NEXT,
        *what_next(rooms, "Learn", "Help"),
    )


def welcome_card(_scene: WelcomeScene) -> ui.LayoutView:
    return card(
        LESSONS,
        "### Hello, I am Nudge\n"
        "I teach how a neural network learns: in short lessons, with a game in which you are the "
        "network, and with a real tiny network that you can train here.\n"
        "Type `/learn` to begin, or press the button. Your answers are seen by you alone.",
        [
            GoButton.labelled("Start learning", ButtonStyle.primary, where="learn"),
            GoButton.labelled("What can you do?", where="help"),
        ],
    )


def term_card(scene: TermScene, rooms: Sequence[Room]) -> ui.LayoutView:
    name = scene.term.name
    row = [go_on(scene.lesson, f"Open lesson {scene.lesson.number}")] if scene.lesson else None
    text = f"### {name[:1].upper()}{name[1:]}\n{scene.term.definition}"
    return card(LESSONS, text, row, WHAT_NEXT, *what_next(rooms, "Learn"))


class GuideCog(commands.Cog):
    @app_commands.command(description="What Nudge can do, and where to start.")
    async def help(self, interaction: Interaction[Any]) -> None:
        await go_for_help(interaction)

    @app_commands.command(description="Look a word up.")
    @app_commands.describe(term="The word, such as gradient.")
    async def glossary(self, interaction: Interaction[Any], term: str) -> None:
        await show(interaction, services_of(interaction).guide.explain(term))

    @glossary.autocomplete("term")
    async def _terms(
        self, interaction: Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        names = services_of(interaction).guide.suggest(typed)
        return [app_commands.Choice(name=name, value=name) for name in names]


async def go_for_help(interaction: Interaction[Any]) -> None:
    await show(interaction, services_of(interaction).guide.help())


async def setup(bot: TutorBot) -> None:
    bot.add_room("help", go_for_help)
    bot.add_drawing(HelpScene, partial(help_card, rooms=bot.rooms))
    bot.add_drawing(WelcomeScene, welcome_card)
    bot.add_drawing(TermScene, partial(term_card, rooms=bot.rooms))
    await bot.add_cog(GuideCog())
