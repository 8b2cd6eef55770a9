"""The clock of this computer, against Discord's and against what was stored last."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from bot.doctor.complaints import CLOCK, CLOCK_WRONG
from bot.doctor.finding import good, unseen, wrong
from bot.doctor.spans import span_in_words
from bot.store.presses import moment_of_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.doctor.finding import DoctorFinding

CLOSE_ENOUGH = timedelta(seconds=30)
MEND = (
    "Set it, and have it kept by the network (on many systems: timedatectl set-ntp true). Dates of "
    "posts and reviews hang on it."
)


def look_at_clock(ahead: Sequence[timedelta], newest: int | None, now: datetime) -> DoctorFinding:
    """Judge the clock. `ahead` is how it differs from Discord's, `newest` the newest press's id."""
    if ahead:
        return _against_discord(timedelta(seconds=median(one.total_seconds() for one in ahead)))
    if newest is None:
        return unseen(CLOCK, "There is nothing to compare it with: Discord told no time.")
    behind = moment_of_id(newest) - now
    if behind > CLOSE_ENOUGH:
        words = f"The clock here is {span_in_words(behind)} behind the newest press of a button."
        return wrong(CLOCK_WRONG, words, MEND)
    return good(CLOCK, "It is not behind the newest press of a button; Discord told no time.")


def _against_discord(ahead: timedelta) -> DoctorFinding:
    if abs(ahead) <= CLOSE_ENOUGH:
        return good(CLOCK, "It agrees with Discord's.")
    way = "ahead of" if ahead > timedelta() else "behind"
    words = f"The clock here is {span_in_words(abs(ahead))} {way} Discord's."
    return wrong(CLOCK_WRONG, words, MEND)
