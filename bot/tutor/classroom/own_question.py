"""A question of a post as one person has it: what was drawn for them, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.classroom.answering import (
    answer_of,
    entries_of,
    task_of,
    waiting_words,
    words_of,
)
from bot.tutor.classroom.post import reason_in
from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.answering import reply_in
from bot.tutor.exercises.questions.sums import filled

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Drawn, Question, Verdict
    from bot.tutor.exercises.replies import Reply


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """`attempt` is None before the person answered anything; `vote` is a phase of the post."""

    question: Question
    drawn: Drawn
    attempt: Attempt | None
    vote: int

    @property
    def stem(self) -> str:
        return filled(self.question.stem, self.drawn.numbers)

    @property
    def asked(self) -> Input:
        """What the next reply is given with: the question's input, or that of its follow-up."""
        return task_of(self.question, self.drawn, self.attempt, self.vote).shown(self.drawn)

    @property
    def shown(self) -> Input:
        return self.question.task.shown(self.drawn)

    @property
    def answer(self) -> Entry | None:
        return answer_of(self.question, self.attempt, self.vote)

    @property
    def said(self) -> Reply | None:
        """What was said last, also words that wait for their follow-up."""
        made = entries_of(self.question, self.attempt, self.vote)
        return reply_in(made[-1]) if made else None

    @property
    def words(self) -> Reply | None:
        """The words that the answer began with, of a question that is answered in words."""
        typed = words_of(self.question, self.attempt, self.vote)
        return None if typed is None else reply_in(typed)

    @property
    def waits(self) -> bool:
        """Whether words were typed last, whose follow-up was not answered yet."""
        return waiting_words(self.question, self.attempt, self.vote) is not None

    @property
    def verdict(self) -> Verdict | None:
        """Judge the answer that counts once more; None without one that still fits the question."""
        if self.answer is None:
            return None
        task = self.question.task
        try:
            if self.words is not None:
                task = task.judge(self.drawn, self.words).follow_up or task
            return task.judge(self.drawn, reply_in(self.answer))
        except TutorError:  # the lesson was edited since, and this reply is none any more
            return None

    @property
    def ending(self) -> str:
        """Tell the right answer and explain it."""
        explained = filled(self.question.explanation, self.drawn.numbers)
        return f"{self.question.task.told(self.drawn)}\n{explained}".strip()

    @property
    def reason(self) -> str:
        kept = reason_in(self.attempt)
        return "" if kept is None else kept.choice
