"""Questions with one right option: two tries each, feedback for the option that was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS, Entry, EntryKind, by_letter, fitted
from bot.tutor.exercises.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

TRIES = 2
CONFIDENCES = (50, 60, 70, 80, 90, 99)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer on offer. `misconception` is the id of the wrong idea it stands for."""

    id: str
    text: str
    right: bool
    feedback: str
    misconception: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A stem with two to five options, exactly one of them right."""

    id: str
    stem: str
    options: tuple[Option, ...]
    explanation: str

    def option(self, option_id: str) -> Option:
        return next(option for option in self.options if option.id == option_id)

    @property
    def key(self) -> Option:
        return next(option for option in self.options if option.right)


@dataclass(frozen=True, slots=True)
class QuestionsState:
    """Where a person stands. `order` holds, for each question id, its option ids as shown."""

    order: dict[str, tuple[str, ...]]
    tried: dict[str, tuple[str, ...]]
    first_right: dict[str, bool]
    closed: frozenset[str]
    step: int

    @property
    def current(self) -> str | None:
        """The id of the first question that still takes an answer; None when all are done."""
        return next((question for question in self.order if question not in self.closed), None)

    @property
    def finished(self) -> bool:
        return self.current is None

    @property
    def score(self) -> float:
        """Share of the questions that were correct at the first try, 0 to 1."""
        return sum(self.first_right.values()) / len(self.order)


def draw_questions(questions: Sequence[Question], randomness: Random) -> Plan:
    """Shuffle each question's options for one person; the questions keep the lesson's order."""
    orders = {
        question.id: tuple(
            randomness.sample([option.id for option in question.options], len(question.options))
        )
        for question in questions
    }
    return Plan(tuple(orders), orders)


def questions_state(
    questions: Sequence[Question], plan: Plan, entries: Sequence[Entry]
) -> QuestionsState:
    """Replay the entries. Questions and options that left the lesson since are not asked."""
    existing = {question.id: [option.id for option in question.options] for question in questions}
    order = {
        question: tuple(fitted(plan.orders.get(question, ()), existing[question]))
        for question in fitted(plan.items, list(existing))
    }
    untried: dict[str, tuple[str, ...]] = dict.fromkeys(order, ())
    return reduce(after_answer, entries, QuestionsState(order, untried, {}, frozenset(), 0))


def after_answer(state: QuestionsState, entry: Entry) -> QuestionsState:
    """Return the state once this entry is added; a question that left the lesson is ignored."""
    state = replace(state, step=state.step + 1)
    if entry.item not in state.order:
        return state
    tried = (*state.tried[entry.item], entry.choice)
    closes = entry.right or len(tried) >= TRIES
    return replace(
        state,
        tried=state.tried | {entry.item: tried},
        first_right={entry.item: bool(entry.right)} | state.first_right,
        closed=state.closed | {entry.item} if closes else state.closed,
    )


def answer(
    state: QuestionsState, questions: Sequence[Question], letter: str, confidence: int | None
) -> Entry:
    """Judge the option behind a letter of the current question. `confidence` is in percent.

    Raise TutorError when no question is open, or the letter is not shown or was tried already.
    """
    current = state.current
    if current is None:
        raise TutorError("All questions here are answered. Press Next to go on.")
    shown = state.order[current]
    chosen = by_letter(letter, shown)
    if chosen is None:
        raise TutorError(f"There is no answer {letter}. Pick one of {LETTERS[: len(shown)]}.")
    if chosen in state.tried[current]:
        raise TutorError("You tried that one already. Pick another letter.")
    question = next(question for question in questions if question.id == current)
    return Entry(
        EntryKind.ANSWER,
        item=current,
        choice=chosen,
        right=question.option(chosen).right,
        # Confidence in the second try says little, once the first was wrong.
        confidence=confidence if confidence in CONFIDENCES and not state.tried[current] else None,
    )
