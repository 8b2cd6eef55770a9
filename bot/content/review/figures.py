"""The figures of a course: cards and what they hold, items by kind, feedback, misconceptions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from bot.content.cards import asked_text, lines_of, longest_line
from bot.content.review.answered import answered
from bot.content.review.readability import readability
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.walking import misconceptions_in

if TYPE_CHECKING:
    from bot.tutor.course.cards import Card, Try
    from bot.tutor.course.course import Course, Lesson


@dataclass(frozen=True, slots=True)
class CardFigures:
    """`characters` are those on the screen after the try; `tried` is the kind of try, or ""."""

    id: str
    grade: float
    characters: int
    tried: str
    picture: bool
    hands_on: bool

    @property
    def bare(self) -> bool:
        return not (self.tried or self.picture or self.hands_on)


@dataclass(frozen=True, slots=True)
class LessonFigures:
    """`items` counts questions by kind; `told` of `answers` get a line of their own."""

    id: str
    cards: tuple[CardFigures, ...]
    items: dict[str, int]
    answers: int
    told: int

    def share(self, part: str) -> float:
        """Return the share of the cards that have a try, a picture or a hands-on step."""
        return fmean(bool(getattr(card, part)) for card in self.cards)


@dataclass(frozen=True, slots=True)
class CourseFigures:
    """`met` says by how many questions each misconception of the course is met."""

    lessons: tuple[LessonFigures, ...]
    met: dict[str, int]

    @property
    def cards(self) -> tuple[CardFigures, ...]:
        return tuple(card for lesson in self.lessons for card in lesson.cards)

    @property
    def grade(self) -> float:
        return fmean(card.grade for card in self.cards) if self.cards else 0.0

    def share(self, part: str) -> float:
        cards = self.cards
        return fmean(bool(getattr(card, part)) for card in cards) if cards else 0.0


def figures_of(course: Course) -> CourseFigures:
    questions = [question for lesson in course.lessons for question in lesson.questions]
    met = Counter(tag for question in questions for tag in misconceptions_in(question.task))
    return CourseFigures(
        tuple(_lesson(lesson) for lesson in course.lessons),
        {one.id: met[one.id] for one in course.misconceptions},
    )


def try_kind(tried: Try | None) -> str:
    if tried is None:
        return ""
    if isinstance(tried, ChoiceTry):
        return "belief" if tried.belief else "choice"
    return "number"


def _lesson(lesson: Lesson) -> LessonFigures:
    found = [answered(question) for question in lesson.questions]
    return LessonFigures(
        lesson.id,
        tuple(_card(card) for card in lesson.cards),
        dict(sorted(Counter(question.kind for question in lesson.questions).items())),
        sum(one.answers for one in found),
        sum(one.told for one in found),
    )


def _card(card: Card) -> CardFigures:
    texts = [card.text, card.then, card.again]
    shown = card.text + card.then
    if card.tried is not None:
        texts += [card.tried.ask, *lines_of(card.tried)]
        shown += asked_text(card.tried) + longest_line(card.tried)
    return CardFigures(
        card.id,
        readability("\n".join(texts)).grade,
        len(shown),
        try_kind(card.tried),
        card.picture is not None,
        card.hands_on is not None,
    )
