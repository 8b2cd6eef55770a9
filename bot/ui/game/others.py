"""What there is to play with others, and /play, which opens any of the modes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, User, app_commands, ui

from bot.services.game.modes import OthersScene
from bot.services.game.partner_kind import PARTNER
from bot.ui.game.partner.forms import partner_games
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.persistent import PersistentButton, bot_of, press_of, services_of
from bot.ui.kit.rooms import GoButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.game.modes import GameMode
    from bot.ui.client import TutorBot


class OthersButton(PersistentButton, shape="play-others"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await show(interaction, services_of(interaction).modes.with_others())


def others_card(scene: OthersScene) -> ui.LayoutView:
    return card(
        GAME,
        "### Play with others\nEach begins in the channel where you press it.",
        *(
            part
            for mode in scene.modes
            for part in (f"**{mode.label}**: {mode.about}", [_begin(mode)])
        ),
        "-# Nobody is waited for, nobody is ranked, and nobody's answer is seen before its time.",
    )


def _begin(mode: GameMode) -> GoButton:
    return GoButton.labelled(mode.label, where=mode.room)


def play_command(modes: Sequence[GameMode]) -> app_commands.Command[Any, ..., None]:
    """Return `/play`, which asks for a mode where there are several, and for a partner."""

    async def play(interaction: Interaction[Any]) -> None:
        await bot_of(interaction).enter(interaction, modes[0].room)

    async def play_in(interaction: Interaction[Any], mode: str | None = None) -> None:
        named = services_of(interaction).modes.named
        await bot_of(interaction).enter(interaction, named(mode or modes[0].name).room)

    async def play_with(
        interaction: Interaction[Any], mode: str | None = None, partner: User | None = None
    ) -> None:
        if partner is None:
            await play_in(interaction, mode)
        else:
            games, press = partner_games(interaction), press_of(interaction)
            await show(interaction, games.invite(press, partner.id, is_bot=partner.bot))

    about = "Play the network: is a sentence formal or casual?"
    if len(modes) == 1:
        return app_commands.Command(name="play", description=about, callback=play)
    choices = [app_commands.Choice(name=mode.label, value=mode.name) for mode in modes]
    asked = app_commands.choices(mode=choices)
    described = app_commands.describe(mode="How to play; on your own, if you leave it out.")
    if all(mode.name != PARTNER for mode in modes):
        return app_commands.Command(
            name="play", description=about, callback=described(asked(play_in))
        )
    with_whom = app_commands.describe(partner="Whom to invite to a game of two.")
    asking = with_whom(described(asked(play_with)))
    return app_commands.Command(name="play", description=about, callback=asking)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(OthersButton)
    bot.add_drawing(OthersScene, others_card)
    bot.tree.add_command(play_command(bot.services.modes.all))
