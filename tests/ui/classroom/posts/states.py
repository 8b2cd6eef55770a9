"""Posts as they are stored, made up: any question of the course, any number of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from bot.tutor.classroom.answers import (
    CLASS_ANSWER,
    FIRST_VOTE,
    POST,
    SECOND_VOTE,
    turn_of,
)
from bot.tutor.classroom.post import PostEntry, PostState
from bot.tutor.classroom.posted import drawn_in
from bot.tutor.classroom.terms import PostTerms, terms_to_plan
from bot.tutor.exercises.attempts import Attempt, Entry, EntryKind
from bot.tutor.exercises.gatherings import Gathering, Member
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.state import draw_questions
from tests.tutor.classroom.classes import class_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.exercises.questions.kind import Question

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
FIRST_PERSON = 10**18  # ids of Discord have 17 to 19 digits
NAME = 10**15


def post_of(
    questions: Sequence[Question],
    terms: PostTerms,
    attempts: Sequence[Attempt] = (),
    *,
    phase: int = FIRST_VOTE,
    closed: bool = False,
) -> PostState:
    """Return a post of these questions; its order of options is always the same."""
    plan = replace(draw_questions(questions, Random(5)), terms=terms_to_plan(terms))
    people = sorted({one.person for one in attempts if one.person is not None})
    members = tuple(Member(person, "", NOW) for person in people)
    due, ended = NOW + timedelta(days=1), NOW if closed else None
    found = Gathering(NAME, POST, 9, 7, 8, 1, plan, phase, NOW, due, ended, members)
    return PostState(found, tuple(questions), tuple(attempts))


def answers_to(
    question: Question, size: int, votes: int = 1, seed: int = 1, *, reasons: bool = False
) -> tuple[Attempt, ...]:
    """Let as many people answer a question in one vote or in two."""
    drawn, chance = (
        drawn_in(post_of([question], PostTerms()).gathering.plan, question),
        Random(seed),
    )
    given = [class_of(question, drawn, size, chance) for _ in range(votes)]
    made = []
    for place in range(size):
        entries: list[Entry] = []
        for vote, answers in zip((FIRST_VOTE, SECOND_VOTE), given, strict=False):
            entries += _entered(question, answers[place], vote, FIRST_PERSON + place)
        if reasons:
            said = Entry(PostEntry.REASON, question.id, "*_" * 100, turn="0.reason.0")
            entries.append(replace(said, author=FIRST_PERSON + place))
        owner = place + 1, FIRST_PERSON + place, "", CLASS_ANSWER
        made.append(Attempt(*owner, Plan(), tuple(entries), None, gathering=NAME))
    return tuple(made)


def _entered(question: Question, answer: Entry, vote: int, person: int) -> list[Entry]:
    verdict = None if isinstance(question.task, FreeTask) else answer.right
    answer = replace(answer, author=person, right=verdict, turn=turn_of(vote, 0, 1))
    if not isinstance(question.task, FreeTask):
        return [answer]
    words = Entry(EntryKind.WORDS, question.id, "W" * 400, author=person, turn=turn_of(vote, 0))
    return [words, answer]
