"""What a person was in when they were parted from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parted:
    """`owner` numbers the rows that are still to be deleted.

    `gatherings` were open, and go on without the person; `runs` are trainings that had not ended.
    """

    owner: int
    gatherings: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()
