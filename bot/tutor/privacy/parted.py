"""What a person was in when they were parted from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parted:
    """`owner` numbers the rows that are still to be deleted.

    `gatherings` were open, and go on without the person; `runs` are trainings that had not ended,
    `presses` those that asked for work beside trainings which had not.
    """

    owner: int
    gatherings: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()
    presses: tuple[int, ...] = ()
