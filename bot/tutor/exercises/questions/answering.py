"""What a person does with the question at hand: answer it, ask for a hint, split it into steps."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.questions.inputs import ChooseOne, OtherInputError, UnfitReplyError
from bot.tutor.exercises.questions.state import CONFIDENCES, choice_of
from bot.tutor.exercises.questions.steps import step_task, steps_alone
from bot.tutor.exercises.replies import Chosen, Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question, QuestionTask, Verdict
    from bot.tutor.exercises.questions.state import QuestionsState
    from bot.tutor.exercises.replies import Reply


class AskedPart(StrEnum):
    """What a question asks now: itself, the follow-up of a reply, or one of its steps."""

    WHOLE = "whole"
    FOLLOW_UP = "follow-up"
    STEP = "step"


def current_question(state: QuestionsState, questions: Sequence[Question]) -> Question:
    """Return the question that is asked now. Raise TutorError when all are answered."""
    found = next((question for question in questions if question.id == state.current), None)
    if found is None:
        raise TutorError("All questions here are answered. Press Next to go on.")
    return found


def stage_of(state: QuestionsState, question: Question) -> AskedPart:
    split = state.splits.get(question.id)
    if follow_up_in(state, question) is not None:
        return AskedPart.FOLLOW_UP
    if split and question.id not in state.closed:
        alone = steps_alone(question, state.drawn[question.id].numbers)
        return AskedPart.STEP if split.done < alone else AskedPart.WHOLE
    return AskedPart.WHOLE


def is_last_step(state: QuestionsState, question: Question) -> bool:
    """Tell whether the question is asked as the last of its steps: the answer to both is one."""
    split = state.splits.get(question.id)
    if split is None or question.id in state.closed:
        return False
    return stage_of(state, question) is AskedPart.WHOLE and split.done < len(question.steps)


def task_now(state: QuestionsState, question: Question) -> QuestionTask:
    """Return the task by which the next reply to this question is judged."""
    follow_up, stage = follow_up_in(state, question), stage_of(state, question)
    if stage is AskedPart.STEP:
        return step_task(question, state.splits[question.id].done)
    return follow_up or question.task


def verdict_on_words(state: QuestionsState, question: Question) -> Verdict | None:
    """Judge what was written and waits for its follow-up; None where nothing is or it lost it."""
    words = state.words.get(question.id)
    if words is None:
        return None
    try:
        verdict = question.task.judge(state.drawn[question.id], words)
    except TutorError:  # the lesson was edited since, and this reply is none any more
        return None
    return verdict if verdict.follow_up else None


def follow_up_in(state: QuestionsState, question: Question) -> QuestionTask | None:
    verdict = verdict_on_words(state, question)
    return None if verdict is None else verdict.follow_up


def reply_of(
    state: QuestionsState,
    questions: Sequence[Question],
    letters: str,
    by: tuple[type[Input], ...] = (),
) -> Reply:
    """Read what was given for the current question: letters as shown, or a text where one types.

    `by` are the inputs of which one gave them, () for any. Raise TutorError when no question is
    open, when another input asks it, or when the letters are no answer to it.
    """
    question = current_question(state, questions)
    asked = task_now(state, question).shown(state.drawn[question.id])
    if by and not isinstance(asked, by):
        raise OtherInputError
    return asked.reply(letters)


def answer(
    state: QuestionsState, questions: Sequence[Question], reply: Reply, confidence: int | None
) -> Entry:
    """Judge a reply to what the current question asks now. `confidence` is in percent.

    Raise TutorError when no question is open, UnfitReplyError when the reply cannot count or was
    tried already.
    """
    question = current_question(state, questions)
    drawn, task = state.drawn[question.id], task_now(state, question)
    verdict = task.judge(drawn, reply)
    given = verdict.reply or task.shown(drawn).taken(reply)
    if stage_of(state, question) is AskedPart.STEP:
        done = str(state.splits[question.id].done)
        return Entry(EntryKind.STEP, question.id, done, right=verdict.right, reply=given)
    choice, tried = choice_of(given), state.tried[question.id]
    if choice in tried:
        other = "Pick another letter." if isinstance(given, Chosen) else "Change your answer first."
        raise UnfitReplyError(f"You tried that one already. {other}")
    first = not tried and question.id not in state.words
    waits = verdict.follow_up is not None
    return Entry(
        EntryKind.WORDS if waits else EntryKind.ANSWER,
        item=question.id,
        choice=choice,
        right=verdict.right,
        # Confidence in the second try says little, once the first was wrong.
        confidence=confidence if confidence in CONFIDENCES and first else None,
        reply=None if isinstance(given, Chosen) else given,  # one id is all in the choice
        credit=None if waits else verdict.credit,
    )


def hint(state: QuestionsState, questions: Sequence[Question]) -> Entry:
    """Take the next hint of the current question. Raise TutorError when there is none left."""
    question = current_question(state, questions)
    seen = state.hints.get(question.id, 0)
    if seen >= len(question.hints):
        raise TutorError("There is no further hint here. Your answer may be a guess: try it.")
    return Entry(EntryKind.HINT, question.id, str(seen + 1))


def split(state: QuestionsState, questions: Sequence[Question]) -> Entry:
    """Begin the steps of the current question. Raise TutorError when it has none to begin."""
    question = current_question(state, questions)
    if not can_split(state, question):
        raise TutorError("This question is in no smaller steps. Answer it as a whole, please.")
    return Entry(EntryKind.SPLIT, question.id, "")


def right_options(state: QuestionsState, question: Question) -> frozenset[str]:
    """Return the right ones among the options of a closed question of which one is chosen."""
    if question.id not in state.closed:
        return frozenset()
    drawn = state.drawn[question.id]
    asked = question.task.shown(drawn)
    if not isinstance(asked, ChooseOne):
        return frozenset()
    ids = (option.id for option in asked.options)
    return frozenset(id_ for id_ in ids if question.task.judge(drawn, Chosen(id_)).right)


def can_split(state: QuestionsState, question: Question) -> bool:
    open_ = question.id not in state.closed and question.id not in state.splits
    return bool(question.steps) and open_


def reply_in(entry: Entry) -> Reply:
    """Return the reply that an entry keeps; one without is the choice of one option."""
    if entry.kind == EntryKind.WORDS:
        return entry.reply or Typed(entry.choice)
    return entry.reply or Chosen(entry.choice)
