"""Puts together what deletes people, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.privacy.deleting import Deleting
from bot.services.privacy.leaving import Leaving
from bot.services.privacy.mending import Mending
from bot.services.privacy.overwriting import Overwriter

if TYPE_CHECKING:
    from bot.services.clock import Clock
    from bot.services.exercises.groups import Groups
    from bot.services.lab.ports import Engine
    from bot.services.privacy.ports import Deletions, Departures, Overwriting, Removals

    Kept = tuple[Deletions, Overwriting, Removals, Departures]


def build_deleting(kept: Kept, engine: Engine, groups: Groups, clock: Clock) -> Deleting:
    deletions, overwriting, removals, departures = kept
    mending, overwriter = Mending(removals, groups, clock), Overwriter(overwriting, clock)
    return Deleting(deletions, engine, mending, overwriter, Leaving(departures, clock))
