"""One training in the queue of an engine."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.trainings.task import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from bot.trainings.news import Failure, News, Outcome, Progress
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable


class WorkerDiedError(Exception):
    """The worker ended before the job did; another worker may try the job."""


@dataclass(slots=True, eq=False)
class Job:
    """One training in the queue; it runs when it has a `future`, else it waits.

    `attempts` counts the workers it was given to, those before a restart of the bot among them, and
    `place` is where it was asked for: see `bot.trainings.asked`. It was `tried` if a worker of this
    line had it. `deadline`, in seconds, is on the monotonic clock. `told_ahead` is the number of
    jobs ahead that the listener was sent last, at `told_at`. It was put into the line at `entered`.
    """

    run: int
    task: Task
    table: DataTable | None
    listen: Callable[[News], None]
    place: int = 0
    future: Future[Outcome | Failure] | None = None
    attempts: int = 0
    tried: bool = False
    deadline: float = 0.0
    told_ahead: int = 0
    told_at: float = -math.inf
    progress: Progress | None = None
    entered: float = field(default_factory=time.monotonic)

    @property
    def is_trial(self) -> bool:
        return self.task.view is View.TRY
