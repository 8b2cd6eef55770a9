"""Builds what people see of their own data and do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.privacy.deleting import Deleting
from bot.services.privacy.leaving import Leaving
from bot.services.privacy.mending import Mending
from bot.services.privacy.notice import PrivacyNotice
from bot.services.privacy.overwriting import Overwriter
from bot.services.privacy.taking import Taking

if TYPE_CHECKING:
    from bot.services.clock import Clock
    from bot.services.exercises.groups import Groups
    from bot.services.lab.past_runs import PastRuns
    from bot.services.lab.ports import Engine
    from bot.services.privacy.ports import (
        Deletions,
        Departures,
        KeptRows,
        Overwriting,
        Removals,
    )
    from bot.tutor.course.course import Course

    Kept = tuple[Deletions, Overwriting, Removals, Departures]


@dataclass(frozen=True, slots=True)
class PrivacyParts:
    notice: PrivacyNotice
    taking: Taking


def build_privacy(
    kept: KeptRows, past: PastRuns, course: Course, clock: Clock, contact: str
) -> PrivacyParts:
    taking = Taking(kept, past.side_work, course, clock, contact)
    return PrivacyParts(PrivacyNotice(kept.times, contact), taking)


def build_deleting(kept: Kept, engine: Engine, groups: Groups, clock: Clock) -> Deleting:
    """Put together what deletes people, once."""
    deletions, overwriting, removals, departures = kept
    mending, overwriter = Mending(removals, groups, clock), Overwriter(overwriting, clock)
    return Deleting(deletions, engine, mending, overwriter, Leaving(departures, clock))
