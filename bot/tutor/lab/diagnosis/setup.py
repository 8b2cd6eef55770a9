"""What a diagnosis knows of a run's dials, so that cause and advice fit this very run."""

from __future__ import annotations

from dataclasses import dataclass

Words = tuple[str, str]  # the cause, and the next experiment


@dataclass(frozen=True, slots=True)
class Setup:
    """`penalty` says that L1 or L2 is on, `linear` that the hidden units are linear.

    `faster`, `longer` and `wider` say whether those buttons can still turn their dial.
    """

    penalty: bool = False
    linear: bool = False
    faster: bool = True
    longer: bool = True
    wider: bool = True


PLAIN = Setup()
