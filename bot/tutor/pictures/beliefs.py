"""A picture of what a class believes: a bar for each misconception, with its interval."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.pictures.kind import PictureSpec

MOST_BELIEFS = 6


@dataclass(frozen=True, slots=True)
class BeliefBar:
    """One misconception: of `asked` answers `held` showed it; `low` and `high` bound the share.

    `taught` says which card of which lesson mends it, "" for none.
    """

    belief: str
    taught: str
    held: int
    asked: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BeliefsPicture(PictureSpec):
    """At most MOST_BELIEFS bars, the one to discuss first at the top."""

    bars: tuple[BeliefBar, ...]
