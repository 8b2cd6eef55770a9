"""What waits for the writer, in the order of arrival."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from bot.store.sqlite.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 256
LOOKS = 1.0  # seconds after which the writer looks round while nothing comes


@dataclass(frozen=True, slots=True)
class CallBetween:
    """A call to be made in the writer's thread between two commits."""

    run: Callable[[], object]


class Inbox:
    """Filled from any thread, emptied by the writer's."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Unit | CallBetween | None] = SimpleQueue()
        self._door = threading.Lock()
        self._closed = False

    def put(self, item: Unit | CallBetween) -> bool:
        """Return False after `close`."""
        with self._door:
            if not self._closed:
                self._waiting.put(item)
            return not self._closed

    def close(self) -> None:
        """Take nothing more; what waits is still given out."""
        with self._door:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)

    def batch(self, idle: Callable[[], None]) -> list[Unit] | None:
        """Wait for a unit; return it and those behind it. None once all is given out.

        Calls are made at once, and `idle` now and then while nothing comes.
        """
        batch: list[Unit] = []
        while not batch or (len(batch) < MOST and not self._waiting.empty()):
            try:
                found = self._waiting.get(timeout=None if batch else LOOKS)
            except Empty:
                idle()
                continue
            if found is None:
                if not batch:
                    return None
                self._waiting.put(None)
                break
            if isinstance(found, CallBetween):
                found.run()
            else:
                batch.append(found)
        return batch
