"""What is shown of a training: on its way, failed, finished, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture, Progress, Waiting


@dataclass(frozen=True, slots=True)
class RunWaitScene(Scene):
    """A training on its way: its place in the queue, or its progress. None before any news."""

    run: int
    title: str
    news: Waiting | Progress | None = None


@dataclass(frozen=True, slots=True)
class RunFailedScene(Scene):
    """A training that gave no result, in words."""

    run: int
    words: str


@dataclass(frozen=True, slots=True)
class RunScene(Scene):
    """A finished training. `title` says what was trained, `settings` what else was set.

    `question` is what its lab asks and `takeaway` what it teaches, empty without one. `explanation`
    is about this very run, `next_step` is the next experiment. `verdict` is about the prediction,
    only where nobody but the person who made it looks; `predicted` says that they can ask for it.
    `withheld` says that there is a picture, which only that person may see. `table` has at most 34
    columns. `single` says whether it is one training; only then can people watch it or change its
    dials. `advised` are the changes that helped when they were tried, each as (name, label);
    `untried` says that some could be tried.
    """

    run: int
    title: str
    settings: str
    headline: str
    explanation: str
    next_step: str
    table: str
    pictures: tuple[Picture, ...]
    question: str = ""
    takeaway: str = ""
    verdict: str = ""
    single: bool = True
    advised: tuple[tuple[str, str], ...] = ()
    untried: bool = False
    predicted: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class PredictionScene(Scene):
    """How a prediction went, for the person who made it. `pictures` may be empty: deleted."""

    run: int
    title: str
    verdict: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class TextScene(Scene):
    """A title and a block of text of fixed width, such as all numbers of a run."""

    title: str
    text: str
    run: int
