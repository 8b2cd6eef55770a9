"""Made-up answers to a question of any kind: right ones, and those of each misconception."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.match import MatchTask
from bot.tutor.exercises.questions.multiple import MultipleChoice
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.order import OrderTask
from bot.tutor.exercises.questions.plot import PlotTask
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.questions.sums import worked_out
from bot.tutor.exercises.replies import Chosen, Ordered, Paired, Several, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random
    from typing import Any

    from bot.tutor.exercises.questions.kind import Drawn, Question
    from bot.tutor.exercises.replies import Reply

OFF = 987.5  # a number that is no answer to anything, right or wrong


@dataclass(frozen=True, slots=True)
class PossibleAnswers:
    """What people may answer to one question, with what was drawn for it.

    `wrong` holds every slip beside the misconception that it shows, "" for none.
    """

    question: Question
    drawn: Drawn
    right: Reply
    wrong: tuple[tuple[Reply, str], ...]

    def entry(self, reply: Reply) -> Entry:
        return Entry(EntryKind.ANSWER, self.question.id, "", reply=reply)

    def showing(self, misconceptions: frozenset[str]) -> tuple[Reply, ...]:
        """Return the wrong replies that show one of these misconceptions."""
        return tuple(reply for reply, tag in self.wrong if tag in misconceptions)


def possible_answers(question: Question, randomness: Random) -> PossibleAnswers | None:
    """Draw a question and work out what people may answer.

    None for one that is judged by the person alone.
    """
    replies = REPLIES.get(type(question.task))
    if replies is None:
        return None
    drawn = question.task.draw(randomness)
    right: list[Reply] = []
    wrong: list[tuple[Reply, str]] = []
    for reply in replies(question.task, drawn):
        verdict = question.task.judge(drawn, reply)
        if verdict.right:
            right.append(reply)
        else:
            wrong.append((reply, verdict.misconception or ""))
    return PossibleAnswers(question, drawn, right[0], tuple(wrong))


def _one(task: SingleChoice, _drawn: Drawn) -> Iterator[Reply]:
    return (Chosen(option.id) for option in task.options)


def _picture(task: PlotTask, drawn: Drawn) -> Iterator[Reply]:
    return _one(task.choice, drawn)


def _several(task: MultipleChoice, _drawn: Drawn) -> Iterator[Reply]:
    """Yield the right options, then those with one of them missing or one too many."""
    right = tuple(option.id for option in task.options if option.right)
    yield Several(right)
    yield from (Several((*right, option.id)) for option in task.options if not option.right)
    if len(right) > 1:
        yield from (Several(tuple(id_ for id_ in right if id_ != left)) for left in right)


def _number(task: NumberTask, drawn: Drawn) -> Iterator[Reply]:
    for value in (task.answer, *(slip.value for slip in task.wrong)):
        yield Typed(repr(worked_out(value, drawn.numbers)))
    yield Typed(str(OFF))


def _words(task: FillTask, _drawn: Drawn) -> Iterator[Reply]:
    yield from (Typed(text) for text in (task.accept[0], *(slip.answer for slip in task.wrong)))
    yield Typed("zzzzzzzz")


def _pairs(task: MatchTask, _drawn: Drawn) -> Iterator[Reply]:
    """Yield the right pairs, then each two of them taken for each other."""
    ids = [pair.id for pair in task.pairs]
    yield Paired(tuple((id_, id_) for id_ in ids))
    for one, other in combinations(ids, 2):
        swap = {one: other, other: one}
        yield Paired(tuple((id_, swap.get(id_, id_)) for id_ in ids))


def _lines(task: OrderTask, _drawn: Drawn) -> Iterator[Reply]:
    """Yield the right order, then each two neighbours the other way round."""
    ids = list(task.ids)
    yield Ordered(tuple(ids))
    for place in range(len(ids) - 1):
        swapped = [*ids[:place], ids[place + 1], ids[place], *ids[place + 2 :]]
        yield Ordered(tuple(swapped))


REPLIES: dict[type[Any], Callable[[Any, Drawn], Iterator[Reply]]] = {
    SingleChoice: _one,
    PlotTask: _picture,
    MultipleChoice: _several,
    NumberTask: _number,
    FillTask: _words,
    MatchTask: _pairs,
    OrderTask: _lines,
}
