"""Whose turn it is in the line of trainings: turns go round the places that ask."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.jobs.job import Job

MOST_PLACES = 1000  # remembered: whoever was served longer ago than that counts as new


@dataclass(slots=True)
class FairTurns:
    """Orders jobs that wait: one of each place, then the next one of each, and so on.

    A place that was served less lately comes first, and within a place whoever came first: a server
    where forty wait does not hold up the only training of another. A job whose worker died goes
    before all.
    """

    _served: dict[int, int] = field(default_factory=dict)
    _count: int = 0

    def serve(self, job: Job) -> None:
        """Note that a job is given to a worker."""
        self._count += 1
        self._served.pop(job.place, None)
        self._served[job.place] = self._count
        if len(self._served) > MOST_PLACES:
            del self._served[next(iter(self._served))]

    def in_turn(self, waiting: Iterable[Job]) -> list[Job]:
        """Return these jobs, which come in the order of arrival, as they will get their turns."""
        before: Counter[int] = Counter()
        keyed: list[tuple[tuple[int, int], Job]] = []
        for job in waiting:
            if job.tried:
                keyed.append(((-1, 0), job))
                continue
            keyed.append(((before[job.place], self._served.get(job.place, 0)), job))
            before[job.place] += 1
        return [job for _, job in sorted(keyed, key=lambda one: one[0])]
