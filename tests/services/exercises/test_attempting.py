"""What all exercises share: one's own attempt only, and each step of it once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.attempting import (
    Rules,
    Step,
    close_if_done,
    lesson_in,
    own_attempt,
    take_step,
)
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import (
    Activity,
    Attempt,
    Entry,
    EntryKind,
    Result,
    WantedAttempt,
)
from bot.tutor.exercises.plans import Plan
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.exercises.ports import Attempts
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses

UP = Entry(EntryKind.PAIR, "up", "up", right=True)
DOWN = Entry(EntryKind.PAIR, "down", "down", right=True)
STORED_UP = replace(UP, author=ANA, turn="0", revision="abc")
STORED_DOWN = replace(DOWN, author=ANA, turn="1", revision="abc")


def says(entry: Entry | None) -> Callable[[Attempt, int], Entry | None]:
    """Return a judge that always says the same."""
    return lambda _, _count: entry


# The state is how many entries there are, and two of them are all that is to do.
RULES: Rules[int] = Rules(
    replay=lambda attempt: len(attempt.entries),
    after=lambda count, _: count + 1,
    score=lambda count: 0.5 if count == 2 else None,
    revision=lambda _: "abc",
)


@pytest.fixture
def attempts(memory: Memory) -> Attempts:
    return memory.attempts


@pytest.fixture
async def begun(attempts: Attempts, press: Presses) -> Attempt:
    return await attempts.begin(press(), WantedAttempt("first", Activity.MATCHING, Plan()))


async def test_ones_own_attempt_is_found(
    attempts: Attempts, press: Presses, begun: Attempt
) -> None:
    assert await own_attempt(attempts, press(), begun.id) == begun


@pytest.mark.parametrize("entry", [UP, None])
async def test_the_attempt_of_another_person_is_refused_and_nothing_is_stored(
    attempts: Attempts, press: Presses, begun: Attempt, entry: Entry | None
) -> None:
    with pytest.raises(NotYoursError):
        await take_step(attempts, press(BEN), begun.id, RULES, says(entry))
    assert await attempts.get(begun.id) == begun


async def test_an_attempt_that_is_not_known_gets_a_kind_sentence(
    attempts: Attempts, press: Presses
) -> None:
    with pytest.raises(TutorError, match="do not know this exercise any more"):
        await take_step(attempts, press(), 99, RULES, says(UP))


async def test_a_step_is_stored_and_counts(
    attempts: Attempts, press: Presses, begun: Attempt
) -> None:
    step = await take_step(attempts, press(), begun.id, RULES, says(UP))
    assert step == Step(replace(begun, entries=(STORED_UP,)), 1, counted=True)
    assert step.attempt == await attempts.get(begun.id)


async def test_an_older_mark_counts_nothing(
    attempts: Attempts, press: Presses, begun: Attempt
) -> None:
    step = await take_step(attempts, press(), begun.id, RULES, says(None))
    assert step == Step(begun, 0, counted=False)
    assert await attempts.get(begun.id) == begun


async def test_two_presses_at_the_same_step_count_once_and_the_loser_sees_the_winners(
    attempts: Attempts, press: Presses, begun: Attempt
) -> None:
    def judge(entry: Entry) -> Callable[[Attempt, int], Entry | None]:
        return lambda _, count: None if count else entry

    taken = await asyncio.gather(
        *(take_step(attempts, press(), begun.id, RULES, judge(entry)) for entry in (UP, DOWN))
    )
    assert sorted(step.counted for step in taken) == [False, True]
    kept = await attempts.get(begun.id)
    assert kept is not None
    assert len(kept.entries) == 1
    assert [(step.attempt, step.state) for step in taken] == [(kept, 1), (kept, 1)]


async def test_a_press_that_comes_twice_counts_once(
    attempts: Attempts, press: Presses, begun: Attempt
) -> None:
    twice = press()
    await take_step(attempts, twice, begun.id, RULES, says(UP))
    step = await take_step(attempts, twice, begun.id, RULES, says(DOWN))
    assert step == Step(replace(begun, entries=(STORED_UP,)), 1, counted=False)


async def test_the_attempt_closes_with_its_score_in_the_step_that_ends_it(
    attempts: Attempts, press: Presses, begun: Attempt
) -> None:
    for entry, score in ((UP, None), (DOWN, 0.5)):
        assert (await take_step(attempts, press(), begun.id, RULES, says(entry))).counted
        kept = await attempts.get(begun.id)
        assert kept is not None
        assert kept.score == score
    assert await attempts.results(ANA) == (Result("first", Activity.MATCHING, 0.5),)
    step = await take_step(attempts, press(), begun.id, RULES, says(UP))
    assert not step.counted
    assert step.attempt.entries == (STORED_UP, STORED_DOWN)


@pytest.mark.parametrize(
    ("before", "score", "kept"),
    [(None, None, None), (None, 0.5, 0.5), (0.25, 0.5, 0.25), (0.25, None, 0.25)],
)
async def test_an_attempt_with_nothing_left_to_do_is_closed_once(
    attempts: Attempts,
    press: Presses,
    begun: Attempt,
    before: float | None,
    score: float | None,
    kept: float | None,
) -> None:
    if before is not None:
        await attempts.close(begun.id, before)
    await close_if_done(attempts, await own_attempt(attempts, press(), begun.id), score)
    assert (await own_attempt(attempts, press(), begun.id)).score == kept


def test_a_lesson_that_is_switched_off_is_said_kindly(course: Course) -> None:
    assert lesson_in(course, "second") is course.lessons[1]
    with pytest.raises(TutorError, match="switched off while its text is mended"):
        lesson_in(replace(course, lessons=course.lessons[:1]), "second")


async def test_a_button_of_another_exercise_changes_nothing(
    services: Services, press: Presses, lesson: Lesson
) -> None:
    matching = await services.matching.begin(press(), lesson)
    questions = await services.questions.begin(press(), lesson)
    game = await services.games.begin(press(), lesson)
    for forged in (
        services.matching.pair(press(), questions.attempt, questions.mark, "up", "A"),
        services.matching.pair(press(), game.attempt, game.mark, "up", "A"),
        services.questions.choose(press(), matching.attempt, matching.mark, "A", None),
        services.games.predict(press(), matching.attempt, matching.mark, "formal"),
        services.games.show(press(), questions.attempt),
    ):
        with pytest.raises(TutorError, match="of another exercise"):
            await forged
