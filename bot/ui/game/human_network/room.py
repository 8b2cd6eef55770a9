"""The room of the network of people: what opens it, and what it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.services.game.human_network import HumanNetworks
from bot.services.game.human_network_scenes import HumanNetworkScene, OwnWeightScene
from bot.ui.game.human_network.cards import network_card
from bot.ui.game.human_network.own_weight import NudgeButton, weight_card
from bot.ui.kit.cards import show
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction

    from bot.ui.client import TutorBot


async def begin_network(interaction: Interaction[Any]) -> None:
    service = services_of(interaction).modes.service(HumanNetworks)
    await show(interaction, service.begin(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("play-human-network", begin_network)
    bot.add_dynamic_items(NudgeButton)
    bot.add_drawing(HumanNetworkScene, network_card)
    bot.add_drawing(OwnWeightScene, weight_card)
