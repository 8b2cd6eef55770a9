"""The questions of an attempt, of one lesson or of several, and what is shown of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.attempting import lesson_in, of_activity
from bot.services.exercises.scenes import Help, Purpose, QuestionScene
from bot.tutor.course.asked import questions_for, revision_for
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import FIRST, PRACTICE, Activity, EntryKind, mark_of
from bot.tutor.exercises.questions.answering import (
    AskedPart,
    can_split,
    is_last_step,
    reply_in,
    right_options,
    stage_of,
    task_now,
    verdict_on_words,
)
from bot.tutor.exercises.questions.fill import say_the_same
from bot.tutor.exercises.questions.state import credit_of, questions_state
from bot.tutor.exercises.questions.steps import found_lines, step_line
from bot.tutor.exercises.questions.sums import filled

if TYPE_CHECKING:
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.questions.kind import Question, Verdict
    from bot.tutor.exercises.questions.state import QuestionsState

PURPOSES = {
    (Activity.QUESTIONS, FIRST): Purpose.CHECKPOINT,
    (Activity.QUESTIONS, PRACTICE): Purpose.PRACTICE,
    (Activity.MISTAKES, PRACTICE): Purpose.MISTAKES,
}
DONE = frozenset(
    {EntryKind.ANSWER, EntryKind.WORDS, EntryKind.HINT, EntryKind.SPLIT, EntryKind.STEP}
)
"""What a person does with a question; other entries are notes about it."""


CORRECTED = "The answer key was corrected since you answered."
KEPT_WORTH = f"{CORRECTED} Your answer keeps what it counted for."


class NothingLeftError(TutorError):
    """All questions of an attempt left their lessons."""

    def __init__(self) -> None:
        super().__init__(
            "The questions of this card were taken out of the lesson, so it is closed and counts "
            "for nothing. Type `/learn` to go on."
        )


@dataclass(frozen=True, slots=True)
class Asking:
    """Methods raise TutorError when the lesson of an attempt, or all its questions, are gone."""

    course: Course

    def questions(self, attempt: Attempt) -> tuple[Question, ...]:
        """Return what the attempt may ask, under the ids of its plan."""
        of_activity(attempt, Activity.QUESTIONS, Activity.MISTAKES)
        if attempt.lesson:
            return questions_in(lesson_in(self.course, attempt.lesson))
        return questions_for(self.course, attempt)

    def lesson_of(self, attempt: Attempt, item: str) -> Lesson:
        return lesson_in(self.course, attempt.lesson or item.partition("/")[0])

    def revision(self, attempt: Attempt) -> str:
        """Return the revision of the attempt's lesson, or one of all its lessons."""
        if attempt.lesson:
            lesson_in(self.course, attempt.lesson)
        return revision_for(self.course, attempt)

    def replay(self, attempt: Attempt) -> QuestionsState:
        return questions_state(self.questions(attempt), attempt.plan, attempt.entries)

    def mark(self, attempt: Attempt, state: QuestionsState) -> str:
        return mark_of(state.step, self.revision(attempt))

    def judged(self, attempt: Attempt, state: QuestionsState) -> QuestionScene:
        """Stay on the question that was answered last, to show the feedback for its answer."""
        entry = next((entry for entry in reversed(attempt.entries) if entry.kind in DONE), None)
        helped = entry is not None and entry.kind in {EntryKind.HINT, EntryKind.SPLIT}
        if entry is None or helped or entry.item not in state.drawn:
            return self.scene(attempt, state)
        scene = self.scene(attempt, state, entry.item)
        if entry.kind == EntryKind.STEP:
            return _with_step(scene, entry)
        try:
            return _with_verdict(scene, entry)
        except TutorError:  # the lesson was edited since, and this reply is none any more
            return self.scene(attempt, state)

    def scene(
        self, attempt: Attempt, state: QuestionsState, question_id: str | None = None
    ) -> QuestionScene:
        """Show a question, or without an id the one that is asked now, at the end the last one."""
        ids = list(state.drawn)
        if not ids:
            raise NothingLeftError
        shown = question_id or state.current or ids[-1]
        question = next(each for each in self.questions(attempt) if each.id == shown)
        drawn = state.drawn[shown]
        told, waiting = "", None
        if shown in state.closed:
            told = f"{question.task.told(drawn)}\n{filled(question.explanation, drawn.numbers)}"
        else:
            waiting = verdict_on_words(state, question)
        return QuestionScene(
            lesson=self.lesson_of(attempt, shown),
            question=question,
            number=ids.index(shown) + 1,
            attempt=attempt.id,
            mark=self.mark(attempt, state),
            state=state,
            stem=filled(question.stem, drawn.numbers),
            asked=task_now(state, question).shown(drawn),
            purpose=PURPOSES.get((Activity(attempt.activity), attempt.scope), Purpose.PRACTICE),
            help=_help(state, question),
            verdict=waiting,
            said=state.words[shown] if waiting else None,
            ending=told,
            right_ids=right_options(state, question),
        )


def questions_in(lesson: Lesson) -> tuple[Question, ...]:
    if not lesson.questions:
        raise TutorError("This lesson has no questions any more. Type `/learn` to go on.")
    return lesson.questions


def _help(state: QuestionsState, question: Question) -> Help:
    numbers, seen = state.drawn[question.id].numbers, state.hints.get(question.id, 0)
    split, stage = state.splits.get(question.id), stage_of(state, question)
    whole = stage is AskedPart.WHOLE and question.id not in state.closed
    is_last = is_last_step(state, question)
    is_step = stage is AskedPart.STEP or is_last
    return Help(
        hints=tuple(filled(line, numbers) for line in question.hints[:seen]),
        more=max(0, len(question.hints) - seen) if whole and not is_last else 0,
        can_split=whole and can_split(state, question),
        step=filled(question.steps[split.done].ask, numbers) if split and is_step else "",
        is_last=is_last,
        found=found_lines(question, numbers, split.done) if split else (),
    )


def _with_verdict(scene: QuestionScene, entry: Entry) -> QuestionScene:
    """Say how an answer was judged. Raise TutorError when it cannot be judged any more."""
    task = scene.question.task
    if entry.kind == EntryKind.ANSWER and (words := verdict_on_words(scene.state, scene.question)):
        task = words.follow_up or task
    reply = reply_in(entry)
    verdict = task.judge(scene.state.drawn[entry.item], reply)
    if verdict.veiled and entry.item not in scene.state.closed:
        verdict = replace(verdict, feedback=verdict.veiled)
    verdict = _fair(verdict, scene.state, entry)
    scene = replace(scene, verdict=verdict, said=reply, confidence=entry.confidence)
    mending = replace(scene.help, card=_mending(scene, verdict))
    return _without_echo(_untold(replace(scene, help=mending), verdict), verdict)


def _untold(scene: QuestionScene, verdict: Verdict) -> QuestionScene:
    """Leave out the right answer where the reply is the same."""
    if not verdict.exact:
        return scene
    told = scene.question.task.told(scene.state.drawn[scene.question.id])
    return replace(scene, ending=scene.ending.removeprefix(told).lstrip())


def _fair(verdict: Verdict, state: QuestionsState, entry: Entry) -> Verdict:
    """Say so where the present key takes back what was said of a reply: nobody loses by it."""
    if verdict.credit >= credit_of(entry) or entry.kind != EntryKind.ANSWER:
        return verdict
    first = state.tried[entry.item][0] == entry.choice
    told = KEPT_WORTH if first else CORRECTED
    return replace(verdict, feedback=f"{told} {verdict.feedback}".strip())


def _without_echo(scene: QuestionScene, verdict: Verdict) -> QuestionScene:
    """Leave out the explanation where the feedback for a right reply says the same already."""
    question = scene.question
    explained = filled(question.explanation, scene.state.drawn[question.id].numbers)
    if not (verdict.right and verdict.feedback and say_the_same(verdict.feedback, explained)):
        return scene
    if len(verdict.feedback) < len(explained):
        return replace(scene, verdict=replace(verdict, feedback=""))
    return replace(scene, ending=scene.ending.removesuffix(explained).rstrip())


def _with_step(scene: QuestionScene, entry: Entry) -> QuestionScene:
    """Say what to make of a reply to a step; its number is the entry's choice."""
    place = int(entry.choice)
    if place >= len(scene.question.steps):  # the lesson was edited since
        return scene
    again = scene.state.splits[entry.item].done == place
    step, numbers = scene.question.steps[place], scene.state.drawn[entry.item].numbers
    heard = step_line(step, numbers, bool(entry.right), again)
    return replace(scene, help=replace(scene.help, heard=heard))


def _mending(scene: QuestionScene, verdict: Verdict) -> Card | None:
    """Return the card that mends a reply; None for a right one, and where there is none."""
    if verdict.credit == 1 or verdict.follow_up is not None:
        return None
    named = scene.lesson.card(verdict.card) if verdict.card else None
    return named or (scene.lesson.card(scene.question.card) if scene.question.card else None)
