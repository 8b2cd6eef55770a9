"""What the game needs from outside, besides the store of attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.tutor.game.crowd import CrowdShare
    from bot.tutor.people import Press


class Judgements(Protocol):
    async def shares(self, sentences: Sequence[str], label: str) -> Mapping[str, CrowdShare]:
        """Return, for sentences by their ids, how many people gave them this label.

        A sentence that nobody judged is left out. Each person counts once.
        """
        ...


class Switches(Protocol):
    """Keeps what is switched off, by the name of the switch."""

    async def off_for(self, person: int) -> frozenset[str]:
        """Return what a person switched off for themselves."""
        ...

    async def off_in(self, guild: int) -> frozenset[str]:
        """Return what is switched off in a server."""
        ...

    async def turn_own(self, press: Press, name: str, *, on: bool) -> None:
        """Switch something on or off for whoever pressed; twice is as good as once."""
        ...

    async def turn_here(self, press: Press, name: str, *, on: bool) -> None:
        """Switch something on or off in the server of the press; in a DM nothing changes."""
        ...
