"""How a question is worked out, with other numbers than those that somebody has to answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.steps import found_lines
from bot.tutor.exercises.questions.sums import filled, number_text, worked_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.exercises.questions.kind import Question


def worked_lines(
    question: Question, own: Mapping[str, float]
) -> tuple[str, tuple[str, ...]] | None:
    """Return the stem and the steps of a question with another draw of its numbers.

    None where nothing is drawn, where it has no steps, and where every other draw has the same
    answer: nothing here may give the person's own answer away.
    """
    task = question.task
    if not isinstance(task, NumberTask) or not question.steps:
        return None
    key = number_text(worked_out(task.answer, own)) if own else ""
    for numbers in task.draws:
        if numbers == own or number_text(worked_out(task.answer, numbers)) == key:
            continue
        lines = found_lines(question, numbers, len(question.steps))
        if not any(line.endswith(f"**{key}**") for line in lines):
            return filled(question.stem, numbers), lines
    return None
