"""How far a training is and how long it will take, reported seldom enough for a chat message."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.trainings.news import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.neural.training import TrainingMoment

FIRST_SECONDS = 1.5  # what is done sooner needs no progress bar
EVERY_SECONDS = 2.5


@dataclass(slots=True)
class Pace:
    """Reports first after FIRST_SECONDS of running, then at most once in EVERY_SECONDS.

    `go_on` is called at every evaluated epoch, also where nothing is reported; what it raises ends
    the training. `clock` returns seconds. The time left is estimated as if all epochs took the same
    time.
    """

    report: Callable[[Progress], None]
    go_on: Callable[[], None] = lambda: None
    clock: Callable[[], float] = time.monotonic
    began: float = field(init=False)
    due: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock()
        self.due = self.began + FIRST_SECONDS

    def watch(self, moment: TrainingMoment) -> None:
        self.at(moment.done, moment.total, moment.loss)

    def at(self, done: int, total: int, loss: float) -> None:
        """Note that `done` of `total` epochs are done, and report it if it is time to."""
        self.go_on()
        now = self.clock()
        if now < self.due or not 0 < done < total:
            return
        self.due = now + EVERY_SECONDS
        left = (now - self.began) / done * (total - done)
        self.report(Progress(done, total, loss, left))
