"""One message after another: what one person writes is answered in the order it came in."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class InOrder:
    """A line for each person; nobody waits for anybody else, and an empty line is forgotten."""

    def __init__(self) -> None:
        self._lines: dict[int, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn(self, person: int) -> AsyncIterator[None]:
        """Wait until everything is answered that the person wrote before."""
        lock, waiting = self._lines.get(person, (asyncio.Lock(), 0))
        self._lines[person] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            self._leave(person)

    def _leave(self, person: int) -> None:
        lock, waiting = self._lines.pop(person)
        if waiting > 1:
            self._lines[person] = lock, waiting - 1

    def __len__(self) -> int:
        return len(self._lines)
