"""Counts which definition a class gave to which term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.tutor.classroom.tally import ClassTally, Confusions, Family, TallyRow, counted_tags
from bot.tutor.exercises.questions.inputs import letters_of
from bot.tutor.exercises.replies import Paired

if TYPE_CHECKING:
    from bot.tutor.classroom.judging import JudgedReply
    from bot.tutor.exercises.questions.kind import Drawn
    from bot.tutor.exercises.questions.match import MatchTask

MOST_SLIPS = 3


def count_pairs(
    task: MatchTask, drawn: Drawn, fit: Sequence[JudgedReply], unfit: int
) -> ClassTally:
    options = task.shown(drawn).options
    columns = [option.id for option in options]
    letters = dict(zip(columns, letters_of(options, columns), strict=True))
    given = [one.reply.pairs for one in fit if isinstance(one.reply, Paired)]
    counts = Counter(pair for pairs in given for pair in pairs)
    rows = tuple(
        TallyRow(pair.id, letters[pair.id], pair.term, counts[pair.id, pair.id])
        for pair in task.pairs
    )
    grid = tuple(tuple(counts[pair.id, column] for column in columns) for pair in task.pairs)
    tag = {line.ids: line.misconception for line in reversed(task.confused)}
    order = [line.misconception for line in task.confused]
    shown = ([tag.get(frozenset(pair)) for pair in pairs] for pairs in given)
    return ClassTally(
        *(Family.PAIRS, len(fit) + unfit, sum(one.right for one in fit), rows, unfit),
        slips=_slips(task, letters, counts),
        misconceptions=counted_tags(order, shown),
        confusions=Confusions(
            tuple(pair.term for pair in task.pairs),
            options,
            tuple(columns.index(pair.id) for pair in task.pairs),
            grid,
        ),
    )


def _slips(
    task: MatchTask, letters: dict[str, str], counts: Counter[tuple[str, str]]
) -> tuple[TallyRow, ...]:
    """Return the commonest confusions, of several as common the first in the question."""
    known = {line.ids: line for line in reversed(task.confused)}
    found = [
        TallyRow(
            key=f"{term.id}={definition.id}",
            letter=letters[definition.id],
            text=term.term,
            count=counts[term.id, definition.id],
            right=False,
            feedback=line.feedback if line else "",
            misconception=line.misconception if line else None,
        )
        for term in task.pairs
        for definition in task.pairs
        if term.id != definition.id and counts[term.id, definition.id]
        for line in (known.get(frozenset((term.id, definition.id))),)
    ]
    return tuple(sorted(found, key=lambda row: -row.count)[:MOST_SLIPS])
