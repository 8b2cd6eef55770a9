"""What is shown of a post: the card for all, one's own answer, the panel of an instructor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.classroom.moves import Moves
    from bot.tutor.classroom.own_question import OwnQuestion
    from bot.tutor.classroom.post import PostState
    from bot.tutor.classroom.tally import ClassTally
    from bot.tutor.classroom.terms import PostTerms
    from bot.tutor.course.course import Course, Lesson, Misconception
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question, Verdict
    from bot.tutor.pictures.kind import PictureSpec


@dataclass(frozen=True, slots=True)
class ClosedTally:
    """What a class answered to one question of a closed post, in one vote or in two.

    `told` is the right answer, as Markdown, and `explanation` what the question says of it.
    """

    question: Question
    stem: str
    told: str
    explanation: str
    first: ClassTally
    second: ClassTally | None
    moves: Moves | None
    misconception: Misconception | None
    spec: PictureSpec

    @property
    def last(self) -> ClassTally:
        return self.second or self.first


@dataclass(frozen=True, slots=True)
class PostScene(Scene):
    """The card of a post that everybody sees. `closed` holds its answers once they may be seen.

    `asked` and `stem` are what is asked of all; None at one's own pace. `specs` is what is to be
    drawn, `pictures` what was.
    """

    state: PostState
    stem: str = ""
    asked: Input | None = None
    closed: tuple[ClosedTally, ...] = ()
    specs: tuple[PictureSpec, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedPostScene(Scene):
    """What stands in place of a card that was posted anew further down."""


@dataclass(frozen=True, slots=True)
class AnswerScene(Scene):
    """One person's own part of a question in a post, for them alone.

    `asked` is what answers it now, None where nothing does. `picked` are letters that are not sent
    yet. `verdict` and `ending` (the right answer and its explanation) are there once they may be
    told. `place` counts the questions of the post from 0, `left` those of this try that are not
    answered yet.
    """

    state: PostState
    own: OwnQuestion
    place: int
    asked: Input | None
    picked: str = ""
    verdict: Verdict | None = None
    ending: str = ""
    note: str = ""
    left: int = 0
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class FinishedScene(Scene):
    """Somebody answered all questions of a post at their own pace, in one of their tries.

    `right` of `asked` were right; None before that may be told.
    """

    state: PostState
    tried: int
    asked: int
    right: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PanelScene(Scene):
    """What an instructor can do with a post. Nothing on it tells a key or a name.

    `asks_back` asks whether the post is really to be taken back.
    """

    state: PostState
    note: str = ""
    asks_back: bool = False


@dataclass(frozen=True, slots=True)
class ResultsScene(Scene):
    """The answers to a question of a closed post, for an instructor who pressed for them."""

    state: PostState
    place: int
    closed: ClosedTally
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonsScene(Scene):
    """What people wrote as reasons, with who wrote them: an instructor reads them first.

    Each comes with the answer it is for, as the letter shown or in words.
    """

    state: PostState
    reasons: tuple[tuple[Entry, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NamesScene(Scene):
    """Who answered what, by answer, where the class was told so before it answered."""

    state: PostState
    place: int
    stem: str
    groups: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class KeyScene(Scene):
    """The right answers of what is to be posted, for an instructor who pressed for them."""

    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PickScene(Scene):
    """Questions to choose from: of a lesson, or about an idea; without either, the lessons.

    `most` is how many may be chosen at once. `title` says what they are of.
    """

    course: Course
    lesson: Lesson | None
    title: str
    questions: tuple[Question, ...]
    terms: PostTerms
    most: int = 1


@dataclass(frozen=True, slots=True)
class DraftPostScene(Scene):
    """What will be posted, as the class will see it, before it goes out."""

    draft: int
    terms: PostTerms
    questions: tuple[Question, ...]
    stems: tuple[str, ...]
    asked: Input | None
    channel: int | None
    note: str = ""
    pictures: tuple[Picture, ...] = ()
