"""A bug that a simulation must find: a change is called stored before its commit."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa

UNDER_WAY: set[asyncio.Future[Any]] = set()


def acknowledge_too_early() -> None:
    """Have all databases of this process do so."""
    write = Database.write

    async def early(self: Database, work: Callable[[sa.Connection], Any]) -> Any:  # noqa: ANN401 - as in the store
        loop = asyncio.get_running_loop()
        known: asyncio.Future[Any] = loop.create_future()

        def telling(connection: sa.Connection) -> Any:  # noqa: ANN401 - as in the store
            value = work(connection)
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(tell, value)
            return value

        def tell(value: object) -> None:
            if not known.done():
                known.set_result(value)

        stored = asyncio.ensure_future(write(self, telling))
        UNDER_WAY.add(stored)
        stored.add_done_callback(UNDER_WAY.discard)
        await asyncio.wait({known, stored}, return_when=asyncio.FIRST_COMPLETED)
        return stored.result() if stored.done() else known.result()

    Database.write = early  # type: ignore[method-assign]  # that is the bug
