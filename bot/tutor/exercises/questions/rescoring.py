"""What an attempt is worth by the present keys: a lesson is mended, nobody loses by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.questions.answering import follow_up_in, reply_in
from bot.tutor.exercises.questions.state import credit_of, questions_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.exercises.questions.kind import Question, Verdict
    from bot.tutor.exercises.questions.state import QuestionsState

LEAST_GAIN = 1e-9


def rescored(
    questions: Sequence[Question], plan: Plan, entries: Sequence[Entry]
) -> tuple[float, tuple[str, ...]]:
    """Return the score by the present keys, and the questions judged otherwise than before.

    Each first try counts what it is worth now or what it was worth then, whichever is more; what
    left the lesson, or cannot be judged any more, counts as then. A question is judged otherwise
    when its verdict turned round, or when its try is worth more.
    """
    firsts: dict[str, Entry] = {}
    worth: dict[str, float] = {}  # then, or by a key that was corrected in between
    for entry in entries:
        if entry.kind == EntryKind.ANSWER:
            firsts.setdefault(entry.item, entry)
            worth.setdefault(entry.item, credit_of(entry))
        elif entry.kind == EntryKind.REJUDGED:
            worth[entry.item] = max(credit_of(entry), worth.get(entry.item, 0.0))
    state, counted, changed = questions_state(questions, plan, entries), 0.0, []
    asked = {question.id: question for question in questions}
    for item, entry in firsts.items():
        verdict = _verdict_now(state, asked.get(item), entry)
        then = worth[item]
        now = then if verdict is None else verdict.credit
        counted += max(then, now)
        turned = verdict is not None and verdict.right != entry.right
        if turned or now > then + LEAST_GAIN:
            changed.append(item)
    return (counted / len(firsts) if firsts else 0.0), tuple(changed)


def _verdict_now(state: QuestionsState, question: Question | None, entry: Entry) -> Verdict | None:
    """Judge an answer by the present key; None where that cannot be done any more."""
    if question is None or entry.item not in state.drawn:
        return None
    task = follow_up_in(state, question) or question.task
    try:
        return task.judge(state.drawn[entry.item], reply_in(entry))
    except TutorError:
        return None
