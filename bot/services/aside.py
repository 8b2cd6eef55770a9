"""What takes longer than a press may hold up the others: it is done in a thread of its own."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Done = TypeVar("Done")


class SideThread:
    """One thread, however much there is to do: two would only take turns, and slow presses more."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="aside")

    async def do(self, work: Callable[[], Done]) -> Done:
        """Return what `work` returns, and raise what it raises, after what was asked for before.

        `work` reads nothing that changes meanwhile. It begins only once the thread is free.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)
