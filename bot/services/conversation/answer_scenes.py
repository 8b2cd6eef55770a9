"""What is shown as an answer out of the course, in fixed words, or to trouble that was heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.trainings.news import Picture
    from bot.trainings.task import Task
    from bot.tutor.conversation.safety import TroubleKind
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson


@dataclass(frozen=True, slots=True)
class Source:
    """A card that an answer comes from; `asked` says that there is a question about it."""

    lesson: Lesson
    card: Card
    asked: bool = False

    @property
    def number(self) -> int:
        return self.lesson.cards.index(self.card) + 1


@dataclass(frozen=True, slots=True)
class ToldScene(Scene):
    """An answer in the words of the course, with the cards that it comes from.

    `experiment` is the id of a misconception whose experiment can be run, "" for none; `begins` is
    what is trained with the answer itself. `picture` is what such a training gave for a lesson.
    `waits` names what is still open, "" for nothing.
    """

    text: str
    sources: tuple[Source, ...] = ()
    experiment: str = ""
    begins: Task | None = None
    picture: Picture | None = None
    waits: str = ""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return () if self.picture is None else (self.picture,)


@dataclass(frozen=True, slots=True)
class VeiledScene(Scene):
    """What was asked would give an open question away. `question` is that one, to offer a hint.

    It is None where others read along.
    """

    question: QuestionScene | None = None


@dataclass(frozen=True, slots=True)
class TroubleScene(Scene):
    """What is said to trouble. `behind` is its kind where the words for the person are private."""

    text: str
    behind: TroubleKind | None = None
