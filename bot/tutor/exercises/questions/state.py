"""Where a person stands among questions of any kind: what was drawn, two tries each, the score."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.replies import Chosen, Number, Ordered, Paired, Several, Tried, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.replies import Reply

TRIES = 2
CONFIDENCES = (50, 60, 70, 80, 90, 99)


@dataclass(frozen=True, slots=True)
class StepsTaken:
    """How far somebody is in the steps of a question: `tries` at the one after those `done`."""

    done: int = 0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class QuestionsState:
    """Where a person stands. `drawn` holds, for each question id in order, what was drawn for it.

    `tried` holds what was answered so far, as `choice_of` says it, and `first_credit` how right
    the first reply was, 0 to 1, also to what left the lesson since. `hints` counts those shown;
    `helped` are the questions whose first reply came after a hint or a step. `words` are answers
    that wait for their follow-up.
    """

    drawn: Mapping[str, Drawn]
    tried: dict[str, tuple[str, ...]]
    first_credit: dict[str, float]
    closed: frozenset[str]
    step: int
    hints: Mapping[str, int] = field(default_factory=dict)
    helped: frozenset[str] = frozenset()
    splits: Mapping[str, StepsTaken] = field(default_factory=dict)
    words: Mapping[str, Reply] = field(default_factory=dict)

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
        return sum(self.first_credit.values()) / len(self.drawn.keys() | self.first_credit.keys())


def final_score(state: QuestionsState) -> float | None:
    """Return the score, 0 to 1, once nothing is left to ask; None before, and for no questions."""
    return state.score if state.finished and state.drawn else None


def draw_questions(questions: Sequence[Question], randomness: Random) -> Plan:
    """Draw each question's options and numbers for one person, in the order given."""
    drawn = {question.id: question.task.draw(randomness) for question in questions}
    return Plan(
        items=tuple(drawn),
        orders={id_: each.order for id_, each in drawn.items() if each.order},
        numbers={id_: each.numbers for id_, each in drawn.items() if each.numbers},
    )


def questions_state(
    questions: Sequence[Question], plan: Plan, entries: Sequence[Entry]
) -> QuestionsState:
    """Replay the entries. What left the lesson since is not asked, nor what came into it."""
    tasks = {question.id: question.task for question in questions}
    drawn = {
        id_: tasks[id_].fit(Drawn(plan.orders.get(id_, ()), plan.numbers.get(id_, {})))
        for id_ in plan.items
        if id_ in tasks
    }
    untried: dict[str, tuple[str, ...]] = dict.fromkeys(drawn, ())
    return reduce(after_entry, entries, QuestionsState(drawn, untried, {}, frozenset(), 0))


def after_entry(state: QuestionsState, entry: Entry) -> QuestionsState:
    """Return the state once this entry is added.

    Of a question that left the lesson nothing is left but what the first reply was worth.
    """
    if entry.kind == EntryKind.TOLD:
        return state  # no step: the card that tells of it must go on working
    state = replace(state, step=state.step + 1)
    if entry.item not in state.drawn:
        return _lost(state, entry)
    after = AFTER.get(entry.kind)
    return state if after is None else after(state, entry)


def _answered(state: QuestionsState, entry: Entry) -> QuestionsState:
    tried = (*state.tried[entry.item], entry.choice)
    closes = entry.right is not False or len(tried) >= TRIES
    return replace(
        state,
        tried=state.tried | {entry.item: tried},
        first_credit={entry.item: credit_of(entry)} | state.first_credit,
        closed=state.closed | {entry.item} if closes else state.closed,
    )


def _said_in_words(state: QuestionsState, entry: Entry) -> QuestionsState:
    said = entry.reply or Typed(entry.choice)
    return replace(state, words={**state.words, entry.item: said})


def _rejudged(state: QuestionsState, entry: Entry) -> QuestionsState:
    """By a corrected key the first reply is worth more than it was; a right one ends it."""
    return replace(
        state,
        first_credit=state.first_credit | {entry.item: credit_of(entry)},
        closed=state.closed | {entry.item} if entry.right else state.closed,
    )


def _lost(state: QuestionsState, entry: Entry) -> QuestionsState:
    if entry.kind not in {EntryKind.ANSWER, EntryKind.REJUDGED}:
        return state
    first, now = state.first_credit, {entry.item: credit_of(entry)}
    both = now | first if entry.kind == EntryKind.ANSWER else first | now
    return replace(state, first_credit=both)


def _hinted(state: QuestionsState, entry: Entry) -> QuestionsState:
    seen = {**state.hints, entry.item: state.hints.get(entry.item, 0) + 1}
    return replace(_helped(state, entry.item), hints=seen)


def _stepped(state: QuestionsState, entry: Entry) -> QuestionsState:
    split = state.splits.get(entry.item, StepsTaken())
    if entry.kind == EntryKind.STEP:
        over = entry.right or split.tries + 1 >= TRIES
        split = StepsTaken(split.done + 1) if over else StepsTaken(split.done, split.tries + 1)
    return replace(_helped(state, entry.item), splits={**state.splits, entry.item: split})


def _helped(state: QuestionsState, item: str) -> QuestionsState:
    if state.tried[item] or item in state.words:
        return state
    return replace(state, helped=state.helped | {item})


AFTER: Mapping[str, Callable[[QuestionsState, Entry], QuestionsState]] = {
    EntryKind.ANSWER: _answered,
    EntryKind.WORDS: _said_in_words,
    EntryKind.HINT: _hinted,
    EntryKind.SPLIT: _stepped,
    EntryKind.STEP: _stepped,
    EntryKind.REJUDGED: _rejudged,
}
"""What an entry does to the state; any other kind is a note about it, and only a step more."""


def credit_of(entry: Entry) -> float:
    """Return how right an answer was, 0 to 1; the first program kept no credits."""
    return float(bool(entry.right)) if entry.credit is None else entry.credit


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
