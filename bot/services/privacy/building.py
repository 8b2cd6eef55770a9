"""Builds what people see of their own data and do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.privacy.notice import PrivacyNotice
from bot.services.privacy.taking import Taking

if TYPE_CHECKING:
    from bot.services.clock import Clock
    from bot.services.lab.past_runs import PastRuns
    from bot.services.privacy.ports import KeptRows


@dataclass(frozen=True, slots=True)
class PrivacyParts:
    notice: PrivacyNotice
    taking: Taking


def build_privacy(kept: KeptRows, past: PastRuns, clock: Clock, contact: str) -> PrivacyParts:
    taking = Taking(kept, past.side_work, clock, contact)
    return PrivacyParts(PrivacyNotice(kept.times, contact), taking)
