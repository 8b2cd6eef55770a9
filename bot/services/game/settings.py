"""What people switch off for themselves, and those who run a server for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.game.challenge_kind import KIND
from bot.services.scene import Scene
from bot.tutor.errors import TutorError
from bot.tutor.game.switches import CHALLENGES, INVITATIONS

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.services.game.ports import Switches
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class SettingsScene(Scene):
    """What is on; `challenges` is None for somebody who does not run the server of the press."""

    invitations: bool
    challenges: bool | None = None


@dataclass(frozen=True, slots=True)
class GameSettings:
    switches: Switches
    groups: Groups

    async def show(self, press: Press) -> SettingsScene:
        """Show a person their own switch and, where they run the server, that of the server."""
        invitations = INVITATIONS not in await self.switches.off_for(press.person)
        if not press.may_manage_here or press.guild is None:
            return SettingsScene(invitations)
        challenges = CHALLENGES not in await self.switches.off_in(press.guild)
        return SettingsScene(invitations, challenges)

    async def turn_invitations(self, press: Press, *, on: bool) -> SettingsScene:
        """Let others invite this person to a game of two, or not."""
        await self.switches.turn_own(press, INVITATIONS, on=on)
        return await self.show(press)

    async def turn_challenges(self, press: Press, *, on: bool) -> SettingsScene:
        """Let people post challenges in the server of the press, or not; cards show it at once.

        Raise TutorError for somebody who does not run the server.
        """
        if not press.may_manage_here or press.guild is None:
            raise TutorError(
                "Only somebody who runs this server can switch that (the permission Manage "
                "Server). Nothing was changed."
            )
        await self.switches.turn_here(press, CHALLENGES, on=on)
        await self._redraw(press.guild)
        return await self.show(press)

    async def _redraw(self, guild: int) -> None:
        """Let the challenges that stand in a server show their sentences again, or no more."""
        for gathering in await self.groups.phases.shown(self.groups.clock.now()):
            found = await self.groups.show(gathering)
            if (found.kind, found.guild) == (KIND, guild):
                await self.groups.redraw(gathering)
