"""A lesson's questions: start them, say how sure you are, answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.attempting import (
    UPDATED,
    Rules,
    close_if_done,
    lesson_in,
    of_activity,
    own_attempt,
    revision_in,
    take_step,
)
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS, Activity, WantedAttempt, mark_of
from bot.tutor.exercises.questions.inputs import TypeIn
from bot.tutor.exercises.questions.state import (
    after_answer,
    answer,
    draw_questions,
    questions_state,
    reply_in,
    reply_of,
)
from bot.tutor.exercises.questions.sums import filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from bot.services.exercises.ports import Attempts
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.questions.state import QuestionsState
    from bot.tutor.exercises.replies import Reply
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
        self,
        press: Press,
        attempt: int,
        confidence: int | None = None,
        mark: str | None = None,
        picked: str = "",
    ) -> QuestionScene:
        """Show the current question; `confidence` is how sure the person is, in percent.

        `mark` is that of the card that was pressed, and `picked` the letters that were picked on it
        so far. If that card is older than the state, the scene says so and nothing is picked.
        """
        own = await own_attempt(self.attempts, press, attempt)
        scene = self._scene(own, self._replay(own))
        if mark not in {None, scene.mark}:
            return replace(scene, note=UPDATED)
        kept = picked if _are_shown(scene.asked, picked) else ""
        return replace(scene, confidence=confidence, picked=kept)

    async def choose(
        self,
        press: Press,
        attempt: int,
        mark: str,
        letters: str,
        confidence: int | None,
        by: tuple[type[Input], ...] = (),
    ) -> QuestionScene:
        """Answer with letters as they are shown, or with a text where one is typed: see `answer`.

        An order is all letters in this order; pairs are one letter for each line on the left. `by`
        are the inputs of which one gave them, () for any.
        """
        return await self._step(
            press,
            attempt,
            mark,
            lambda state, asked: answer(
                state, asked, reply_of(state, asked, letters, by), confidence
            ),
        )

    async def answer(
        self, press: Press, attempt: int, mark: str, reply: Reply, confidence: int | None
    ) -> QuestionScene:
        """Judge one reply, store it, and only then say whether it was right.

        `confidence` is in percent. A press on an older card changes nothing. Raise TutorError for a
        reply that cannot count; then nothing is stored.
        """
        return await self._step(
            press, attempt, mark, lambda state, asked: answer(state, asked, reply, confidence)
        )

    async def _step(
        self,
        press: Press,
        attempt: int,
        mark: str,
        rule: Callable[[QuestionsState, tuple[Question, ...]], Entry],
    ) -> QuestionScene:
        def judge(current: Attempt, state: QuestionsState) -> Entry | None:
            lesson = lesson_in(self.course, current.lesson)
            if state.finished or mark_of(state.step, lesson.revision) != mark:
                return None
            return rule(state, lesson.questions)

        rules = Rules(self._replay, after_answer, _score, revision_in(self.course))
        step = await take_step(self.attempts, press, attempt, rules, judge)
        scene = self._judged(step.attempt, step.state)
        return replace(scene, note="" if step.counted else UPDATED)

    def _replay(self, attempt: Attempt) -> QuestionsState:
        attempt = of_activity(attempt, Activity.QUESTIONS)
        questions = _questions(lesson_in(self.course, attempt.lesson))
        return questions_state(questions, attempt.plan, attempt.entries)

    def _judged(self, attempt: Attempt, state: QuestionsState) -> QuestionScene:
        """Stay on the question that was answered last, to show the feedback for its answer."""
        entry = attempt.entries[-1] if attempt.entries else None
        if entry is None or entry.item not in state.drawn:
            return self._scene(attempt, state)
        scene, reply = self._scene(attempt, state, entry.item), reply_in(entry)
        try:
            verdict = scene.question.task.judge(state.drawn[entry.item], reply)
        except TutorError:  # the lesson was edited since, and this reply is none any more
            return self._scene(attempt, state)
        return replace(scene, verdict=verdict, said=reply, confidence=entry.confidence)

    def _scene(
        self, attempt: Attempt, state: QuestionsState, question_id: str | None = None
    ) -> QuestionScene:
        """Show a question, or without an id the one that is asked now, at the end the last one."""
        lesson = lesson_in(self.course, attempt.lesson)
        ids = list(state.drawn)
        shown = question_id or state.current or ids[-1]
        question = next(question for question in lesson.questions if question.id == shown)
        drawn = state.drawn[shown]
        told = f"{question.task.told(drawn)}\n{filled(question.explanation, drawn.numbers)}"
        return QuestionScene(
            lesson=lesson,
            question=question,
            number=ids.index(shown) + 1,
            attempt=attempt.id,
            mark=mark_of(state.step, lesson.revision),
            state=state,
            stem=filled(question.stem, drawn.numbers),
            asked=question.task.shown(drawn),
            ending=told if shown in state.closed else "",
        )


def _are_shown(asked: Input, letters: str) -> bool:
    """Tell whether letters may stand for what is picked so far: each is shown, none twice."""
    shown = "" if isinstance(asked, TypeIn) else LETTERS[: len(asked.options)]
    return set(letters) <= set(shown) and len(set(letters)) == len(letters)


def _score(state: QuestionsState) -> float | None:
    return state.score if state.finished else None


def _questions(lesson: Lesson) -> tuple[Question, ...]:
    if not lesson.questions:
        raise TutorError("This lesson has no questions any more. Type `/learn` to go on.")
    return lesson.questions
