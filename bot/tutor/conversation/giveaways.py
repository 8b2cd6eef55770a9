"""The words that would give an open question away: they are looked for, and never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.answering import task_now
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.multiple import MultipleChoice
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.plot import PlotTask
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.questions.sums import number_text, worked_out

if TYPE_CHECKING:
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.questions.state import QuestionsState


def giveaways(state: QuestionsState, question: Question) -> tuple[str, ...]:
    """Return the right options' texts, the accepted words, or the number that is asked for."""
    drawn = state.drawn[question.id]
    task = task_now(state, question)
    if isinstance(task, NumberTask):
        return (number_text(worked_out(task.answer, drawn.numbers)),)
    if isinstance(task, FillTask):
        return task.accept
    choice = task.choice if isinstance(task, PlotTask) else task
    options = choice.options if isinstance(choice, SingleChoice | MultipleChoice) else ()
    return tuple(option.text for option in options if option.right)


def known_words(state: QuestionsState, question: Question) -> tuple[str, ...]:
    """Return what a gap knows, right or wrong; () for any other question."""
    task = task_now(state, question)
    if not isinstance(task, FillTask):
        return ()
    return (*task.accept, *(wrong.answer for wrong in task.wrong))
