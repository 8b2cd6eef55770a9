"""What could not be shown to somebody: it waits, in memory, for their next press or message.

It is a convenience: all of it is stored, and `/learn` and old cards show how things stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.services.newest import Newest

if TYPE_CHECKING:
    from bot.ui.answering.content import Content

MOST: Final = 100  # people for whom something waits; a card with pictures is some 100 kB
WAITS: Final = 15 * 60.0  # seconds
HINT: Final = "Discord did not let this through when it was due; it was saved all the same."


@dataclass(frozen=True, slots=True)
class UnshownCard:
    """`channel` is where it was to be shown for everybody, None for one person's eyes alone."""

    content: Content
    channel: int | None
    until: float


class UnshownCards:
    """The last card that each person was not shown, by person and server."""

    def __init__(self) -> None:
        self._waiting = Newest[tuple[int, int | None], UnshownCard](MOST)

    def keep(
        self, person: int, guild: int | None, content: Content, channel: int | None, now: float
    ) -> None:
        """Keep it for a quarter of an hour; `now` is in seconds of the clock's `elapsed`."""
        self._waiting[person, guild] = UnshownCard(content, channel, now + WAITS)

    def forget(self, person: int) -> None:
        for place in [one for one in self._waiting if one[0] == person]:
            del self._waiting[place]

    def take(self, person: int, guild: int | None, now: float) -> Content | None:
        """Return what waits for one person alone to see, and forget it."""
        found = self._waiting.pop((person, guild), None)
        return found.content if found is not None and now < found.until else None

    def take_for(self, person: int, guild: int | None, channel: int, now: float) -> Content | None:
        """Return what waits and may be shown in a channel, where others may read along."""
        found = self._waiting.get((person, guild))
        if found is None or (guild is not None and found.channel != channel):
            return None
        return self.take(person, guild, now)
