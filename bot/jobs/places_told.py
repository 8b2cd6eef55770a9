"""Who hears how many are before them in the line: few at a time, for Discord's sake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.jobs.job import Job

EDIT_SECONDS = 2.5  # Discord accepts about five edits in five seconds, from all trainings
TOLD_A_SECOND = 5.0  # cards of all channels together, of the fifty requests that a bot may make


@dataclass(slots=True)
class PlacesTold:
    """Chooses whom to tell: at most TOLD_A_SECOND, those nearest to their turn first.

    Of every two who are told one may be new, so that a newcomer far behind hears of a place as
    well. A number that is nearly the one that was told is not told again. `_left` is how many may
    be told now, as of `_at`, in seconds on the monotonic clock.
    """

    _left: float = TOLD_A_SECOND
    _at: float = 0.0

    def due(self, ahead_of: Iterable[tuple[int, Job]], now: float) -> list[tuple[int, Job]]:
        """Return the jobs to be told now, as (how many are ahead, job), and count them as told."""
        self._left = min(TOLD_A_SECOND, self._left + (now - self._at) * TOLD_A_SECOND)
        self._at = now
        most = int(self._left)
        if not most:
            return []
        wanted = [one for one in ahead_of if _is_news(*one, now)]
        new = [one for one in wanted if not one[1].told_ahead]
        known = [one for one in wanted if one[1].told_ahead]
        chosen = known[: max(most // 2, most - len(new))]
        chosen += new[: most - len(chosen)]
        for ahead, job in chosen:
            job.told_ahead, job.told_at = ahead, now
        self._left -= len(chosen)
        return chosen


def _is_news(ahead: int, job: Job, now: float) -> bool:
    if not ahead or job.future or now - job.told_at < EDIT_SECONDS:
        return False
    return abs(ahead - job.told_ahead) >= max(1, job.told_ahead // 5)
