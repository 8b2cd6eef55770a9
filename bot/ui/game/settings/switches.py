"""/settings: what somebody switches off for themselves, or for the server that they run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui
from discord.ext import commands

from bot.services.game.settings import SettingsScene
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

ON = 1  # the most that `on` may be in a custom id; 0 is off


class InvitationsButton(PersistentButton, shape="settings-invitations:{on}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        settings, on = services_of(interaction).settings, bool(whole(self.keys["on"], most=ON))
        await show(interaction, settings.turn_invitations(press_of(interaction), on=on))


class ChallengesButton(PersistentButton, shape="settings-challenges:{on}"):
    """The right to press it is checked at every press: a card may be older than a right."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        settings, on = services_of(interaction).settings, bool(whole(self.keys["on"], most=ON))
        await show(interaction, settings.turn_challenges(press_of(interaction), on=on))


def settings_card(scene: SettingsScene) -> ui.LayoutView:
    may = "may invite you" if scene.invitations else "cannot invite you"
    own = f"**Invitations to play: {_state(scene.invitations)}.** Others {may} to a game of two."
    verb, style = _press(scene.invitations)
    label = f"{verb} invitations"
    button = InvitationsButton.labelled(label, style, on=int(not scene.invitations))
    return card(GAME, "### Settings", own, [button], *_server_parts(scene))


def _server_parts(scene: SettingsScene) -> tuple[str | list[ChallengesButton], ...]:
    if scene.challenges is None:
        return ()
    does = (
        "People may post sentences that fool a network, and others answer them."
        if scene.challenges
        else "Nobody can post one, and those in the channels show no sentence and take no answers."
    )
    verb, style = _press(scene.challenges)
    button = ChallengesButton.labelled(
        f"{verb} challenges here", style, on=int(not scene.challenges)
    )
    return (
        f"**Challenges in this server: {_state(scene.challenges)}.** {does}",
        [button],
        "-# You see this because you run this server.",
    )


def _state(on: bool) -> str:
    return "on" if on else "off"


def _press(on: bool) -> tuple[str, ButtonStyle]:
    """Return the verb and the look of the button that turns something over."""
    if on:
        return "Switch off", ButtonStyle.secondary
    return "Switch on", ButtonStyle.primary


class SettingsCog(commands.Cog):
    @app_commands.command(description="Switch invitations on or off, and a server's challenges.")
    async def settings(self, interaction: Interaction[Any]) -> None:
        await show(interaction, services_of(interaction).settings.show(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(InvitationsButton, ChallengesButton)
    bot.add_drawing(SettingsScene, settings_card)
    await bot.add_cog(SettingsCog())
