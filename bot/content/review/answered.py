"""How many of the answers to a question get a line of their own, and which ones do not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bot.content.problems import quoted
from bot.tutor.course.walking import values_in
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.match import MatchTask
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.order import OrderTask
from bot.tutor.shapes import FEEDBACK

if TYPE_CHECKING:
    from bot.tutor.exercises.questions.kind import Question

LEAST_WRONG = 2


@dataclass(frozen=True, slots=True)
class Feedback:
    """Of so many answers, `told` get a line of their own; `missing` says what to write."""

    answers: int
    told: int
    missing: tuple[str, ...] = ()


def answered(question: Question) -> Feedback:
    task = question.task
    if isinstance(task, OrderTask):
        return _order(task)
    if isinstance(task, MatchTask):
        return _match(task)
    if isinstance(task, NumberTask | FillTask):
        return _typed(task)
    lines = [getattr(one, FEEDBACK) for one in values_in(task) if hasattr(one, FEEDBACK)]
    return Feedback(len(lines), sum(map(bool, lines)))


def _order(task: OrderTask) -> Feedback:
    told = {swapped.ids for swapped in task.swapped}
    neighbours = list(pairwise(task.ids))
    missing = [both for both in neighbours if both not in told]
    lines = (f"a swapped line for {quoted(a)} and {quoted(b)}" for a, b in missing)
    return Feedback(len(neighbours), len(neighbours) - len(missing), tuple(lines))


def _match(task: MatchTask) -> Feedback:
    told = {confused.ids for confused in task.confused}
    pairs = list(combinations([pair.id for pair in task.pairs], 2))
    missing = [both for both in pairs if frozenset(both) not in told]
    lines = (f"a confused line for {quoted(a)} and {quoted(b)}" for a, b in missing)
    return Feedback(len(pairs), len(pairs) - len(missing), tuple(lines))


def _typed(task: NumberTask | FillTask) -> Feedback:
    wrong, other = len(task.wrong), bool(task.other)
    missing = [f"at least {LEAST_WRONG} wrong answers"] if wrong < LEAST_WRONG else []
    missing += [] if other else ["other, said to any other answer"]
    return Feedback(max(wrong, LEAST_WRONG) + 1, wrong + other, tuple(missing))
