"""Answers of a class, judged by the question as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.answering import reply_in
from bot.tutor.exercises.questions.free import FreeTask, SelfTicks
from bot.tutor.exercises.replies import Several

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Drawn, Question
    from bot.tutor.exercises.replies import Reply


@dataclass(frozen=True, slots=True)
class JudgedReply:
    """A reply as it was understood. Of a free text it is the ideas that it has."""

    reply: Reply
    right: bool


def judged(question: Question, drawn: Drawn, entry: Entry) -> JudgedReply | None:
    """Judge an answer; None for one that the question, edited since, does not allow any more."""
    return _judged(question, drawn, reply_in(entry))


def judged_all(
    question: Question, drawn: Drawn, entries: Sequence[Entry]
) -> list[JudgedReply | None]:
    """Judge many answers, and the same reply only once."""
    known: dict[Reply, JudgedReply | None] = {}
    replies = [reply_in(entry) for entry in entries]
    for reply in replies:
        if reply not in known:
            known[reply] = _judged(question, drawn, reply)
    return [known[reply] for reply in replies]


def _judged(question: Question, drawn: Drawn, reply: Reply) -> JudgedReply | None:
    task = question.task
    try:
        if isinstance(task, FreeTask):
            return _with_ideas(task, drawn, reply)
        verdict = task.judge(drawn, reply)
        understood = verdict.reply or task.shown(drawn).taken(reply)
    except TutorError:
        return None
    return JudgedReply(understood, verdict.right is True)


def _with_ideas(task: FreeTask, drawn: Drawn, reply: Reply) -> JudgedReply:
    """Take the ideas that a person ticked, or, where nobody asked, those that the words show."""
    ticks = SelfTicks(task, frozenset())
    if not isinstance(reply, Several):
        found = task.judge(drawn, reply).follow_up
        names = found.found if isinstance(found, SelfTicks) else frozenset()
        reply = Several(tuple(names))
    has = ticks.shown(drawn).taken(reply)
    return JudgedReply(has, len(has.ids) >= task.need)
