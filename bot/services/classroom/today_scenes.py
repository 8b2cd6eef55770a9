"""What `/class today` shows to an instructor: no names, and nothing of another server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.classroom.beliefs import ClassBelief
    from bot.tutor.classroom.ready import ReadyQuestion
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson


@dataclass(frozen=True, slots=True)
class DiscussFirst:
    """The belief to discuss first, with what there is about it.

    `taught` is the card that mends it, `experiment` says that one can be run, `ready` is a question
    that can show it.
    """

    belief: ClassBelief
    taught: tuple[Lesson, Card] | None
    experiment: bool
    ready: ReadyQuestion | None


@dataclass(frozen=True, slots=True)
class TodayScene(Scene):
    """What a class believes, by its last posts.

    `posts` were read, of which `waiting` are live and not closed yet, so that they do not count;
    `full` says that there were more. `shown` are misconceptions that somebody showed, the one to
    discuss first at the head; `few` those with too few answers; `clear` counts those that nobody
    showed. `undrawn` says that the picture could not be drawn.
    """

    posts: int
    waiting: int
    full: bool
    shown: tuple[ClassBelief, ...]
    few: tuple[ClassBelief, ...]
    clear: int
    first: DiscussFirst | None = None
    picture: Picture | None = None
    undrawn: bool = False

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return () if self.picture is None else (self.picture,)
