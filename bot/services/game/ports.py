"""What the game needs from outside, besides the store of attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.tutor.game.crowd import CrowdShare


class Judgements(Protocol):
    async def shares(self, sentences: Sequence[str], label: str) -> Mapping[str, CrowdShare]:
        """Return, for sentences by their ids, how many people gave them this label.

        A sentence that nobody judged is left out. Each person counts once.
        """
        ...
