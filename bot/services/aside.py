"""What takes longer than a press may hold up the others: it is done in a thread of its own."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

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


class MadeOnce(Generic[Done]):
    """Something that takes long to make and then stays: it is made once, whoever asks for it.

    What `make` raises is raised each time; it is tried anew then.
    """

    def __init__(self, make: Callable[[], Done]) -> None:
        self._make, self._side, self._lock = make, SideThread(), Lock()
        self._made: tuple[Done] | None = None

    def get(self) -> Done:
        """Return it; where it is not there yet, make it in this very thread."""
        with self._lock:
            if self._made is None:
                self._made = (self._make(),)
            return self._made[0]

    async def ready(self) -> Done:
        """Return it; where it is not there yet, wait for it while the event loop goes on."""
        made = self._made
        return made[0] if made is not None else await self._side.do(self.get)
