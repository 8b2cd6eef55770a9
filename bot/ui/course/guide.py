"""/help and /glossary: finding one's way, and what a word means."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, SelectOption, app_commands, ui
from discord.ext import commands

from bot.services.course.scenes import HelpScene, WelcomeScene
from bot.services.course.showing import GlossaryScene, TermScene
from bot.tutor.text import capital, shortened
from bot.ui.course.looking import look_at, try_question
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.persistent import PersistentButton, PersistentMenu, services_of
from bot.ui.kit.rooms import WHAT_NEXT, GoButton, go_on, what_next

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.services.scene import Room
    from bot.tutor.course.course import Lesson, Term
    from bot.ui.client import TutorBot

OPTIONS, PLACEHOLDER = 25, 150  # of a menu, as Discord allows
MENUS = 15  # rows on a card with room for the rest


def help_card(scene: HelpScene, rooms: Sequence[Room]) -> ui.LayoutView:
    lessons = "\n".join(
        f"{lesson.number}. **{lesson.title}**, about {lesson.minutes} minutes"
        for lesson in scene.lessons
    )
    return card(
        LESSONS,
        "### Hello, I am Nudge\n"
        "I teach how a neural network learns. Press a button below, or type a command. "
        "What you do is kept. You alone see it, but for trainings and games in a server, data you "
        "add there, and what you do with others: see `/privacy`.",
        f"{lessons}",
        "`/learn` takes you through the lessons, card by card; `together:` with others\n"
        "`/practise` asks other questions of a lesson, or only what you missed\n"
        "`/play` makes you the network, beside a real one: formal or casual? "
        "`partner:` and `mode:` are for playing with others\n"
        "`/train` trains a real tiny network: turn any dial, see the loss, read what it means\n"
        "`/lab` has ready experiments; `/run` shows, compares and takes home your trainings\n"
        "`/data` looks at points or sentences of your own with you, and keeps them to train on\n"
        "`/progress` shows where you are, what sits and what is worth another look\n"
        "`/notebook` keeps what you thought, found and wrote down\n"
        "`/settings` switches invitations to play off and on, for a server its challenges too\n"
        "`/privacy` says what is kept about you; `/mydata export` gives it to you, and "
        "`/mydata delete` deletes it\n"
        "`/glossary` explains a word, or lists them all; on any message, "
        "*Apps* > *Explain this* does it for its words\n"
        "For instructors: `/post` asks your class, `/class` says what it believes, "
        "`/classroom` sets it up, assigns and splits into groups\n"
        "You can also just write to me, in a DM or with a mention: *go on*, *i think its b*, "
        "*why do we need a bias?*, *train on spirals, then make it wider*",
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
        "Type `/learn` to begin, or press the button. "
        "You alone see your answers in it. What you train or write in a channel, or do with "
        "others, can be seen there.\n"
        "Or write to me: `@Nudge what is a weight?`, or a reply to one of my messages.",
        [
            GoButton.labelled("Start learning", ButtonStyle.primary, where="learn"),
            GoButton.labelled("What can you do?", where="help"),
        ],
    )


def term_card(scene: TermScene, rooms: Sequence[Room]) -> ui.LayoutView:
    term, lesson, taught_by = scene.term, scene.lesson, scene.card
    origin = f"-# From lesson {lesson.number}" if lesson is not None else None
    if origin and taught_by is not None:
        origin = f"{origin}, card “{taught_by.title}”"
    row: list[ui.Item[Any]] = []
    if lesson is not None and taught_by is not None:
        row.append(look_at(lesson, taught_by, "Open that card"))
        row += [try_question(lesson, taught_by)] if scene.asked else []
    if lesson is not None and taught_by is None:
        row.append(go_on(lesson, f"Go on in lesson {lesson.number}"))
    text = f"### {capital(term.name)}\n{term.definition}"
    row.append(WordsButton.labelled("All words"))
    return card(LESSONS, text, origin, row, WHAT_NEXT, *what_next(rooms, "Learn"))


class WordsButton(PersistentButton, shape="words"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await show(interaction, services_of(interaction).guide.words())


class WordMenu(PersistentMenu, shape="words:{lesson}:{part}"):
    """The words of a lesson; `part` counts the menus of those that have more than one."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await show(interaction, services_of(interaction).guide.explain(self.picked))


def glossary_card(scene: GlossaryScene) -> ui.LayoutView:
    """Offer all words, in a menu for each lesson."""
    menus = [menu for lesson, terms in scene.words for menu in _menus(lesson, terms)]
    return card(
        LESSONS,
        "### Words\nPick one to see what it means, the card it comes from and a question to try. "
        "`/glossary term:` finds any word as you type.",
        *([menu] for menu in menus[:MENUS]),
        None if menus else "No word is loaded just now. They come back when they are mended.",
    )


def _menus(lesson: Lesson | None, terms: Sequence[Term]) -> Iterator[WordMenu]:
    name = "Other words" if lesson is None else f"{lesson.number}. {lesson.title}"
    each = math.ceil(len(terms) / math.ceil(len(terms) / OPTIONS)) if terms else 1
    for part, first in enumerate(range(0, len(terms), each), start=1):
        some = terms[first : first + each]
        options = [SelectOption(label=capital(term.name), value=term.name) for term in some]
        label = shortened(f"{name} {_range(first + 1, first + len(some), len(terms))}", PLACEHOLDER)
        yield WordMenu.offering(label, options, lesson=lesson.id if lesson else "", part=part)


def _range(first: int, last: int, in_all: int) -> str:
    """Say how many words a menu offers, or which of them, where a lesson has more than one menu."""
    if in_all <= OPTIONS:
        return f"({in_all})"
    return f"(words {first} to {last})"


class GuideCog(commands.Cog):
    @app_commands.command(description="What Nudge can do, and where to start.")
    async def help(self, interaction: Interaction[Any]) -> None:
        await go_for_help(interaction)

    @app_commands.command(description="Look a word up.")
    @app_commands.describe(term="The word, such as gradient; without one all are listed.")
    async def glossary(self, interaction: Interaction[Any], term: str | None = None) -> None:
        guide = services_of(interaction).guide
        await show(interaction, guide.explain(term) if term else guide.words())

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
    bot.add_dynamic_items(WordMenu, WordsButton)
    bot.add_drawing(GlossaryScene, glossary_card)
    bot.add_drawing(TermScene, partial(term_card, rooms=bot.rooms))
    await bot.add_cog(GuideCog())
