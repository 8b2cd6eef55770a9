"""Who pressed what, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Press:
    """One thing a person did. `id` is Discord's id of the interaction or message (a snowflake)."""

    id: int
    person: int
    guild: int | None = None
