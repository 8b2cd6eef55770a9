"""Which questions of a lesson's bank are asked: for each goal, of several kinds, new ones first."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import combinations, islice
from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.state import draw_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from bot.tutor.exercises.plans import Plan
    from bot.tutor.exercises.questions.kind import Question

ASKED, KINDS_WANTED = 6, 4
MOST_WEIGHED = 5000  # selections; a bank of 14 has 3,003


def draw_checkpoint(
    bank: Sequence[Question], goals: int, seen: Iterable[str], randomness: Random
) -> Plan:
    """Draw six questions of a bank, and for each its options and numbers: see `picked`."""
    return draw_questions(picked(bank, goals, seen, randomness), randomness)


def picked(
    bank: Sequence[Question],
    goals: int,
    seen: Iterable[str],
    randomness: Random,
    wanted: int = ASKED,
) -> tuple[Question, ...]:
    """Pick questions, in the order of the bank; `seen` are ids asked earlier, as often as asked.

    None comes again before all the others were asked as often. As far as that allows there is one
    for each of the lesson's goals (counted from 1 to `goals`), and there are four kinds; and what
    is left for the next time is as good.
    """
    times = Counter(seen)
    order = sorted(randomness.sample(bank, len(bank)), key=lambda question: times[question.id])
    wanted = min(wanted, len(order))
    # Those asked least often are in it; only among those of the last count is there a choice.
    last = times[order[wanted - 1].id] if wanted else 0
    sure = [question for question in order if times[question.id] < last]
    free = [question for question in order if times[question.id] == last]
    best = _best(free, wanted - len(sure), sure, goals)
    ids = {question.id for question in (*sure, *best)}
    return tuple(question for question in bank if question.id in ids)


def _best(
    free: Sequence[Question], wanted: int, sure: Sequence[Question], goals: int
) -> tuple[Question, ...]:
    """Return the first selection to which nothing lacks, now and next time; else the best one."""
    best: tuple[Question, ...] = ()
    least: tuple[int, ...] = (sys.maxsize,)
    for chosen in islice(combinations(free, wanted), MOST_WEIGHED):
        left = [question for question in free if question not in chosen]
        lacks = (*_lacks((*sure, *chosen), goals), *_lacks(left, goals))
        if lacks < least:
            best, least = chosen, lacks
        if not any(lacks):
            break
    return best


def _lacks(chosen: Sequence[Question], goals: int) -> tuple[int, int]:
    """Count the goals that nothing chosen asks about, and the kinds that are too few."""
    asked = {question.goal for question in chosen}
    kinds = {question.kind or type(question.task).__name__ for question in chosen}
    return len(set(range(1, goals + 1)) - asked), max(0, KINDS_WANTED - len(kinds))
