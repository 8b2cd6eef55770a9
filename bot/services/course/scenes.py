"""What is shown of the course: cards, endings, help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.trainings.news import Picture
    from bot.tutor.by_hand.hands_on import Move
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson
    from bot.tutor.course.did import Belief
    from bot.tutor.course.figures import Figure
    from bot.tutor.course.mending import CheckpointOutcome, Practised
    from bot.tutor.course.tries import TryTold


class FoundWhen(StrEnum):
    """How what was found stands to what is shown.

    NOW: the state meets the goal. NOTED: none can, and enough was tried to see that. EARLIER: it
    was found in another state.
    """

    NOW = "now"
    NOTED = "noted"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class StepScene:
    """The hands-on step of a card, in one state. `done` is the line that was found, if any.

    `found` says when it was. `undrawn` says that there is a picture which could not be drawn.
    """

    state: str
    text: str
    moves: tuple[Move, ...]
    done: str = ""
    found: FoundWhen = FoundWhen.EARLIER
    picture: Picture | None = None
    undrawn: bool = False


@dataclass(frozen=True, slots=True)
class CardScene(Scene):
    """One card of a lesson, counted from 1. `jump` is a lesson that a newcomer may jump to.

    `shared` is one that everybody reads, with nothing of anybody's own. `again` tells it a second
    way as well. `told` is what answers the try, None before it and where there is none; `first` is
    what was answered first, where that was something else. `anew` says that the try, which was
    made, is asked again. `step` is there once the try was made. `undrawn` says that there is a
    picture which could not be drawn. `ahead` says that one may take the checkpoint at once, `read`
    that all cards were read before.
    """

    lesson: Lesson
    bookmark: int
    number: int
    jump: Lesson | None = None
    shared: bool = False
    again: bool = False
    told: TryTold | None = None
    first: str = ""
    anew: bool = False
    picture: Picture | None = None
    undrawn: bool = False
    step: StepScene | None = None
    note: str = ""
    ahead: bool = False
    read: bool = False

    @property
    def card(self) -> Card:
        return self.lesson.cards[self.number - 1]

    @property
    def asks(self) -> bool:
        """Whether the card waits for its try."""
        return self.card.tried is not None and self.told is None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        drawn = (self.picture, self.step.picture if self.step else None)
        return tuple(picture for picture in drawn if picture is not None)


@dataclass(frozen=True, slots=True)
class NeedsScene(Scene):
    """The lesson that was asked for builds on others that are not passed.

    `tried` are the ids of those whose questions were answered.
    """

    lesson: Lesson
    missing: tuple[Lesson, ...]
    tried: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ResultScene(Scene):
    """A checkpoint below the pass mark: what to read again, and another try.

    `ahead` says that it was taken before the cards were read, `read` that one of the cards to read
    was read before.
    """

    lesson: Lesson
    bookmark: int
    outcome: CheckpointOutcome
    ahead: bool = False
    read: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class PracticeScene(Scene):
    """The end of a practice. `passed` says that the lesson is passed by now.

    `following` is the next lesson where this one is finished; `read` says that all its cards are
    read.
    """

    lesson: Lesson
    bookmark: int
    practised: Practised
    passed: bool
    read: bool
    finished: bool
    following: Lesson | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MendedScene(Scene):
    """The end of a round of mistakes: how many are right now, and how many are left."""

    right: int
    asked: int
    shaky: tuple[tuple[Lesson, Card], ...]
    left: int
    attempt: int = 0


@dataclass(frozen=True, slots=True)
class NoMistakesScene(Scene):
    """There is no mistake to redo; `lesson` is None for the whole course."""

    lesson: Lesson | None


@dataclass(frozen=True, slots=True)
class DebriefScene(Scene):
    """The end of a lesson. `bookmark` is None when the lesson itself is not at its end yet.

    `outcome` is that of the first checkpoint, `again` what it says is worth reading again where
    that was not told before; `read` says that one of these was read. `figures` are the numbers of
    what the person did, and `way` says more of it in words, "" where there is no more.
    """

    lesson: Lesson
    bookmark: int | None
    scores: Mapping[str, float]
    outcome: CheckpointOutcome | None = None
    again: tuple[Card, ...] = ()
    passed: bool = True
    figures: tuple[Figure, ...] = ()
    read: bool = True
    way: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DoneScene(Scene):
    """A finished lesson, and the next one to take.

    `known` says that it was finished by its checkpoint alone, `met` that its questions reached the
    mark. `missing` is what the next one builds on and is not passed yet; `tried` are the ids of
    those whose questions were answered.
    """

    lesson: Lesson
    following: Lesson
    known: bool = False
    met: bool = True
    missing: tuple[Lesson, ...] = ()
    tried: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CourseDoneScene(Scene):
    """Every lesson is finished. `beliefs` are what the person thought when they began.

    `way` says which lessons they passed.
    """

    lessons: tuple[Lesson, ...]
    beliefs: tuple[Belief, ...] = ()
    unpassed: tuple[Lesson, ...] = ()
    way: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WelcomeScene(Scene):
    """The greeting in a channel: what to type first."""


@dataclass(frozen=True, slots=True)
class HelpScene(Scene):
    """What can be done here."""

    lessons: tuple[Lesson, ...]
