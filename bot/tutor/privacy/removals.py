"""A message that is to be mended because somebody who was deleted is in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Removal:
    """The card of a `gathering` is drawn anew; a message without one is deleted."""

    id: int
    gathering: int | None
    guild: int | None
    channel: int | None
    message: int | None


class RemovalTried(Enum):
    """What came of a try to delete a message: only a REFUSED one counts, after some it stays.

    UNREACHED is a try that Discord did not answer, or answered with trouble of its own.
    """

    DONE = "done"
    REFUSED = "refused"
    UNREACHED = "unreached"
