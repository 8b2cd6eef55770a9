"""What tests ask of a question with one right option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.single import SingleChoice

if TYPE_CHECKING:
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.questions.options import Option


def answers_of(question: Question) -> tuple[Option, ...]:
    assert isinstance(question.task, SingleChoice)
    return question.task.options


def key_of(question: Question) -> Option:
    assert isinstance(question.task, SingleChoice)
    return question.task.key
