"""Which epochs of a training are kept for its animation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.neural.network import Network
    from bot.neural.training import TrainingMoment

FRAMES = 30


def film_epochs(total: int, frames: int = FRAMES) -> tuple[int, ...]:
    """Choose up to `frames` epochs from 0 to `total`, denser at the start, where most happens."""
    shares = (number / (frames - 1) for number in range(frames))
    return tuple(sorted({round(total * share**2) for share in shares}))


@dataclass(slots=True)
class Film:
    """Keeps the networks of the `wanted` epochs, as (epoch, network).

    Where a wanted epoch is not evaluated, the next evaluated one is kept.
    """

    wanted: list[int]
    kept: list[tuple[int, Network]] = field(default_factory=list)

    def at(self, moment: TrainingMoment) -> None:
        if self.wanted and moment.done >= self.wanted[0]:
            self.kept.append((moment.done, moment.network()))
            self.wanted = [number for number in self.wanted if number > moment.done]

    def ending_with(self, last: int, network: Network) -> list[tuple[int, Network]]:
        """Return what was kept before epoch `last`, and then `network` as the one of that epoch."""
        return [(done, kept) for done, kept in self.kept if done < last] + [(last, network)]
