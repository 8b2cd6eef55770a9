"""How is this computed? A button beside every number that is shown about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.course.showing import HowScene
from bot.tutor.course.figures import ShownOn
from bot.ui.course.buttons import MendedButton
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.keys import named, whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.kit.rooms import DebriefButton, GoButton, GoOnButton

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.course.figures import Figure
    from bot.ui.client import TutorBot

MOST = 3500  # characters; a card takes 4,000 in all
REST = "-# The other numbers of this kind are computed in the same way."
HOW = "How is this computed?"


class HowButton(PersistentButton, shape="how:{card}:{about}"):
    """`card` names a card with numbers on it, `about` its lesson, or its attempt at mistakes."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        progress, shown_on = services_of(interaction).progress, named(ShownOn, self.keys["card"])
        about = self.keys["about"]
        if shown_on is ShownOn.MISTAKES:
            about = str(whole(about))
        await show(interaction, progress.explain(press_of(interaction), shown_on, about))


def how_computed(shown_on: ShownOn, about: object = "") -> HowButton:
    """Return the button for a card; `about` is the id of its lesson, or of its attempt."""
    return HowButton.labelled(HOW, card=shown_on, about=about)


def how_card(scene: HowScene) -> ui.LayoutView:
    return card(
        LESSONS,
        f"### {HOW}",
        *_told(scene.figures),
        [_back(scene)],
        "-# All of it comes from what you did here. Only you see it.",
    )


def _told(figures: Sequence[Figure]) -> Iterator[str]:
    room = MOST
    for figure in figures:
        text = f"**{figure.shown}**\n{figure.how}"
        room -= len(text)
        if room < 0:
            yield REST
            return
        yield text


def _back(scene: HowScene) -> PersistentButton:
    """Lead back to the card that the number is on."""
    label, style = "Back", ButtonStyle.primary
    if scene.shown_on is ShownOn.PROGRESS:
        return GoButton.labelled(label, style, where="progress")
    if scene.shown_on is ShownOn.MISTAKES:
        return MendedButton.labelled(label, style, attempt=scene.about)
    if scene.shown_on is ShownOn.DEBRIEF:
        return DebriefButton.labelled(label, style, lesson=scene.about)
    return GoOnButton.labelled(label, style, lesson=scene.about)


def bold(figure: Figure) -> str:
    """Write what is shown, with its name in bold."""
    name, _, count = figure.shown.partition(": ")
    return f"**{name}**: {count}" if count else name


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(HowButton)
    bot.add_drawing(HowScene, how_card)
