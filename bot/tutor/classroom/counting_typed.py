"""Counts what a class typed: numbers, words for a gap, and the ideas of sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.tutor.classroom.histogram import histogram, number_words
from bot.tutor.classroom.tally import (
    UNKNOWN,
    ClassTally,
    Family,
    TallyRow,
    TypedNumbers,
    tags_in,
)
from bot.tutor.exercises.questions.draws import reach
from bot.tutor.exercises.questions.fill import NEARLY, folded, likeness
from bot.tutor.exercises.questions.sums import filled, worked_out
from bot.tutor.exercises.replies import Number, Several, Typed

if TYPE_CHECKING:
    from bot.tutor.classroom.judging import JudgedReply
    from bot.tutor.exercises.questions.fill import FillTask
    from bot.tutor.exercises.questions.free import FreeTask
    from bot.tutor.exercises.questions.kind import Drawn
    from bot.tutor.exercises.questions.number import NumberTask

FARTHEST = 1e15  # a number farther from 0 counts as this one
MOST_SLIPS = 3
TOLD_FROM = 2  # answers with a number that the lesson does not know: one alone is its person's


def count_numbers(
    task: NumberTask, drawn: Drawn, fit: Sequence[JudgedReply], unfit: int
) -> ClassTally:
    wrong = Counter(
        min(max(one.reply.value, -FARTHEST), FARTHEST)
        for one in fit
        if isinstance(one.reply, Number) and not one.right
    )
    right = sum(one.right for one in fit)
    answer = worked_out(task.answer, drawn.numbers)
    numbers = TypedNumbers(answer, task.unit, right, tuple(sorted(wrong.elements())))
    known, others = _known_slips(task, drawn, wrong)
    every = sorted([row for row in [*known, *others] if row.count], key=lambda row: -row.count)
    return ClassTally(
        *(Family.NUMBER, len(fit) + unfit, right, histogram([numbers])[0], unfit),
        slips=tuple(every[:MOST_SLIPS]),
        misconceptions=tags_in(known),
        numbers=numbers,
    )


def _known_slips(
    task: NumberTask, drawn: Drawn, wrong: Counter[float]
) -> tuple[list[TallyRow], list[TallyRow]]:
    """Return the wrong numbers that have a line of their own, and the others that several typed."""
    left, known = dict(wrong), []
    for place, slip in enumerate(task.wrong):
        at = worked_out(slip.value, drawn.numbers)
        hits = [value for value in left if abs(value - at) <= reach(task.tolerance, at)]
        count = sum(left.pop(value) for value in hits)
        said, text = filled(slip.feedback, drawn.numbers), number_words(at, task.unit)
        row = TallyRow(str(place), "", text, count, False, said, slip.misconception)
        known.append(row)
    others = [
        TallyRow(repr(value), "", number_words(value, task.unit), count, right=False)
        for value, count in sorted(left.items())
        if count >= TOLD_FROM
    ]
    return known, others


def count_words(
    task: FillTask, _drawn: Drawn, fit: Sequence[JudgedReply], unfit: int
) -> ClassTally:
    """Count the right words, each slip that the lesson knows, and the rest without its words."""
    right = sum(one.right for one in fit)
    counts = Counter(_slip(task, one) for one in fit if not one.right)
    rows = (
        TallyRow("right", "", task.accept[0], right, right=True),
        *(
            TallyRow(
                *(str(place), "", slip.answer, counts[place], False),
                *(slip.feedback, slip.misconception),
            )
            for place, slip in enumerate(task.wrong)
        ),
        TallyRow("other", "", UNKNOWN, counts[None], right=False),
    )
    return ClassTally(
        Family.WORDS, len(fit) + unfit, right, rows, unfit, misconceptions=tags_in(rows)
    )


def _slip(task: FillTask, one: JudgedReply) -> int | None:
    """Return the place of the slip as which a wrong answer was judged; None for an unknown one."""
    given = folded(one.reply.text) if isinstance(one.reply, Typed) else ""
    alike = [likeness(given, slip.answer) for slip in task.wrong]
    best = max(alike, default=0.0)
    return alike.index(best) if best >= NEARLY else None


def count_ideas(
    task: FreeTask, _drawn: Drawn, fit: Sequence[JudgedReply], unfit: int
) -> ClassTally:
    counts = Counter(
        name for one in fit if isinstance(one.reply, Several) for name in one.reply.ids
    )
    rows = tuple(TallyRow(g.name, "", g.idea, counts[g.name]) for g in task.groups)
    right = sum(one.right for one in fit)
    return ClassTally(
        *(Family.IDEAS, len(fit) + unfit, right, rows, unfit),
        need=task.need,
    )
