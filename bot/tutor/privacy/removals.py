"""A message that is to be mended because somebody who was deleted is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Removal:
    """The card of a `gathering` is drawn anew; a message without one is deleted."""

    id: int
    gathering: int | None
    guild: int | None
    channel: int | None
    message: int | None
    noted_at: datetime
    refused_at: datetime | None = None


class RemovalTried(Enum):
    """What came of a try to delete or change a message.

    Only a REFUSED one counts, and after some of these it stays as it is.
    UNREACHED is a try that Discord did not answer, or answered with trouble of its own.
    """

    DONE = "done"
    REFUSED = "refused"
    UNREACHED = "unreached"


def was_refused_just_now(one: Removal, now: datetime) -> bool:
    """Whether a refusal within the last hour counts already, so that it is too soon to try again.

    A refusal in the future was noted while the clock was wrong, and would hold it for years.
    """
    if one.refused_at is None:
        return False
    return timedelta() <= now - one.refused_at < HOUR
