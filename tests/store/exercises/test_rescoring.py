"""Attempts that a corrected key judges anew: found by an index, kept once, told once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.exercises.rescoring import _DUE, Rejudging
from bot.tutor.exercises.attempts import Activity, Change, Entry, EntryKind, Gained, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from tests.store.building import rows

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.database import Database
    from bot.store.exercises.attempts import Attempts
    from bot.tutor.exercises.attempts import Attempt

ANA, BEN = 1, 2
NOTE = Entry(EntryKind.REJUDGED, "q1", "a", right=True, credit=1.0, turn="re", revision="new")


@pytest.fixture
def rejudging(database: Database) -> Rejudging:
    return Rejudging(database)


async def closed(attempts: Attempts, number: int, lesson: str = "one", person: int = ANA) -> int:
    wanted = WantedAttempt(lesson, Activity.QUESTIONS, Plan(("q1",)))
    begun = await attempts.begin(Press(number, person), wanted)
    entry = Entry(EntryKind.ANSWER, "q1", "a", right=False, turn="0", revision="old")
    assert await attempts.add(Press(number + 1, person), begun, entry, 0.5)
    return begun.id


async def kept(attempts: Attempts, attempt: int) -> Attempt:
    found = await attempts.get(attempt)
    assert found is not None
    return found


async def test_due_is_what_another_revision_judged_open_or_closed(
    rejudging: Rejudging, attempts: Attempts
) -> None:
    first, second = await closed(attempts, 10), await closed(attempts, 20)
    await closed(attempts, 30, "two")
    wanted = WantedAttempt("one", Activity.QUESTIONS, Plan(("q1",)))
    begun = (await attempts.begin(Press(40, ANA), wanted)).id
    await attempts.begin(Press(50, ANA), WantedAttempt("one", Activity.TRIES, Plan()))
    due = await rejudging.due("one", "new", 10)
    assert [(one.id, len(one.entries)) for one in due] == [(first, 1), (second, 1), (begun, 0)]
    assert [one.id for one in await rejudging.due("one", "new", 1)] == [first]
    await rejudging.keep("new", [Change(first), Change(begun)])
    assert [one.id for one in await rejudging.due("one", "new", 10)] == [second]
    assert [one.id for one in await rejudging.due("one", "newer", 10)] == [first, second, begun]


async def test_a_change_is_kept_once_however_often_it_comes(
    rejudging: Rejudging, attempts: Attempts
) -> None:
    number = await closed(attempts, 10)
    for _ in range(2):  # as after a kill before anybody knew that it was kept
        await rejudging.keep("new", [Change(number, (NOTE,), 1.0)])
    attempt = await kept(attempts, number)
    assert attempt.score == 1.0
    assert [entry.kind for entry in attempt.entries] == [EntryKind.ANSWER, EntryKind.REJUDGED]
    assert attempt.entries[1].author == ANA


async def test_a_score_is_never_lowered(rejudging: Rejudging, attempts: Attempts) -> None:
    number = await closed(attempts, 10)
    await rejudging.keep("new", [Change(number, (), 0.25)])
    assert (await kept(attempts, number)).score == 0.5


async def test_an_open_attempt_gets_notes_and_no_score(
    rejudging: Rejudging, attempts: Attempts
) -> None:
    wanted = WantedAttempt("one", Activity.QUESTIONS, Plan(("q1",)))
    begun = await attempts.begin(Press(10, ANA), wanted)
    await rejudging.keep("new", [Change(begun.id, (NOTE,), 1.0)])
    attempt = await kept(attempts, begun.id)
    assert (attempt.score, attempt.closed, len(attempt.entries)) == (None, False, 1)


async def test_a_person_is_told_once_even_by_two_presses_at_once(
    rejudging: Rejudging, attempts: Attempts
) -> None:
    number = await closed(attempts, 10)
    await closed(attempts, 20, person=BEN)
    assert await rejudging.tell(Press(30, ANA)) == ()
    await rejudging.keep("new", [Change(number, (NOTE,), 1.0)])
    assert await rejudging.tell(Press(31, BEN)) == ()
    assert await rejudging.tell(Press(32, ANA), "two") == ()
    told = await asyncio.gather(*(rejudging.tell(Press(n, ANA), "one") for n in (33, 34)))
    assert sorted(told, key=len) == [(), (Gained("one/q1", right=True),)]
    assert await rejudging.tell(Press(35, ANA)) == ()
    assert await rejudging.tell(Press(36, 99)) == ()


async def test_what_is_due_is_found_in_an_index(
    rejudging: Rejudging, attempts: Attempts, path: Path
) -> None:
    await closed(attempts, 10)
    engine = sa.create_engine("sqlite://")
    statement = str(_DUE.compile(engine, compile_kwargs={"render_postcompile": True}))
    for name, value in (("lesson", "'one'"), ("revision", "'new'"), ("most", "10")):
        statement = statement.replace(f":{name}", value)
    plan = rows(path, f"EXPLAIN QUERY PLAN {statement.replace('?', chr(39) + 'x' + chr(39))}")
    found = [str(line) for line in plan if "attempt USING" in str(line)]
    assert found
    assert all("ix_attempt_lesson_judged_by (lesson=? AND judged_by" in line for line in found)


async def test_one_question_answered_in_two_attempts_is_told_as_one(
    rejudging: Rejudging, attempts: Attempts
) -> None:
    for number in (10, 20):
        again = await closed(attempts, number)
        await rejudging.keep("new", [Change(again, (NOTE,), 1.0)])
    told = await rejudging.tell(Press(30, ANA))
    assert told == (Gained("one/q1", right=True),) * 2


async def test_a_redone_mistake_is_told_with_its_lesson(
    rejudging: Rejudging, attempts: Attempts
) -> None:
    wanted = WantedAttempt("", Activity.MISTAKES, Plan(("one/q1",)), "practice")
    begun = await attempts.begin(Press(10, ANA), wanted)
    assert [one.id for one in await rejudging.due("", "new", 10)] == [begun.id]
    await rejudging.keep("new", [Change(begun.id, (replace(NOTE, item="one/q1"),))])
    assert await rejudging.tell(Press(30, ANA), "two") == ()
    assert await rejudging.tell(Press(31, ANA), "one") == (Gained("one/q1", right=True),)
    assert await rejudging.tell(Press(32, ANA)) == ()
