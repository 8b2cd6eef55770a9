"""A lesson's questions: start them, say how sure you are, choose an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.attempting import (
    UPDATED,
    Rules,
    close_if_done,
    lesson_in,
    own_attempt,
    revision_in,
    take_step,
)
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity, WantedAttempt, mark_of
from bot.tutor.exercises.questions import after_answer, answer, draw_questions, questions_state

if TYPE_CHECKING:
    from random import Random

    from bot.services.exercises.ports import Attempts
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.questions import Question, QuestionsState
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Questions:
    """Methods that take an attempt raise NotYoursError if it belongs to another person.

    All methods raise TutorError when the lesson or its questions are gone.
    """

    course: Course
    attempts: Attempts
    randomness: Random

    async def begin(self, press: Press, lesson: Lesson) -> QuestionScene:
        """Start the lesson's questions, or come back to the first that is open."""
        plan = draw_questions(_questions(lesson), self.randomness)
        attempt = await self.attempts.begin(
            press, WantedAttempt(lesson.id, Activity.QUESTIONS, plan)
        )
        state = self._replay(attempt)
        await close_if_done(self.attempts, attempt, _score(state))
        return self._scene(attempt, state)

    async def show(
        self, press: Press, attempt: int, confidence: int | None = None
    ) -> QuestionScene:
        """Show the current question; `confidence` is how sure the person is, in percent."""
        own = await own_attempt(self.attempts, press, attempt)
        return replace(self._scene(own, self._replay(own)), confidence=confidence)

    async def choose(
        self, press: Press, attempt: int, mark: str, letter: str, confidence: int | None
    ) -> QuestionScene:
        """Judge one answer, store it, and only then say whether it was right.

        `confidence` is in percent. A press on an older card changes nothing.
        """

        def judge(current: Attempt, state: QuestionsState) -> Entry | None:
            scene = self._scene(current, state)
            if state.finished or scene.mark != mark:
                return None
            return answer(state, scene.lesson.questions, letter, confidence)

        rules = Rules(self._replay, after_answer, _score, revision_in(self.course))
        step = await take_step(self.attempts, press, attempt, rules, judge)
        scene = self._judged(step.attempt, step.state)
        return replace(scene, note="" if step.counted else UPDATED)

    def _replay(self, attempt: Attempt) -> QuestionsState:
        questions = _questions(lesson_in(self.course, attempt.lesson))
        return questions_state(questions, attempt.plan, attempt.entries)

    def _judged(self, attempt: Attempt, state: QuestionsState) -> QuestionScene:
        """Stay on the question that was answered last, to show the feedback for its answer."""
        scene = self._scene(attempt, state)
        entry = attempt.entries[-1] if attempt.entries else None
        if entry is None or entry.choice not in scene.state.order.get(entry.item, ()):
            return scene
        question = next(q for q in scene.lesson.questions if q.id == entry.item)
        return replace(
            scene,
            question=question,
            number=list(scene.state.order).index(question.id) + 1,
            chosen=question.option(entry.choice),
            confidence=entry.confidence,
        )

    def _scene(self, attempt: Attempt, state: QuestionsState) -> QuestionScene:
        lesson = lesson_in(self.course, attempt.lesson)
        ids = list(state.order)
        current = state.current or ids[-1]
        question = next(question for question in lesson.questions if question.id == current)
        mark = mark_of(state.step, lesson.revision)
        return QuestionScene(lesson, question, ids.index(current) + 1, attempt.id, mark, state)


def _score(state: QuestionsState) -> float | None:
    return state.score if state.finished else None


def _questions(lesson: Lesson) -> tuple[Question, ...]:
    if not lesson.questions:
        raise TutorError("This lesson has no questions any more. Type `/learn` to go on.")
    return lesson.questions
