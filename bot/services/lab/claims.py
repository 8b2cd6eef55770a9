"""Who is showing the end of a training just now, so that it is not shown twice."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator

    from bot.tutor.lab.runs import Run


class Claims:
    """Ends that are being stored and shown: nobody else is to show them meanwhile."""

    def __init__(self) -> None:
        self._held: Counter[int] = Counter()
        self._looking: list[set[int]] = []

    @contextmanager
    def held(self, run: int) -> Iterator[None]:
        """Claim an end, from before it is stored until it is stored that it was shown."""
        self._held[run] += 1
        try:
            yield
        finally:
            self._held[run] -= 1
            if not self._held[run]:
                del self._held[run]
            for released in self._looking:
                released.add(run)

    async def is_free(self, read: Awaitable[Run | None]) -> tuple[Run | None, bool]:
        """Read an end that nobody has seen, and tell whether nobody shows it either.

        An end that was claimed while it was read counts as shown: what was read may be older.
        """
        released: set[int] = set()
        self._looking.append(released)
        try:
            run = await read
        finally:
            # Not `remove`, which takes another reader's set away when that one holds the same.
            self._looking = [one for one in self._looking if one is not released]
        return run, run is not None and not self._held[run.id] and run.id not in released
