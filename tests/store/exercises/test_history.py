"""What a person did so far: scores in order, and whole attempts of an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.exercises.history import PastAttempts
from bot.tutor.exercises.attempts import (
    FIRST,
    PRACTICE,
    Activity,
    Entry,
    EntryKind,
    Scored,
    WantedAttempt,
)
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.store.exercises.attempts import Attempts

ANA, BEN = 1, 2
ITEMS = Plan(("q1", "q2"))


@pytest.fixture
def history(database: Database) -> PastAttempts:
    return PastAttempts(database)


async def done(
    attempts: Attempts, number: int, wanted: WantedAttempt, person: int = ANA, score: float = 0.5
) -> None:
    begun = await attempts.begin(Press(number, person), wanted)
    entry = Entry(EntryKind.ANSWER, "q1", "a", right=True, turn="0")
    assert await attempts.add(Press(number + 1, person), begun, entry, score)


async def test_scores_come_in_the_order_of_ending_with_scope_and_count(
    history: PastAttempts, attempts: Attempts
) -> None:
    await done(attempts, 10, WantedAttempt("one", Activity.QUESTIONS, ITEMS))
    await done(attempts, 20, WantedAttempt("one", Activity.GAME, Plan(("s",))), score=1.0)
    await done(attempts, 30, WantedAttempt("one", Activity.QUESTIONS, ITEMS, PRACTICE))
    await done(attempts, 40, WantedAttempt("two", Activity.QUESTIONS, ITEMS), BEN)
    await attempts.begin(Press(50, ANA), WantedAttempt("two", Activity.QUESTIONS, ITEMS))
    assert await history.scores(ANA) == (
        Scored("one", "questions", FIRST, 0.5, 2),
        Scored("one", "game", FIRST, 1.0, 0),
        Scored("one", "questions", PRACTICE, 0.5, 2),
    )
    assert await history.scores(99) == ()


async def test_attempts_of_a_lesson_bring_along_those_of_no_single_one(
    history: PastAttempts, attempts: Attempts
) -> None:
    await done(attempts, 10, WantedAttempt("one", Activity.QUESTIONS, ITEMS))
    await done(attempts, 20, WantedAttempt("", Activity.MISTAKES, ITEMS, PRACTICE))
    await done(attempts, 30, WantedAttempt("two", Activity.QUESTIONS, ITEMS))
    asked = [Activity.QUESTIONS, Activity.MISTAKES]
    mine = await history.attempts(ANA, asked, "one")
    assert [(one.lesson, len(one.entries), one.closed) for one in mine] == [
        ("one", 1, True),
        ("", 1, True),
    ]
    assert [one.lesson for one in await history.attempts(ANA, asked)] == ["one", "", "two"]
    only = await history.attempts(ANA, [Activity.QUESTIONS], "two")
    assert [one.lesson for one in only] == ["two"]
    assert await history.attempts(BEN, asked) == ()


async def test_what_was_touched_last_is_what_a_person_did_something_in(
    history: PastAttempts, attempts: Attempts
) -> None:
    assert await history.touched(ANA) is None
    game = await attempts.begin(Press(10, ANA), WantedAttempt("one", Activity.GAME, Plan(("s",))))
    await done(attempts, 20, WantedAttempt("one", Activity.QUESTIONS, ITEMS))
    last = await history.touched(ANA)
    assert last is not None
    assert (last.attempt.activity, last.attempt.closed) == (Activity.QUESTIONS, True)
    entry = Entry(EntryKind.PREDICTION, "s", "formal", right=True, turn="0")
    assert await attempts.add(Press(30, ANA), game, entry, None)
    again = await history.touched(ANA)
    assert again is not None
    assert (again.attempt.activity, again.attempt.closed) == (Activity.GAME, False)
    assert again.at > last.at
    assert await history.touched(BEN) is None
