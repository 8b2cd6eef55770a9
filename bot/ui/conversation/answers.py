"""Answers out of the course as cards: the words, where they come from, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.services.conversation.answer_scenes import ToldScene, TroubleScene, VeiledScene
from bot.services.conversation.scenes import BEHIND
from bot.services.messages import MessagePlace
from bot.tutor.conversation.safety import TroubleKind
from bot.tutor.errors import TutorError
from bot.ui.answering.content import content_of
from bot.ui.answering.posts import posted, spot_of
from bot.ui.classroom.experiment import run_experiment
from bot.ui.course.looking import look_at, try_question
from bot.ui.exercises.helping import help_buttons, help_lines
from bot.ui.kit.cards import LESSONS, card, gallery, show
from bot.ui.kit.keys import named
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    import discord
    from discord import Interaction, ui

    from bot.services.conversation.answer_scenes import Source
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press
    from bot.ui.client import TutorBot

GIVEN_AWAY = "That would give it away. A hint is yours now; the meaning comes after your answer."
NO_HINT = "That would give it away: the meaning comes after your answer."
WAITS = "-# Your {thing} waits: write *back* to see it again."
NOT_BEGUN = "-# Its experiment has not begun. {reason}"
MOST_IN_ROW = 5


class InPrivateButton(PersistentButton, shape="talk-veiled"):
    """Show the open question of whoever presses, with its hint, to that person alone."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        answers = services_of(interaction).answers
        await show(interaction, answers.hint_instead(press_of(interaction)))


class TroubleButton(PersistentButton, shape="talk-trouble:{kind}"):
    """Say to whoever presses, and to nobody else, what is said to trouble."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        kind = named(TroubleKind, self.keys["kind"])
        await show(interaction, services_of(interaction).answers.behind(kind))


def told_card(scene: ToldScene) -> ui.LayoutView:
    return card(
        LESSONS,
        scene.text,
        gallery(scene.pictures) if scene.pictures else None,
        _origin(scene.sources),
        _ways(scene),
        WAITS.format(thing=scene.waits) if scene.waits else None,
    )


def veiled_card(scene: VeiledScene) -> ui.LayoutView:
    question = scene.question
    if question is None:
        return card(LESSONS, BEHIND, [InPrivateButton.labelled("Look", ButtonStyle.primary)])
    buttons = help_buttons(question)
    said = GIVEN_AWAY if question.help.more else NO_HINT
    return card(LESSONS, said, f"**{question.stem}**", "\n".join(help_lines(question)), buttons)


def trouble_card(scene: TroubleScene) -> ui.LayoutView:
    if scene.behind is None:
        return card(LESSONS, scene.text)
    button = TroubleButton.labelled("Read it", ButtonStyle.primary, kind=scene.behind)
    return card(LESSONS, scene.text, [button])


async def stored_experiment(
    bot: TutorBot, press: Press, scene: ToldScene, *, edited: bool
) -> tuple[ToldScene, Run | None]:
    """Store what an answer begins, before it is shown; where that cannot begin, it says so.

    An edited message begins nothing: the answer has a button for it.
    """
    if scene.begins is None or edited:
        return replace(scene, begins=None), None
    try:
        return scene, await bot.services.training.lab(press, scene.begins, private=True)
    except TutorError as refused:
        text = f"{scene.text}\n\n{NOT_BEGUN.format(reason=refused)}"
        return replace(scene, text=text, begins=None), None


async def post_experiment(bot: TutorBot, message: discord.Message, run: Run) -> None:
    """Launch a stored experiment of a DM; its picture comes to a message of its own."""
    services = bot.services
    channel, posted_as = message.channel, None
    try:
        content = content_of(bot, services.training.scenes.waiting(run))
        posted_as = (await posted(spot_of(bot, message), content, f"run-{run.id}-card")).id
        place = MessagePlace(None, channel.id, posted_as)
        services.following.answer_at(run.id, place)
    finally:
        await services.training.launch(run, channel.id, posted_as)


def _origin(sources: tuple[Source, ...]) -> str | None:
    """Say which cards an answer comes from, in small text."""
    if not sources:
        return None
    places = [
        f"lesson {one.lesson.number}, card {one.number}: *{one.card.title}*" for one in sources
    ]
    return f"-# From {' · '.join(places)}"


def _ways(scene: ToldScene) -> list[ui.Item[Any]]:
    sources = scene.sources
    ways: list[ui.Item[Any]] = [
        look_at(one.lesson, one.card, _label(one) if len(sources) > 1 else "Open the card")
        for one in sources
    ]
    asked = next((one for one in sources if one.asked), None)
    if asked is not None:
        ways.append(try_question(asked.lesson, asked.card, ButtonStyle.secondary))
    if scene.experiment and scene.begins is None:
        ways.append(run_experiment(scene.experiment))
    return ways[:MOST_IN_ROW]


def _label(source: Source) -> str:
    return f"Open lesson {source.lesson.number}, card {source.number}"


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(InPrivateButton, TroubleButton)
    bot.add_drawing(ToldScene, told_card)
    bot.add_drawing(VeiledScene, veiled_card)
    bot.add_drawing(TroubleScene, trouble_card)
