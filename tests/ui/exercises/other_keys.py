"""The same question with another key, for each kind, and what is said only after an answer."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from itertools import permutations
from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.match import MatchTask
from bot.tutor.exercises.questions.multiple import MultipleChoice
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.order import OrderTask
from bot.tutor.exercises.questions.plot import PlotTask
from bot.tutor.exercises.questions.single import SingleChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.exercises.questions.kind import QuestionTask


@singledispatch
def keyed_otherwise(task: QuestionTask) -> Iterator[QuestionTask]:
    """Yield the task with every other key that it could have."""
    raise TypeError(f"Say what another key of a {type(task).__name__} is.")


@keyed_otherwise.register(SingleChoice)
def _(task: SingleChoice) -> Iterator[QuestionTask]:
    for key in task.options:
        yield SingleChoice(tuple(replace(o, right=o is key) for o in task.options))


@keyed_otherwise.register(PlotTask)
def _(task: PlotTask) -> Iterator[QuestionTask]:
    for choice in keyed_otherwise(task.choice):
        assert isinstance(choice, SingleChoice)
        yield replace(task, choice=choice)


@keyed_otherwise.register(MultipleChoice)
def _(task: MultipleChoice) -> Iterator[QuestionTask]:
    for number in range(1, 2 ** len(task.options) - 1):
        yield MultipleChoice(
            tuple(
                replace(option, right=bool(number >> place & 1))
                for place, option in enumerate(task.options)
            )
        )


@keyed_otherwise.register(MatchTask)
def _(task: MatchTask) -> Iterator[QuestionTask]:
    for texts in permutations([pair.definition for pair in task.pairs]):
        turned = zip(task.pairs, texts, strict=True)
        yield MatchTask(tuple(replace(p, definition=t) for p, t in turned), task.confused)


@keyed_otherwise.register(OrderTask)
def _(task: OrderTask) -> Iterator[QuestionTask]:
    for order in permutations(task.items):
        yield OrderTask(order, task.swapped)


@keyed_otherwise.register(NumberTask)
def _(task: NumberTask) -> Iterator[QuestionTask]:
    for slip in task.wrong:
        others = (replace(w, value=task.answer) if w is slip else w for w in task.wrong)
        yield replace(task, answer=slip.value, wrong=tuple(others))


@keyed_otherwise.register(FillTask)
def _(task: FillTask) -> Iterator[QuestionTask]:
    yield replace(task, accept=("layers",), wrong=())


@keyed_otherwise.register(FreeTask)
def _(task: FreeTask) -> Iterator[QuestionTask]:
    yield replace(task, need=1, model="Another one.")


def said_after(task: QuestionTask) -> tuple[str, ...]:
    """Return texts of a task that nobody may see before they answered."""
    if isinstance(task, FreeTask):
        return (task.model, *(group.idea for group in task.groups))
    if isinstance(task, FillTask):
        return (*task.accept, task.other)
    rows = next(
        (
            getattr(task, name)
            for name in ("options", "confused", "swapped", "wrong")
            if hasattr(task, name)
        ),
        (),
    )
    return tuple(row.feedback for row in rows)
