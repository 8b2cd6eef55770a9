"""What a course is made of: lessons in order, each with cards and, after them, things to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.tutor.course.cards import Card
    from bot.tutor.exercises.matching import MatchingExercise
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.game.sentences import Game


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson. `needs` names the lessons it builds on; `revision` changes with its files.

    `questions` is the bank, of which a checkpoint draws some. `seed` is that of all trainings that
    the lesson shows.
    """

    id: str
    number: int
    title: str
    summary: str
    minutes: int
    needs: tuple[str, ...]
    cards: tuple[Card, ...]
    debrief: Card
    matching: MatchingExercise | None
    questions: tuple[Question, ...]
    game: Game | None
    revision: str
    goals: tuple[str, ...] = ()
    seed: int = 1

    def card(self, card_id: str) -> Card | None:
        return next((card for card in self.cards if card.id == card_id), None)

    def question(self, question_id: str) -> Question | None:
        return next((one for one in self.questions if one.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry. `aliases` are other spellings people may type.

    `card` is the id of the card of its lesson that teaches it.
    """

    id: str
    name: str
    definition: str
    aliases: tuple[str, ...]
    lesson: str
    card: str = ""


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong idea, `belief`, that a wrong option stands for, and the `truth`.

    `experiment` names a preset of the lab that shows the belief to be wrong, "" where none does.
    """

    id: str
    belief: str
    truth: str
    experiment: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """All lessons that loaded, in order. A lesson with broken files is missing here."""

    title: str
    lessons: tuple[Lesson, ...]
    glossary: tuple[Term, ...]
    misconceptions: tuple[Misconception, ...]

    def lesson(self, lesson_id: str) -> Lesson | None:
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)

    def card_named(self, name: str) -> Card | None:
        """Return the card that "lesson/card" names."""
        lesson_id, _, card_id = name.partition("/")
        lesson = self.lesson(lesson_id)
        return None if lesson is None else lesson.card(card_id)

    def misconception(self, misconception_id: str) -> Misconception | None:
        return next((one for one in self.misconceptions if one.id == misconception_id), None)

    def find(self, typed: str) -> Lesson | None:
        """Find a lesson by its id, its number or its title, as people type them."""
        wanted = typed.strip().casefold()
        for lesson in self.lessons:
            if wanted in {lesson.id, str(lesson.number), lesson.title.casefold()}:
                return lesson
        return None

    def like(self, typed: str) -> tuple[Lesson, ...]:
        """Return the lessons whose number or title contains what was typed so far."""
        wanted = typed.strip().casefold()
        return tuple(
            lesson
            for lesson in self.lessons
            if wanted in f"{lesson.number}. {lesson.title.casefold()}"
        )

    def missing_for(self, lesson: Lesson, finished: frozenset[str]) -> tuple[Lesson, ...]:
        """Return the lessons that this one builds on and that are not finished yet, in order."""
        return tuple(
            earlier
            for earlier in self.lessons
            if earlier.id in lesson.needs and earlier.id not in finished
        )

    def game_lesson(self) -> Lesson | None:
        """Return the first lesson that carries the prediction game."""
        return next((lesson for lesson in self.lessons if lesson.game), None)
