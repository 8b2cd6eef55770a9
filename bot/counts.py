"""What the bot counts of itself while it works: plain numbers in memory, of no person and no place.

Each part counts where it works, at the cost of an addition; `bot.health` reads the numbers when
somebody asks for them. What may be counted apart is fixed here, so no text of anybody's gets in.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

ACKNOWLEDGED: Final = (0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 3.0)
"""Seconds; after 3.0 Discord takes no first answer any more."""
COMMITTED: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 2.5)
LATE: Final = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)

OUTCOMES: Final = ("answered", "refused", "not_shown", "failed")
"""Answered; refused in words, such as "that is over"; Discord took no answer; a bug."""
STORE_ERRORS: Final = ("full", "locked", "read_only", "disk", "stopped", "damaged", "other")
RESTARTS: Final = ("died", "frozen", "too_long", "cancelled", "drawing")
"""Why another worker took the place of one; `drawing` is the one that draws lesson pictures."""
SESSIONS: Final = ("identified", "resumed")
ANSWERS: Final = ("2xx", "3xx", "4xx", "429", "5xx", "none")
"""Classes of Discord's answers: too many requests apart, and none where no answer came."""


class KindTally:
    """Counts what happened, by kinds that are fixed; any thread may add."""

    def __init__(self, kinds: tuple[str, ...]) -> None:
        self._counts = dict.fromkeys(kinds, 0)
        self._lock = threading.Lock()

    def add(self, kind: str) -> None:
        """Count one more. Raise KeyError for a kind that is not one of the fixed ones."""
        with self._lock:
            self._counts[kind] += 1

    @property
    def by_kind(self) -> dict[str, int]:
        with self._lock:
            return dict(self._counts)


@dataclass(frozen=True, slots=True)
class Spreading:
    """How many values were at most each bound, in order, how many there were, and their sum."""

    at_most: tuple[tuple[float, int], ...]
    count: int
    total: float


class Spread:
    """Counts values by bounds that are fixed, in ascending order; any thread may add."""

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self._bounds, self._counts = bounds, [0] * (len(bounds) + 1)
        self._total = 0.0
        self._lock = threading.Lock()

    def add(self, value: float) -> None:
        place = bisect_left(self._bounds, value)
        with self._lock:
            self._counts[place] += 1
            self._total += value

    @property
    def now(self) -> Spreading:
        with self._lock:
            counts, total = list(self._counts), self._total
        *at_most, count = accumulate(counts)
        return Spreading(tuple(zip(self._bounds, at_most, strict=True)), count, total)


@dataclass(frozen=True, slots=True)
class OpenJobs:
    """The trainings in the line, running or waiting; `trials` are those nobody waits for.

    `oldest` is since when the oldest one that was asked for is there, in seconds of the monotonic
    clock; None without one.
    """

    asked_for: int = 0
    trials: int = 0
    oldest: float | None = None


class JobsBoard:
    """Where the line of trainings writes what is open, and other threads read it."""

    def __init__(self) -> None:
        self.open = OpenJobs()


@dataclass(frozen=True, slots=True)
class Counts:
    """All that is counted, one member for each metric; times are in seconds."""

    acknowledgements: Spread = field(default_factory=lambda: Spread(ACKNOWLEDGED))
    interactions: KindTally = field(default_factory=lambda: KindTally(OUTCOMES))
    store_errors: KindTally = field(default_factory=lambda: KindTally(STORE_ERRORS))
    commits: Spread = field(default_factory=lambda: Spread(COMMITTED))
    jobs: JobsBoard = field(default_factory=JobsBoard)
    restarts: KindTally = field(default_factory=lambda: KindTally(RESTARTS))
    sessions: KindTally = field(default_factory=lambda: KindTally(SESSIONS))
    answers: KindTally = field(default_factory=lambda: KindTally(ANSWERS))
    loop_lag: Spread = field(default_factory=lambda: Spread(LATE))
