"""What is shown to somebody who trains by talking, besides the card of a training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.services.lab.scenes import RunWaitScene
    from bot.tutor.lab.runs import Run


@dataclass(frozen=True, slots=True)
class StartedScene(Scene):
    """Trainings that are stored and must be launched once their cards are posted.

    `words` say what was understood, and `waits` are the cards, one for each of `runs`.
    """

    words: str
    runs: tuple[Run, ...]
    waits: tuple[RunWaitScene, ...]


@dataclass(frozen=True, slots=True)
class StopTrainingScene(Scene):
    """Asks whether to cancel the training or only to pause the talk. `run` is on its way."""

    run: int
    words: str


@dataclass(frozen=True, slots=True)
class TrainingWordsScene(Scene):
    """A sentence about somebody's trainings, where there is no card to show."""

    words: str
