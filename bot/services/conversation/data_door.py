"""What answers a message that asks for one's own data: where to see, take and delete it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.scene import Scene


@dataclass(frozen=True, slots=True)
class DataDoorScene(Scene):
    """Holds nothing of the person, so that it may be said where others read along.

    `deletes` says that they want it deleted.
    """

    deletes: bool = False
