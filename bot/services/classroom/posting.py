"""Posting the card of a gathering in the class channel, or closing it where that cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from bot.services.messages import Reason, Undelivered, hint_for
from bot.services.scene import Scene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import ElsewhereError

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.tutor.classroom.classroom import Classroom
    from bot.tutor.exercises.gatherings import Gathering, WantedGathering
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class ClassNoteScene(Scene):
    """A line or two for one person about something in the class channel.

    `post` is the gathering of a post where a button to one's own answer helps.
    """

    text: str
    post: int = 0


HINTS = {
    Reason.FORBIDDEN: "{needs}",
    Reason.ARCHIVED: "That thread is archived or locked.",
    Reason.GONE: "It was deleted: name another class channel with `/classroom setup`.",
    Reason.TROUBLE: "Discord is in trouble: try again in a minute.",
}


def channel_for(classroom: Classroom, press: Press) -> int:
    """Return where a class meets: its channel or, without one, the one of the press.

    Raise TutorError for somebody who may not write there.
    """
    if classroom.channel is not None:
        return classroom.channel
    if press.channel is None or not press.rights.may_send:
        raise TutorError("You may not write in this channel, so I post nothing for you here.")
    return press.channel


async def posted(groups: Groups, press: Press, wanted: WantedGathering) -> Gathering:
    """Open a gathering and post its card.

    Raise TutorError where it cannot be posted: then it is closed, and nobody sees it.
    """
    opened = await groups.open(press, wanted)
    told = await groups.post(opened.id)
    if isinstance(told, Undelivered):
        await groups.close(opened.id)
        hint = hint_for(told, HINTS)
        raise TutorError(
            f"I could not post in <#{wanted.channel}>, so nothing was begun. {hint}".strip()
        )
    return await groups.show(opened.id)


async def of_class(groups: Groups, press: Press, gathering: int, kind: str) -> Gathering:
    """Find a gathering of a kind. Raise TutorError for one of another kind or server."""
    found = await groups.show(gathering)
    if found.kind != kind:
        raise TutorError("This button is of another card. Nothing was changed.")
    if press.guild != found.guild:
        raise ElsewhereError
    return found


def own_press(gathering: int, what: str) -> int:
    """Return the id of a press that nobody made, always the same one for the same two.

    Each press is noted once; those of Discord have ids above zero.
    """
    digest = blake2b(f"{gathering}:{what}".encode(), digest_size=7).digest()
    return -1 - int.from_bytes(digest)
