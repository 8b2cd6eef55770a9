"""Wishes to choose from, when a message was not clear or what it wishes is private."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.services.conversation.scenes import OffersScene
from bot.tutor.conversation.intents import ASKS, Intent
from bot.tutor.conversation.wish import LABELS, Wish
from bot.tutor.text import shortened
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.keys import named
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction, ui

    from bot.ui.client import TutorBot

ON_BUTTON = 34  # characters that read well on a phone


class WishButton(PersistentButton, shape="talk-do:{intent}:{lesson}:{card}"):
    """Carry a wish out for whoever presses, for their eyes alone in a server."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lesson, one = self.keys["lesson"], self.keys["card"]
        intent = named(Intent, self.keys["intent"])
        wish = Wish(intent, f"{lesson}/{one}" if one else "", "" if one else lesson)
        conversation = services_of(interaction).conversation
        await show(interaction, conversation.do(press_of(interaction), wish))


def offers_card(scene: OffersScene) -> ui.LayoutView:
    buttons = [_button(scene, wish, first=not at) for at, wish in enumerate(scene.wishes)]
    return card(LESSONS, scene.text, buttons)


def _button(scene: OffersScene, wish: Wish, *, first: bool) -> WishButton:
    lesson, _, one = wish.card.partition("/")
    asks = wish.intent in ASKS
    label = f"About: {scene.titles.get(wish.card, '')}" if asks else LABELS.get(wish.intent, "")
    style = ButtonStyle.primary if first else ButtonStyle.secondary
    about = lesson or wish.lesson
    label = shortened(label, ON_BUTTON)
    return WishButton.labelled(label, style, intent=wish.intent, lesson=about, card=one)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(WishButton)
    bot.add_drawing(OffersScene, offers_card)
