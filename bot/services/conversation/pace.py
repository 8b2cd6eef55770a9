"""How fast one person may write: a few messages at once, then one every other moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from bot.services.newest import Newest

if TYPE_CHECKING:
    from bot.services.clock import Clock

PEOPLE = 1_000  # that are remembered: those who wrote last
CALM = 3  # messages that must be free again before somebody who wrote too much is read


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many messages at once, and one more after each so many seconds."""

    burst: int = 6
    seconds: float = 2.0


USUAL = Allowance()


class Heed(Enum):
    """What is done with a message: read it, say once that it was too much, or stay silent."""

    READ = auto()
    TELL = auto()
    SILENT = auto()


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many messages of somebody are free at a moment; `told` until it has calmed down."""

    free: float
    at: float
    told: bool = False


class TalkPace:
    """Counts the messages of each person by the clock's seconds, which never jump."""

    def __init__(self, clock: Clock, allowance: Allowance = USUAL) -> None:
        self._clock, self._allowance = clock, allowance
        self._buckets = Newest[int, Bucket](PEOPLE)

    @property
    def rest(self) -> int:
        """Seconds after which somebody is surely read again who was told to wait."""
        return round(self._calm * self._allowance.seconds)

    def take(self, person: int) -> Heed:
        """Count a message that has come now."""
        now, most = self._clock.elapsed(), self._allowance.burst
        bucket = self._buckets.get(person, Bucket(most, now))
        free = min(most, bucket.free + (now - bucket.at) / self._allowance.seconds)
        heed = self._heed(free, told=bucket.told)
        left = free - 1 if heed is Heed.READ else free
        self._buckets[person] = Bucket(left, now, told=heed is not Heed.READ)
        return heed

    def forget(self, person: int) -> None:
        self._buckets.pop(person, None)

    def _heed(self, free: float, *, told: bool) -> Heed:
        if told:
            return Heed.READ if free >= self._calm else Heed.SILENT
        return Heed.READ if free >= 1 else Heed.TELL

    @property
    def _calm(self) -> int:
        return min(CALM, self._allowance.burst)
