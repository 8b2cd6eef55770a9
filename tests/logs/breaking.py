"""What breaks in a process of its own, which imports it by name."""

from __future__ import annotations


def broken_worker(told: object, _pipe: object) -> None:
    """Raise what repeats what it was told."""
    raise OSError(f"with token={told}")
