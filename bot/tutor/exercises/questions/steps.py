"""A question in steps: each is a small sum of the drawn numbers, asked by itself on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.sums import filled, number_text, worked_out, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.exercises.questions.kind import Question, SubStep

SHOWN = 0.0005  # a number is shown with three decimals, and what is shown counts when it is typed


def steps_alone(question: Question, numbers: Mapping[str, float]) -> int:
    """Return how many steps are asked by themselves.

    Where the last step's answer is that of the question, it is not: there the question itself is
    asked, with its two tries and the lines for its wrong answers. So nobody is told the answer and
    then asked for it. The first reply to it is the first try, and it counts as one with help.
    """
    task = question.task
    if not question.steps or not isinstance(task, NumberTask):
        return len(question.steps)
    last = worked_out(str(question.steps[-1].answer), numbers)
    apart = abs(last - worked_out(task.answer, numbers))
    return len(question.steps) - (apart <= max(task.tolerance, SHOWN))


def step_task(question: Question, number: int) -> NumberTask:
    """Return what a step asks, counted from 0, as a question of its own."""
    whole = question.task
    tolerance = whole.tolerance if isinstance(whole, NumberTask) else 0.0
    answer = str(question.steps[number].answer)
    return NumberTask(answer, max(tolerance, SHOWN), (), "", "", ())


def step_line(step: SubStep, numbers: Mapping[str, float], right: bool, again: bool) -> str:
    """Say what to make of a reply to a step, and the number once it is not asked `again`."""
    value = number_text(worked_out(str(step.answer), numbers))
    as_sum = written(str(step.answer), numbers)
    shows_more = as_sum.strip("()") != value
    if right:
        return f"✅ {as_sum} = {value}." if shows_more else f"✅ It is {value}."
    if again:
        piece = f"Work out {as_sum}." if shows_more else "Read the step again, one word at a time."
        return f"❌ Not yet. {piece} **One more try.**"
    return f"❌ That was {as_sum} = {value}." if shows_more else f"❌ That was {value}."


def found_lines(question: Question, numbers: Mapping[str, float], done: int) -> tuple[str, ...]:
    """Tell the steps that are done, each with its number."""
    return tuple(
        f"{filled(step.ask, numbers)} **{number_text(worked_out(str(step.answer), numbers))}**"
        for step in question.steps[:done]
    )
