"""What the writer is asked for, how it ended, and how the callers hear of it."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot.store.errors import NotSavedError
from bot.store.sqlite.faults import cause_of, passes

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable

    import sqlalchemy as sa

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unit:
    """One change that happens as a whole or not at all, and the future its caller waits for.

    `until` is the monotonic time up to which it waits for another program to unlock the file.
    """

    work: Callable[[sa.Connection], Any]
    waits: asyncio.Future[Any]
    until: float


@dataclass(frozen=True, slots=True)
class Settled:
    waits: asyncio.Future[Any]
    value: Any = None
    error: Exception | None = None


def in_words(error: BaseException) -> Exception:
    """Return a NotSavedError for an error that may pass by itself, else the same error.

    What a future cannot carry, such as StopIteration, becomes a RuntimeError.
    """
    if isinstance(error, StopIteration) or not isinstance(error, Exception):
        unfit = RuntimeError(f"A change was broken off by {error!r}.")
        unfit.__cause__ = error
        return unfit
    if not passes(error):
        return error
    log.warning("A change was not saved: %s", cause_of(error))
    words = NotSavedError()
    words.__cause__ = error
    return words


def tell(settled: Iterable[Settled]) -> None:
    """Wake each event loop once: waking it for every outcome makes the slowest 3 times slower."""
    for loop, group in groupby(settled, key=lambda settled: settled.waits.get_loop()):
        with contextlib.suppress(RuntimeError):  # that loop has ended, and its callers with it
            loop.call_soon_threadsafe(_resolve, list(group))


def _resolve(batch: list[Settled]) -> None:
    for settled in batch:
        if settled.waits.done():  # the caller was cancelled meanwhile
            continue
        if settled.error is None:
            settled.waits.set_result(settled.value)
        else:
            settled.waits.set_exception(settled.error)
