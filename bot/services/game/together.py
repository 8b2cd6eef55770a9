"""What people do in every game of several: begin it in a channel, join, leave, go on.

Each mode has a service with the methods of `Together`; the functions here are what they share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from bot.services.messages import Reason, Undelivered, hint_for
from bot.services.scene import Scene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.gatherings import ElsewhereError, NotAMemberError, WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.together import LASTS, MOVED_ON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.exercises.groups import Answered, Groups, Judge
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press


class Together(Protocol):
    """The service of a mode that people play together. What it returns is seen by one person."""

    async def join(self, press: Press, gathering: int) -> Scene:
        """Join a game, also late, or come back into it."""
        ...

    async def leave(self, press: Press, gathering: int) -> Scene:
        """Leave a game; what one did stays, and the others go on."""
        ...

    async def go_on(self, press: Press, gathering: int, phase: int) -> Scene:
        """Go on from a phase. Raise NotYetError where too many are still thinking."""
        ...

    async def look(self, press: Press, gathering: int) -> Scene:
        """Show somebody their own part."""
        ...


@dataclass(frozen=True, slots=True)
class PrivateNoteScene(Scene):
    """A line or two for one person about a game in the channel.

    `mode` and `gathering` name the game where a button to one's own part helps.
    """

    text: str
    mode: str = ""
    gathering: int = 0


OLD_CARD = MOVED_ON  # what a press on a card of an earlier phase is told
BEGUN = "Your game stands in the channel now, and you are in it."
JOINED = "You are in. The card in the channel shows what comes next."
LEFT = "You left the game. What you did before counts, and **Join** brings you back."


NOBODY: Mapping[int, str] = MappingProxyType({})


async def begin(
    groups: Groups,
    press: Press,
    kind: str,
    plan: Plan,
    role: str = "",
    invited: Mapping[int, str] = NOBODY,
) -> Gathering:
    """Open a game in the channel of the press, let its host join, and post its card.

    `invited` are people with a role, by their Discord ids, who are members from the start.
    Raise TutorError in a DM, for somebody who may not write in the channel, and where the card
    cannot be posted: then there is no game.
    """
    if press.guild is None or press.channel is None:
        raise TutorError(
            "This is played with others, so it needs a server: type `/play` in a channel there."
        )
    if not press.rights.may_send:
        raise TutorError("You may not write in this channel, so I begin no game for you here.")
    due = groups.clock.now() + LASTS
    opened = await groups.open(press, WantedGathering(kind, plan, due, press.channel))
    if opened.closed:
        raise TutorError("That game is over. Type `/play` to begin another one.")
    if opened.member(press.person) is None:
        await groups.gatherings.join(press, opened.id, role, MOST_AT_FIRST)
    for person, theirs in invited.items():
        if opened.member(person) is None:
            # Each press is noted once; those of Discord have ids above zero.
            for_them = replace(press, id=-press.id, person=person)
            await groups.gatherings.join(for_them, opened.id, theirs, MOST_AT_FIRST)
    told = await groups.post(opened.id)
    if isinstance(told, Undelivered):
        await groups.close(opened.id)
        raise TutorError(
            f"I could not post the game in this channel. {hint_for(told, HINTS)}".strip()
        )
    return await groups.show(opened.id)


MOST_AT_FIRST = 2
HINTS = {
    Reason.FORBIDDEN: "{needs}",
    Reason.ARCHIVED: "This thread is archived or locked: go on in its channel.",
    Reason.GONE: "It was deleted.",
    Reason.TROUBLE: "Discord is in trouble: begin it again in a minute.",
}


async def of_kind(groups: Groups, press: Press, gathering: int, kind: str) -> Gathering:
    """Find a game of a mode. Raise TutorError for one of another mode or server: it was forged."""
    found = await groups.show(gathering)
    if found.kind != kind:
        raise TutorError("This button is of another game. Nothing was changed.")
    if press.guild not in {None, found.guild}:
        raise ElsewhereError
    return found


async def left(groups: Groups, press: Press, found: Gathering) -> str:
    """Let somebody out, and return what they are told. Raise NotAMemberError for a stranger."""
    member = found.member(press.person)
    if member is None or (member.left_at is not None and found.takes_answers):
        raise NotAMemberError
    if not found.takes_answers:
        return "This game is over already. What you did before counts."
    await groups.leave(press, found.id)
    return LEFT


async def entered(
    groups: Groups, press: Press, seen: tuple[int, int], activity: str, judge: Judge
) -> Answered:
    """Enter what somebody does into the attempt that the whole group shares.

    `seen` is the gathering and the phase of the card that was pressed. Raise what `Groups.answer`
    raises.
    """
    gathering, phase = seen
    wanted = WantedAttempt("", activity, Plan(), gathering=gathering, of_group=True)
    return await groups.answer(press, phase, wanted, judge)


def shared_entries(attempts: Sequence[Attempt]) -> tuple[Entry, ...]:
    """Return what was done in the attempt that the whole group shares, in order."""
    return tuple(entry for one in attempts if one.person is None for entry in one.entries)
