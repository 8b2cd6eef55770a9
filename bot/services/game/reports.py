"""Reporting a challenge, and what whoever runs the server does about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.game.challenge_kind import challenge_seen, standing_in
from bot.services.game.challenge_scenes import ReportedScene
from bot.services.game.own_challenges import noted
from bot.services.game.together import PrivateNoteScene, shared_entries
from bot.tutor.errors import TutorError
from bot.tutor.game.standing import (
    GONE_FOR_GOOD,
    check_shown,
    reasons_in,
    report,
    show_again,
    take_down,
)
from bot.tutor.text import clean

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.services.game.challenge_scenes import OwnChallengeScene
    from bot.services.game.own_challenges import OwnChallenges
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Reports:
    """Methods raise TutorError for what is no challenge, or one that is gone for good."""

    groups: Groups
    own: OwnChallenges

    async def check(self, press: Press, gathering: int) -> OwnChallengeScene | None:
        """Raise TutorError where a person has nothing to report, before they write a reason.

        The author has nothing to report either, and gets what they can do instead.
        """
        found, attempts = await challenge_seen(self.groups, gathering)
        if found.host == press.person:
            return await self.own.show(press, gathering, YOURS)
        report(shared_entries(attempts), press.person, "")
        return None

    async def report(self, press: Press, gathering: int, reason: str) -> PrivateNoteScene:
        """Report a challenge: it is hidden for all until somebody who runs the server looks."""
        found, _ = await challenge_seen(self.groups, gathering)
        if found.host == press.person:
            raise TutorError(YOURS)
        said = clean(reason).strip()
        await noted(
            self.groups, press, found, lambda notes: report(notes.entries, press.person, said)
        )
        return PrivateNoteScene(THANKS)

    async def look(
        self, press: Press, gathering: int, note: str = ""
    ) -> ReportedScene | OwnChallengeScene:
        """Show somebody who runs the server what was reported, and why; its author their own."""
        found, attempts = await challenge_seen(self.groups, gathering)
        if found.host == press.person and not press.may_manage_here:
            return await self.own.show(press, gathering)
        _check_runs_here(found, press)
        standing = standing_in(found, attempts)
        if standing in GONE_FOR_GOOD:
            check_shown(standing)
        reasons = reasons_in(shared_entries(attempts))
        return ReportedScene(found.id, found.host, found.plan.items[2], standing, reasons, note)

    async def show_again(
        self, press: Press, gathering: int, seen: int
    ) -> ReportedScene | OwnChallengeScene:
        """Show it to all again; `seen` is how many reports were looked at. Not for its author."""
        found, _ = await challenge_seen(self.groups, gathering)
        _check_runs_here(found, press)
        if found.host == press.person:
            raise TutorError(
                "You wrote this one yourself, so somebody else who runs the server has to decide."
            )
        await noted(self.groups, press, found, lambda notes: show_again(notes.entries, seen))
        return await self.look(press, gathering, "It is shown to all again.")

    async def take_down(self, press: Press, gathering: int) -> PrivateNoteScene:
        """Take it down for good."""
        found, _ = await challenge_seen(self.groups, gathering)
        _check_runs_here(found, press)
        await noted(self.groups, press, found, lambda notes: take_down(notes.entries))
        return PrivateNoteScene("It is taken down: the card says so, and shows no sentence.")


def _check_runs_here(found: Gathering, press: Press) -> None:
    """Raise TutorError unless the person runs the server in which a challenge stands."""
    if not press.may_manage_here or press.guild != found.guild:
        raise TutorError(
            "Only somebody who runs this server can look at it (the permission Manage Server)."
        )


YOURS = "This one is yours, so there is nothing to report: you can take it back any time."
THANKS = (
    "Thank you. It is hidden for all now, until somebody who runs the server has looked. "
    "They see your reason and not your name."
)
