"""A question of a post as one person has it: what was drawn for them, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.classroom.answering import answer_of, mark_of
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
    def shown(self) -> Input:
        return self.question.task.shown(self.drawn)

    @property
    def answer(self) -> Entry | None:
        return answer_of(self.question, self.attempt, self.vote)

    @property
    def said(self) -> Reply | None:
        """The answer that counts."""
        return None if self.answer is None else reply_in(self.answer)

    @property
    def mark(self) -> str:
        return mark_of(self.question, self.drawn)

    @property
    def verdict(self) -> Verdict | None:
        """Judge the answer that counts once more; None without one that still fits the question."""
        if self.answer is None:
            return None
        try:
            return self.question.task.judge(self.drawn, reply_in(self.answer))
        except TutorError:  # the lesson was edited since, and this reply is none any more
            return None

    @property
    def ending(self) -> str:
        """Tell the right answer, unless it is just what was answered, and explain it."""
        verdict = self.verdict
        told = "" if verdict is not None and verdict.exact else self.question.task.told(self.drawn)
        explained = filled(self.question.explanation, self.drawn.numbers)
        return f"{told}\n{explained}".strip()

    @property
    def reason(self) -> str:
        kept = reason_in(self.attempt)
        return "" if kept is None else kept.choice
