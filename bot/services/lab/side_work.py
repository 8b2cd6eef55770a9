"""What workers do for a person beside trainings: it counts toward the same caps."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.lab.caps import USUAL, refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.services.lab.ports import Workload
    from bot.tutor.people import Press

log = logging.getLogger(__name__)


class SideWork:
    """Counts what is under way. `caps` say how much that may be."""

    def __init__(self, workload: Workload) -> None:
        self.caps = USUAL
        self._workload = workload
        self._left: set[int] = set()  # done, and still stored as under way
        self._under_way: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def taken(self, press: Press) -> AsyncIterator[None]:
        """Count the body as one thing under way. Raise TutorError when more is not taken."""
        for left in tuple(self._left):
            await self._give_back(left)
        refusal = await self._workload.take(press, self.caps)
        if refusal is not None:
            raise refused(refusal, self.caps)
        try:
            yield
        finally:
            # In a task of its own: the caller may be cancelled, and waits no longer then.
            task = asyncio.ensure_future(self._give_back(press.id))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
            await asyncio.shield(task)

    async def _give_back(self, press: int) -> None:
        """Store that it is done. Where that fails it is tried again before more is taken."""
        try:
            await self._workload.give_back(press)
        except TutorError as not_saved:
            self._left.add(press)
            log.warning("That the work of press %s is done was not kept: %s", press, not_saved)
        else:
            self._left.discard(press)
