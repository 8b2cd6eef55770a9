"""One after another: what concerns the same person, or the same thing, is done in its order."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class InOrder:
    """A line for each id; nobody waits in another line, and an empty line is forgotten."""

    def __init__(self) -> None:
        self._lines: dict[int, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn(self, id_: int) -> AsyncIterator[None]:
        """Wait until all is done that came before in the line of this id."""
        lock, waiting = self._lines.get(id_, (asyncio.Lock(), 0))
        self._lines[id_] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            self._leave(id_)

    def _leave(self, id_: int) -> None:
        lock, waiting = self._lines.pop(id_)
        if waiting > 1:
            self._lines[id_] = lock, waiting - 1

    def __len__(self) -> int:
        return len(self._lines)
