"""What a thing to do together says of itself: its card, its scores, and when it goes on."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime, timedelta

    from bot.services.scene import Scene
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class GatheringKind:
    """A thing to do together.

    `score` is that of an attempt (0 to 1) when the gathering closes, None for one that got nowhere,
    which is then broken off. `scene` is what its card shows to everybody, also when it is closed.
    `next_due` says until when the next phase lasts once the time of the present one is over, None
    where it closes then. `complete` says whether everybody has done what the present phase waits
    for, so that it goes on at once; the next one then lasts for what `lasts` says, and where that
    is None it closes. `ends` says, of a kind whose number of phases is not known before, whether
    what was done in it is all, so that it closes instead of going on. `drawn` draws the pictures of
    a scene, where it has any.
    """

    name: str
    score: Callable[[Attempt], float | None]
    scene: Callable[[Gathering, tuple[Attempt, ...]], Scene]
    next_due: Callable[[Gathering], datetime | None] = lambda _: None
    complete: Callable[[Gathering, tuple[Attempt, ...]], bool] | None = None
    lasts: Callable[[Gathering], timedelta | None] = lambda _: None
    ends: Callable[[Gathering, tuple[Attempt, ...]], bool] = lambda *_: False
    drawn: Callable[[Scene], Awaitable[Scene]] | None = None


def checked_score(score: float | None) -> float | None:
    """Return a score that a rule gave. Raise ValueError for one that is not 0 to 1."""
    if score is not None and not 0 <= score <= 1:
        raise ValueError(f"A score is 0 to 1, not {score!r}.")
    return score


def score_of(
    kinds: Iterable[GatheringKind], gathering: Gathering, attempt: Attempt
) -> float | None:
    """Score one attempt; one that cannot be scored must not keep the others from their end."""
    try:
        [kind] = (kind for kind in kinds if kind.name == gathering.kind)
        return checked_score(kind.score(attempt))
    except Exception:  # a rule that fails would keep the gathering open for ever
        log.exception("Attempt %s of gathering %s has no score.", attempt.id, gathering.id)
        return None
