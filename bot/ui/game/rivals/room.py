"""/play with rival test sets: the card in the channel, from the lobby to both networks' results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.services.game.rivals import RivalTests
from bot.services.game.rivals_kind import KIND
from bot.services.game.rivals_scenes import RivalsScene
from bot.tutor.exercises.gatherings import FEW
from bot.tutor.game.rivals import LOBBY, PICKING, Team
from bot.tutor.game.rivals_telling import (
    common_lines,
    learnt_lines,
    result_table,
    rival_lines,
    team_name,
)
from bot.ui.game.rivals.reading import ReadTestsButton
from bot.ui.game.together.buttons import people, together_row, waiting_line
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.kit.rooms import GoButton

if TYPE_CHECKING:
    from discord import Interaction

    from bot.ui.client import TutorBot

RULES = (
    "### Rival test sets\nTwo teams, and a network for each. A team picks 10 of the same 30 "
    "sentences: from these its network learns. Then it secretly writes the test for the **other** "
    "team's network. At the end both networks are trained and tested."
)
FAIR = (
    "-# Only your team sees what it picks and writes, without names; at the end everybody who "
    f"played, and whoever runs the server, may read both tests. In a team of fewer than {FEW} "
    "people others may guess who did what. Write nothing about a real person. Whoever comes late "
    "joins the smaller team."
)
PICK = (
    "### Pick ten\nEach team picks the 10 sentences that its network learns from, and agrees. "
    "Press **My team**: only your team sees its pick."
)
WRITE = (
    "### Write the other's test\nEach team writes sentences that could fool the **other** team's "
    "network, each with its label. Press **My team**: only your team sees them."
)
NOTHING = "### Rival test sets\nThe game ended before a team picked anything. Nothing is lost."


def rivals_card(scene: RivalsScene) -> ui.LayoutView:
    if scene.is_over:
        return _over_card(scene)
    return _lobby_card(scene) if scene.phase == LOBBY else _phase_card(scene)


def _lobby_card(scene: RivalsScene) -> ui.LayoutView:
    row = together_row(KIND, scene.gathering, scene.phase, scene.turnout, onward="Start")
    row.insert(1, OtherTeamButton.labelled("Other team", gathering=scene.gathering))
    return card(GAME, RULES, _teams(scene), row, FAIR)


def _phase_card(scene: RivalsScene) -> ui.LayoutView:
    row = together_row(
        KIND, scene.gathering, scene.phase, scene.turnout, onward="Go on", part="My team"
    )
    return card(
        GAME,
        PICK if scene.phase == PICKING else WRITE,
        _teams(scene),
        waiting_line(scene.turnout),
        row,
    )


def _teams(scene: RivalsScene) -> str:
    return "\n".join(
        f"**{team_name(team)}** ({len(ids)}): {people(ids) if ids else 'nobody'}"
        for team, ids in zip(Team, scene.teams, strict=True)
    )


def _over_card(scene: RivalsScene) -> ui.LayoutView:
    again = GoButton.labelled("Play again", where="play-rivals")
    result = scene.result
    if result is None:
        return card(GAME, NOTHING, [again])
    read = ReadTestsButton.labelled(
        "Read both tests", ButtonStyle.primary, gathering=scene.gathering, page=0
    )
    written = any(network.tested for network in result.networks)
    return card(
        GAME,
        "### Rival test sets: the result",
        "\n".join(learnt_lines(result)),
        result_table(result),
        *("\n".join(rival_lines(network)) for network in result.networks),
        "\n".join(common_lines(result)),
        [read, again] if written else [again],
        "-# Unseen are easy sentences that neither network learnt from. Networks are compared "
        "here, not people. The label of a written sentence is what its author says.",
    )


class OtherTeamButton(PersistentButton, shape="rivals-team:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        rivals, gathering = rivals_in(interaction), whole(self.keys["gathering"])
        await show(interaction, rivals.change(press_of(interaction), gathering))


def rivals_in(interaction: Interaction[Any]) -> RivalTests:
    return services_of(interaction).modes.service(RivalTests)


async def go_to_rivals(interaction: Interaction[Any]) -> None:
    await show(interaction, rivals_in(interaction).open(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("play-rivals", go_to_rivals)
    bot.add_dynamic_items(OtherTeamButton)
    bot.add_drawing(RivalsScene, rivals_card)
