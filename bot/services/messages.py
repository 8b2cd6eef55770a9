"""The port through which somebody is told something later, and what may come of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.services.scene import Scene
from bot.tutor.text import listed

Draw = Callable[[], Awaitable[Scene | None]]
"""Returns what a message is to show now, None to leave it as it is."""


@dataclass(frozen=True, slots=True)
class Token:
    """What Discord gave with one press: for some minutes it lets the bot edit the answer.

    `until` is in the seconds of the clock's `elapsed`.
    """

    text: str = field(repr=False)  # whoever reads it can write in the bot's name
    until: float


@dataclass(frozen=True, slots=True)
class MessagePlace:
    """Where a message stands, or is to stand while `message` is None. All are Discord's ids.

    `guild` is None in a DM. A `private` message is seen by one person of a server and can be edited
    with its token only.
    """

    guild: int | None
    channel: int
    message: int | None = None
    token: Token | None = None
    private: bool = False


class Reason(StrEnum):
    """Why something could not be told in its place."""

    GONE = "gone"  # the channel was deleted, or the message where none takes its place
    FORBIDDEN = "forbidden"  # the bot may not see the channel, or not write in it
    CLOSED = "closed"  # the person takes no DMs of the bot
    ARCHIVED = "archived"  # the thread is archived or locked, and the bot may not open it
    EXPIRED = "expired"  # a private answer, and the token of its press is too old
    TROUBLE = "trouble"  # Discord or the network was in trouble, and stayed so
    REFUSED = "refused"  # Discord takes no such message
    REPLACED = "replaced"  # a newer scene was to be delivered to the same message


HINTS = {
    Reason.GONE: "The channel where you asked for this was deleted, so it comes here.",
    Reason.CLOSED: (
        "Your settings let no direct message of mine through, so it comes here. Switch on Direct "
        "Messages in the privacy settings of a server that we share, if you want them."
    ),
    Reason.FORBIDDEN: "I could not show this where you asked for it, so it comes here. {needs}",
    Reason.ARCHIVED: (
        "The thread where you asked for this is archived or locked, and I may not open it, so it "
        "comes here."
    ),
}
"""What a person is told with something that could not be shown in its place, where it helps.

`hint_for` puts in what the bot `needs` there.
"""

NEEDED = ("View Channel", "Send Messages", "Attach Files")
"""The permissions that are named where it is not known which of them is missing."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """It is told; `place` says where it stands now, which may be a new message."""

    place: MessagePlace


@dataclass(frozen=True, slots=True)
class Undelivered:
    """It is not told. Whoever wanted it keeps it, and shows it at the person's next press.

    `missing` names the permissions that the bot lacks there, as far as it is known.
    """

    reason: Reason
    missing: tuple[str, ...] = ()


def hint_for(told: Undelivered, hints: Mapping[Reason, str] = HINTS) -> str:
    """Return what a person is told about why; "" where nothing helps. It names what is missing."""
    names = told.missing or NEEDED
    words = "permission" if len(names) == 1 else "permissions"
    needs = f"I need the {words} {listed(names)} there: whoever runs the server can give that."
    return hints.get(told.reason, "").format(needs=needs)


class Messages(Protocol):
    """Tells people what happens while nobody presses."""

    async def deliver(
        self, place: MessagePlace, scene: Scene, nonce: str, *, anew: bool = True
    ) -> Delivered | Undelivered:
        """Show a scene that must arrive: edit the message there, or post one if there is none.

        What Discord's trouble keeps from arriving is sent again for some seconds. A message that
        cannot be edited any more is posted `anew`, or else it is told as GONE or, where that may
        pass, as TROUBLE. `nonce` has at most 25 characters and names what
        is told: Discord does not post the same twice when its first answer was lost. What was to be
        refreshed in this message before is dropped.
        """
        ...

    def refresh(self, place: MessagePlace, draw: Draw) -> None:
        """Have a message edited soon to show what `draw` returns then; None changes nothing.

        Return at once. Of several refreshes of a message only the last one counts, its edits never
        overlap and have a gap between them, and all edits in a channel stay within what Discord
        allows. An edit that fails is made again, with what `draw` returns by then, unless the
        message or the right to edit it is gone; an archived thread is opened for it. A `draw` that
        takes too long or raises TutorError is called again too, and one that raises anything else a
        few times.
        """
        ...
