from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, Result, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press

if TYPE_CHECKING:
    from bot.store.exercises.attempts import Attempts
    from bot.store.game.notebook import Notebook
    from tests.store.building import SteppingClock

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002
PLAN = Plan(("q2", "q1"), {"q1": ("b", "a")}, {"q2": {"w": -0.5}})
ANSWER = Entry(EntryKind.ANSWER, "q1", "b", right=False, confidence=80, author=ANA, turn="0")
RULE = Entry(EntryKind.RULE, item="Yo, esteemed colleague.", choice="Slang points to casual.")
QUESTIONS = WantedAttempt("loss", Activity.QUESTIONS, PLAN)
GAME = WantedAttempt("loss", Activity.GAME, PLAN)


async def test_an_attempt_comes_back_as_it_was_stored(attempts: Attempts) -> None:
    begun = await attempts.begin(Press(1, ANA, guild=5), QUESTIONS)
    assert (begun.person, begun.plan, begun.entries, begun.score) == (ANA, PLAN, (), None)
    ungraded = Entry(
        EntryKind.CORRECTION, "q1", "É 漢字 🎲 — “too high”", author=ANA, turn="1", revision="abc"
    )
    assert await attempts.add(Press(2, ANA), begun, ANSWER, None)
    assert await attempts.add(Press(3, ANA), replace(begun, entries=(ANSWER,)), ungraded, None)
    assert await attempts.get(begun.id) == replace(begun, entries=(ANSWER, ungraded))
    assert await attempts.get(99) is None


async def test_an_open_attempt_is_returned_instead_of_a_second_one(attempts: Attempts) -> None:
    begun = await attempts.begin(Press(1, ANA), QUESTIONS)
    await attempts.add(Press(2, ANA), begun, ANSWER, None)
    again = await attempts.begin(
        Press(3, ANA), WantedAttempt("loss", Activity.QUESTIONS, Plan(("other",)))
    )
    assert again == replace(begun, entries=(ANSWER,))


@pytest.mark.parametrize(
    ("person", "lesson", "activity"),
    [
        (BEN, "loss", Activity.GAME),
        (ANA, "layers", Activity.GAME),
        (ANA, "loss", Activity.MATCHING),
    ],
)
async def test_attempts_differ_by_person_lesson_and_activity(
    attempts: Attempts, person: int, lesson: str, activity: Activity
) -> None:
    first = await attempts.begin(Press(1, ANA), GAME)
    assert (
        await attempts.begin(Press(2, person), WantedAttempt(lesson, activity, PLAN))
    ).id != first.id


async def test_after_a_closed_attempt_a_new_one_begins(attempts: Attempts) -> None:
    first = await attempts.begin(Press(1, ANA), GAME)
    await attempts.add(Press(2, ANA), first, ANSWER, 0.5)
    second = await attempts.begin(Press(3, ANA), GAME)
    assert second.id != first.id
    assert not second.closed


async def test_a_beginning_delivered_twice_starts_nothing_even_after_the_end(
    attempts: Attempts,
) -> None:
    begun = await attempts.begin(Press(1, ANA), GAME)
    await attempts.add(Press(2, ANA), begun, ANSWER, 1.0)
    again = await attempts.begin(Press(1, ANA), GAME)
    assert again == replace(begun, entries=(ANSWER,), score=1.0, closed=True)
    second = await attempts.begin(Press(3, ANA), GAME)
    assert await attempts.begin(Press(1, ANA), GAME) == second


async def test_of_two_presses_for_one_step_one_counts(attempts: Attempts) -> None:
    begun = await attempts.begin(Press(1, ANA), QUESTIONS)
    entries = [replace(ANSWER, choice=str(number)) for number in range(25)]
    counted = await asyncio.gather(
        *(attempts.add(Press(10 + n, ANA), begun, entry, None) for n, entry in enumerate(entries))
    )
    assert counted.count(True) == 1
    stored = await attempts.get(begun.id)
    assert stored is not None
    assert stored.entries == (entries[counted.index(True)],)


async def test_the_same_press_counts_once_even_for_the_next_step(attempts: Attempts) -> None:
    begun = await attempts.begin(Press(1, ANA), QUESTIONS)
    assert await attempts.add(Press(2, ANA), begun, ANSWER, None)
    after = replace(begun, entries=(ANSWER,))
    following = replace(ANSWER, turn="1")
    assert not await attempts.add(Press(2, ANA), after, following, 1.0)
    assert await attempts.get(begun.id) == after


async def test_a_score_closes_the_attempt_for_good(attempts: Attempts) -> None:
    begun = await attempts.begin(Press(1, ANA), QUESTIONS)
    assert await attempts.add(Press(2, ANA), begun, ANSWER, 0.25)
    closed = replace(begun, entries=(ANSWER,), score=0.25, closed=True)
    following = replace(ANSWER, turn="1")
    assert not await attempts.add(Press(3, ANA), closed, following, 1.0)
    assert await attempts.get(begun.id) == closed


async def test_an_entry_of_a_stranger_is_refused(attempts: Attempts) -> None:
    begun = await attempts.begin(Press(1, ANA), QUESTIONS)
    with pytest.raises(NotYoursError):
        await attempts.add(Press(2, BEN), replace(begun, person=BEN), ANSWER, None)
    assert await attempts.get(begun.id) == begun


async def test_results_come_in_the_order_in_which_attempts_were_closed(attempts: Attempts) -> None:
    game = await attempts.begin(Press(1, ANA), GAME)
    quiz = await attempts.begin(Press(2, ANA), QUESTIONS)
    await attempts.begin(Press(3, ANA), WantedAttempt("layers", Activity.QUESTIONS, PLAN))
    await attempts.add(Press(4, ANA), quiz, ANSWER, 0.5)
    await attempts.add(Press(5, ANA), game, ANSWER, 0.0)
    assert await attempts.results(ANA) == (
        Result("loss", Activity.QUESTIONS, 0.5),
        Result("loss", Activity.GAME, 0.0),
    )
    assert await attempts.results(BEN) == ()


async def test_the_latest_is_the_open_one_that_was_started_last(attempts: Attempts) -> None:
    assert await attempts.latest(ANA, Activity.GAME) is None
    first = await attempts.begin(Press(1, ANA), GAME)
    second = await attempts.begin(Press(2, ANA), WantedAttempt("layers", Activity.GAME, PLAN))
    await attempts.begin(Press(3, ANA), WantedAttempt("epochs", Activity.MATCHING, PLAN))
    await attempts.begin(Press(4, BEN), WantedAttempt("epochs", Activity.GAME, PLAN))
    assert await attempts.latest(ANA, Activity.GAME) == second
    await attempts.add(Press(5, ANA), second, ANSWER, 1.0)
    assert await attempts.latest(ANA, Activity.GAME) == first


async def test_a_rule_goes_into_the_notebook_with_its_entry(
    attempts: Attempts, notebook: Notebook, clock: SteppingClock
) -> None:
    begun = await attempts.begin(Press(1, ANA), GAME)
    await attempts.add(Press(2, ANA), begun, RULE, 1.0)
    (rule,) = await notebook.rules(ANA)
    assert (rule.text, rule.breaker, rule.written_at) == (RULE.choice, RULE.item, clock.now)
    assert not await attempts.add(Press(2, ANA), begun, RULE, 1.0)
    assert len(await notebook.rules(ANA)) == 1


async def test_the_notebook_shows_the_newest_rule_first(
    attempts: Attempts, notebook: Notebook
) -> None:
    for press, person in ((1, ANA), (3, ANA), (5, BEN)):
        begun = await attempts.begin(Press(press, person), GAME)
        rule = replace(RULE, choice=f"Rule {press}.")
        await attempts.add(Press(press + 1, person), begun, rule, 1.0)
    assert [rule.text for rule in await notebook.rules(ANA)] == ["Rule 3.", "Rule 1."]
