"""Finds where on the links of a network their numbers stand clear of each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.plots.lessons.paper import Spot

PLACES = 17  # that are tried on each link
SWEEPS = 3
ENOUGH = 14.0  # pixels from other words and lines: more is not better


@dataclass(frozen=True, slots=True)
class LinkLabel:
    """A link from its start to its end, and the width and height of what is written on it."""

    start: Spot
    end: Spot
    width: float
    height: float

    def at(self, share: float) -> Spot:
        (left, top), (right, bottom) = self.start, self.end
        return left + share * (right - left), top + share * (bottom - top)

    def height_at(self, x: float) -> float:
        """Return how far down the link is, at `x` pixels from the left."""
        return self.at((x - self.start[0]) / (self.end[0] - self.start[0]))[1]


def clear_spots(links: Sequence[LinkLabel], margin: tuple[float, float]) -> list[Spot]:
    """Return the middle of each label; `margin` is kept free at the start and at the end.

    Each link in turn takes the place with the most room, three times over: few links need no more.
    """
    tried = [_shares(link, margin) for link in links]
    chosen = [shares[len(shares) // 2] for shares in tried]
    for _ in range(SWEEPS):
        for place, shares in enumerate(tried):
            spots = [link.at(share) for link, share in zip(links, chosen, strict=True)]
            chosen[place] = max(
                shares,
                key=lambda share, place=place, spots=spots: (  # type: ignore[misc]
                    round(min(_room(links, spots, place, share), ENOUGH)),
                    -abs(share - 0.5),
                ),
            )
    return [link.at(share) for link, share in zip(links, chosen, strict=True)]


def _shares(link: LinkLabel, margin: tuple[float, float]) -> list[float]:
    length = link.end[0] - link.start[0]
    low = (margin[0] + link.width / 2) / length
    high = 1 - (margin[1] + link.width / 2) / length
    if low >= high:
        return [(low + high) / 2]
    return [low + (high - low) * k / (PLACES - 1) for k in range(PLACES)]


def _room(links: Sequence[LinkLabel], spots: Sequence[Spot], place: int, share: float) -> float:
    """Return how many pixels a label has to the nearest other words or line."""
    link = links[place]
    x, y = link.at(share)
    room = ENOUGH
    for other, (left, top) in (
        pair for k, pair in enumerate(zip(links, spots, strict=True)) if k != place
    ):
        apart = abs(x - left) - (link.width + other.width) / 2
        room = min(room, max(apart, abs(y - top) - (link.height + other.height) / 2))
        for across in (x - link.width / 2, x, x + link.width / 2):
            room = min(room, abs(other.height_at(across) - y) - link.height / 2)
    return room
