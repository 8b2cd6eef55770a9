"""What was posted to a class, as the course has it now, with the first answers that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.answers import FIRST_VOTE, TAKEN_BACK, answers_in
from bot.tutor.classroom.beliefs import PostedAnswers
from bot.tutor.classroom.terms import PostPace, terms_in
from bot.tutor.classroom.written import written_in
from bot.tutor.course.asked import questions_named
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.questions.kind import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.exercises.questions.kind import Question

    Post = tuple[Gathering, tuple[Attempt, ...]]


def questions_in(course: Course, plan: Plan) -> tuple[Question, ...]:
    """Return the questions of a post, each under its name in the plan.

    What left the course since is missing. One that was written on the spot is in the plan.
    """
    written = written_in(plan)
    return (written,) if written is not None else questions_named(course, plan.items)


def is_counted(gathering: Gathering) -> bool:
    """Whether the answers of a post may be told to its instructors.

    Nothing leaves before it is closed, as everybody was told: its class may be about to vote again,
    and looking before and after each answer would tell who gave it.
    """
    return not gathering.takes_answers


def is_taken_back(attempts: Iterable[Attempt]) -> bool:
    """Whether an instructor took a post back, so that nothing of it counts."""
    return any(e.kind == TAKEN_BACK for attempt in attempts for e in attempt.entries)


def posted_answers(course: Course, posts: Iterable[Post]) -> tuple[PostedAnswers, ...]:
    """Return the first answers in those posts that are counted, question by question."""
    return tuple(
        each
        for gathering, attempts in posts
        if is_counted(gathering) and not is_taken_back(attempts)
        for each in _answers_to(course, gathering, attempts)
    )


def _answers_to(
    course: Course, gathering: Gathering, attempts: Sequence[Attempt]
) -> Iterator[PostedAnswers]:
    plan = gathering.plan
    own_pace = terms_in(plan.terms).pace is PostPace.OWN
    for question in questions_in(course, plan):
        if own_pace:
            for attempt, first in _first_replies(attempts, question.id):
                yield PostedAnswers(question, drawn_in(attempt.plan, question), (first,))
        else:
            replies = tuple(answers_in(attempts, question.id, FIRST_VOTE).values())
            yield PostedAnswers(question, drawn_in(plan, question), replies)


def _first_replies(attempts: Iterable[Attempt], item: str) -> Iterator[tuple[Attempt, Entry]]:
    """Yield the first answer of each person to a question at their own pace, with its attempt."""
    seen: set[int] = set()
    for attempt in attempts:
        for entry in attempt.entries:
            is_answer = entry.kind == EntryKind.ANSWER and entry.item == item
            if is_answer and entry.author is not None and entry.author not in seen:
                seen.add(entry.author)
                yield attempt, entry


def drawn_in(plan: Plan, question: Question) -> Drawn:
    """Return what a plan drew for a question, adapted to the question as it is now."""
    order, numbers = plan.orders.get(question.id, ()), plan.numbers.get(question.id, {})
    return question.task.fit(Drawn(order, numbers))
