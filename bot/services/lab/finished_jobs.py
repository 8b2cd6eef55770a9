"""Waits for a job of the engine that is stored nowhere, such as files to take home."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.trainings.asked import Asked
from bot.trainings.news import Failure, Outcome

if TYPE_CHECKING:
    from bot.services.lab.ports import Engine
    from bot.trainings.news import News
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable


def end_of(
    engine: Engine, job: int, task: Task, table: DataTable | None, guild: int | None
) -> asyncio.Future[Outcome | Failure]:
    """Hand a job to the engine; the future holds how it ended, once it has.

    `job` is a number that no other job has meanwhile: the engine would not take it twice. `guild`
    is the server where it was asked for, None for a DM.
    """
    loop = asyncio.get_running_loop()
    made: asyncio.Future[Outcome | Failure] = loop.create_future()

    def listen(news: News) -> None:
        if isinstance(news, Outcome | Failure):
            with suppress(RuntimeError):  # the loop has ended, and the caller with it
                loop.call_soon_threadsafe(tell, news)

    def tell(news: Outcome | Failure) -> None:
        if not made.done():  # the caller may have been cancelled
            made.set_result(news)

    engine.submit(job, task, table, listen, Asked(guild or 0))
    return made
