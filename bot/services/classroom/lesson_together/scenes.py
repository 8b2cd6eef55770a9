"""What is shown of a lesson together: to all in the channel, and to one person alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.classroom.lesson_together.state import LessonTogether


@dataclass(frozen=True, slots=True)
class LessonTogetherScene(Scene):
    """The card in the channel. `undrawn` says that there is a picture which could not be drawn."""

    state: LessonTogether
    pictures: tuple[Picture, ...] = ()
    undrawn: bool = False


@dataclass(frozen=True, slots=True)
class OwnPartScene(Scene):
    """What one person sees of it. `picked` holds the letters that were picked and not yet sent."""

    state: LessonTogether
    person: int
    note: str = ""
    picked: str = ""


@dataclass(frozen=True, slots=True)
class LeftScene(Scene):
    """What is told to somebody who left a lesson."""

    text: str
