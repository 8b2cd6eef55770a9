"""A message that is to be mended because somebody who was deleted is in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removal:
    """The card of a `gathering` is drawn anew; a message without one is deleted."""

    id: int
    gathering: int | None
    guild: int | None
    channel: int | None
    message: int | None
