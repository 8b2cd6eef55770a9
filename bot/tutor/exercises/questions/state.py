"""Where a person stands among questions of any kind: what was drawn, two tries each, the score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind, fitted
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.inputs import OtherInputError
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.replies import (
    Chosen,
    Number,
    Ordered,
    Paired,
    Several,
    Tried,
    Typed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.replies import Reply

TRIES = 2
CONFIDENCES = (50, 60, 70, 80, 90, 99)


@dataclass(frozen=True, slots=True)
class QuestionsState:
    """Where a person stands. `drawn` holds, for each question id in order, what was drawn for it.

    `tried` holds what was answered so far, as `choice_of` says it, and `first_credit` how right
    the first reply was, 0 to 1.
    """

    drawn: Mapping[str, Drawn]
    tried: dict[str, tuple[str, ...]]
    first_credit: dict[str, float]
    closed: frozenset[str]
    step: int

    @property
    def current(self) -> str | None:
        """The id of the first question that still takes an answer; None when all are done."""
        return next((question for question in self.drawn if question not in self.closed), None)

    @property
    def finished(self) -> bool:
        return self.current is None

    @property
    def score(self) -> float:
        """Mean credit of the first replies, 0 to 1."""
        return sum(self.first_credit.values()) / len(self.drawn)


def draw_questions(questions: Sequence[Question], randomness: Random) -> Plan:
    """Draw each question's options and numbers for one person, in the lesson's order."""
    drawn = {question.id: question.task.draw(randomness) for question in questions}
    return Plan(
        items=tuple(drawn),
        orders={id_: each.order for id_, each in drawn.items() if each.order},
        numbers={id_: each.numbers for id_, each in drawn.items() if each.numbers},
    )


def questions_state(
    questions: Sequence[Question], plan: Plan, entries: Sequence[Entry]
) -> QuestionsState:
    """Replay the entries. Questions and options that left the lesson since are not asked."""
    tasks = {question.id: question.task for question in questions}
    drawn = {
        id_: tasks[id_].fit(Drawn(plan.orders.get(id_, ()), plan.numbers.get(id_, {})))
        for id_ in fitted(plan.items, list(tasks))
    }
    untried: dict[str, tuple[str, ...]] = dict.fromkeys(drawn, ())
    return reduce(after_answer, entries, QuestionsState(drawn, untried, {}, frozenset(), 0))


def after_answer(state: QuestionsState, entry: Entry) -> QuestionsState:
    """Return the state once this entry is added; a question that left the lesson is ignored."""
    state = replace(state, step=state.step + 1)
    if entry.item not in state.drawn:
        return state
    tried = (*state.tried[entry.item], entry.choice)
    closes = entry.right is not False or len(tried) >= TRIES
    credit = float(bool(entry.right)) if entry.credit is None else entry.credit
    return replace(
        state,
        tried=state.tried | {entry.item: tried},
        first_credit={entry.item: credit} | state.first_credit,
        closed=state.closed | {entry.item} if closes else state.closed,
    )


def current_question(state: QuestionsState, questions: Sequence[Question]) -> Question:
    """Return the question that is asked now. Raise TutorError when all are answered."""
    found = next((question for question in questions if question.id == state.current), None)
    if found is None:
        raise TutorError("All questions here are answered. Press Next to go on.")
    return found


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
    asked = question.task.shown(state.drawn[question.id])
    if by and not isinstance(asked, by):
        raise OtherInputError
    return asked.reply(letters)


def answer(
    state: QuestionsState, questions: Sequence[Question], reply: Reply, confidence: int | None
) -> Entry:
    """Judge a reply to the current question. `confidence` is in percent.

    Raise TutorError when no question is open, or the reply cannot count or was tried already.
    """
    question = current_question(state, questions)
    verdict = question.task.judge(state.drawn[question.id], reply)
    given = verdict.reply or question.task.shown(state.drawn[question.id]).taken(reply)
    choice, tried = choice_of(given), state.tried[question.id]
    if choice in tried:
        other = "Pick another letter." if isinstance(given, Chosen) else "Change your answer first."
        raise TutorError(f"You tried that one already. {other}")
    return Entry(
        EntryKind.ANSWER,
        item=question.id,
        choice=choice,
        right=verdict.right,
        # Confidence in the second try says little, once the first was wrong.
        confidence=confidence if confidence in CONFIDENCES and not tried else None,
        reply=None if isinstance(given, Chosen) else given,  # one id is all in the choice
        credit=verdict.credit,
    )


def choice_of(reply: Reply) -> str:
    """Say a reply in one line of ids, or in the text that was typed: what a report counts."""
    match reply:
        case Several(ids):
            said = "+".join(ids)
        case Ordered(ids):
            said = ">".join(ids)
        case Paired(pairs):
            said = "+".join(f"{left}={right}" for left, right in pairs)
        case Chosen(said) | Typed(said) | Number(_, said) | Tried(_, said):
            pass
    return said


def reply_in(entry: Entry) -> Reply:
    """Return the reply that an entry keeps; one without is the choice of one option."""
    return entry.reply or Chosen(entry.choice)
