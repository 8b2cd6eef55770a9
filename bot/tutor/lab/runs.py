"""A training as it is stored: asked for, on its way, ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.text import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.trainings.numbers import RunNumbers
    from bot.trainings.task import Task
    from bot.trainings.trial import Trial


class RunState(StrEnum):
    RUNNING = "running"  # in line, or with a worker
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class UnreadableRunError(TutorError):
    """Another version of Nudge wrote the task of a run, and this one cannot read it."""

    def __init__(self, run: int) -> None:
        super().__init__(f"Run {run} was made by an older Nudge. Please train it anew.")


class UnknownDataError(TutorError):
    """There is no data of that name here. `unnamed` says the same without what was typed."""

    def __init__(self, name: str, there: Sequence[str]) -> None:
        rest = f"here. Built in are {', '.join(there)}. Your own can be added with `/data add`."
        super().__init__(f"I know no data named {plain(shortened(name, 40))} {rest}")
        self.unnamed = f"I know no data of that name {rest}"


@dataclass(frozen=True, slots=True)
class WantedRun:
    """What is stored when a training is asked for.

    `task` is None only where another version of Nudge wrote it and this one cannot read it. `table`
    is the id of own data, or None. `private` shows the answer to the person only. `predicted` and
    `sure` (in percent) are what the person predicted about the curve, "" and None without a
    prediction.
    """

    task: Task | None
    table: int | None = None
    private: bool = False
    predicted: str = ""
    sure: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One training. `person` and `guild` are Discord ids; `guild` is None in a DM.

    `channel` and `message` say where its answer stands, once that is known. `attempt` counts the
    starts of the bot that took it up, from 1, and `begun` how often a worker began it, which is
    read only where it is taken up. `numbers` are there when it is done, `reason` when it failed.
    `score` is the Brier score of the prediction. `trial` says which changes help, once that was
    tried.
    """

    id: int
    person: int
    guild: int | None
    wanted: WantedRun
    state: RunState
    attempt: int
    channel: int | None
    message: int | None
    numbers: tuple[RunNumbers, ...]
    reason: str
    score: float | None
    started_at: datetime
    trial: Trial | None = None
    begun: int = 0

    @property
    def task(self) -> Task:
        """What is trained. Raise UnreadableRunError if this version of Nudge cannot read it."""
        if self.wanted.task is None:
            raise UnreadableRunError(self.id)
        return self.wanted.task


class Refusal(StrEnum):
    """Why a training was not taken."""

    REPEATED = "repeated"  # this very press began one before
    BUSY = "busy"  # the person has one running
    LOADED = "loaded"  # the person has as much of all kinds under way as they may
    FULL = "full"  # the server has as much as it may
    CROWDED = "crowded"  # all people together have as much as they may


@dataclass(frozen=True, slots=True)
class Trainings:
    """A person's trainings in short.

    `done` counts the finished ones; `newest` are at most 10, newest first, finished or not;
    `mean_score` is the mean Brier score of the `predictions` made about them, None without one.
    """

    done: int
    newest: tuple[Run, ...]
    predictions: int
    mean_score: float | None
