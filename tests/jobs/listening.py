"""What tests of trainings elsewhere share: jobs of all kinds, and listeners that keep the news."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from bot.trainings.asked import SOMEBODY
from bot.trainings.news import Failure, Outcome, Progress, Started, Waiting
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.jobs.line import Line
    from bot.trainings.asked import Asked
    from bot.trainings.news import News

SECONDS = 60.0  # that long a test waits before it fails


def task(**settings: object) -> Task:
    """One training with the usual settings but these."""
    return Task(View.TRAIN, (Variant("", TrainingSpec(**settings)),))  # type: ignore[arg-type] # any of them


QUICK = task(epochs=5)
ENDLESS = task(points=2000, hidden=(64,) * 6, epochs=5000)  # a minute or more


class Listener:
    """Keeps all that is heard of one job, in order; `starts` apart from the other news."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.news: list[News] = []
        self._changed = threading.Condition()

    def __call__(self, news: News) -> None:
        with self._changed:
            if isinstance(news, Started):
                self.starts.append(news.attempt)
            else:
                self.news.append(news)
            self._changed.notify_all()

    def first(self, *kinds: type[News]) -> News:
        """Wait for the first of these kinds."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._of(kinds), SECONDS), self.news
            return self._of(kinds)[0]

    def outcome(self) -> Outcome:
        ending = self.first(Outcome, Failure)
        assert isinstance(ending, Outcome), ending
        return ending

    def failure(self) -> Failure:
        ending = self.first(Outcome, Failure)
        assert isinstance(ending, Failure), ending
        return ending

    @property
    def places(self) -> list[int]:
        return [news.ahead for news in self.news if isinstance(news, Waiting)]

    @property
    def progress(self) -> list[Progress]:
        return [news for news in self.news if isinstance(news, Progress)]

    def _of(self, kinds: tuple[type[News], ...]) -> list[News]:
        return [news for news in self.news if isinstance(news, kinds)]


def submit(engine: Line, task: Task, run: int = 1, asked: Asked = SOMEBODY) -> Listener:
    listener = Listener()
    engine.submit(run, task, None, listener, asked)
    return listener


def wait_until(true: Callable[[], bool]) -> None:
    latest = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < latest
        time.sleep(0.01)
