"""Both tests of a game that is over, page by page, for those who played it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.services.game.rivals import RivalTests
from bot.services.game.rivals_scenes import BothTestsScene
from bot.tutor.game.rivals_telling import line_of, of_team
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction, ui

    from bot.ui.client import TutorBot

PAGE = 5  # sentences: with all marks escaped they stay within what a card holds


class ReadTestsButton(PersistentButton, shape="rivals-read:{gathering}:{page}"):
    """Free text of people never stands in the channel: it is read in private."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        rivals = services_of(interaction).modes.service(RivalTests)
        gathering, page = whole(self.keys["gathering"]), whole(self.keys["page"])
        await show(interaction, rivals.read(press_of(interaction), gathering, page))


def both_tests_card(scene: BothTestsScene) -> ui.LayoutView:
    result = scene.result
    lines = [
        line_of(result.subject, network.team, one)
        for network in result.networks
        for one in network.tested
    ]
    if not lines:  # their authors were deleted since the card was drawn
        return card(GAME, "No sentence of either test is left.")
    last = (len(lines) - 1) // PAGE
    page = min(scene.page, last)
    turns = ((page - 1, "Previous"), (page + 1, "Next"))
    row = [
        ReadTestsButton.labelled(label, gathering=scene.gathering, page=to)
        for to, label in turns
        if 0 <= to <= last
    ]
    names = " and ".join(of_team(network.team) for network in result.networks)
    return card(
        GAME,
        f"### What {names} networks were asked",
        "\n".join(lines[page * PAGE : (page + 1) * PAGE]),
        row,
        f"-# Page {page + 1} of {last + 1} · without names · only you see this card",
    )


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(ReadTestsButton)
    bot.add_drawing(BothTestsScene, both_tests_card)
