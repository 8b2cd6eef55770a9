"""The matching exercise, from its start to its score: right pairs stay, first tries count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.attempting import UPDATED
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity, Result
from bot.tutor.exercises.matching import MatchingExercise
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.exercises.matching import Matching
    from bot.services.exercises.scenes import MatchingScene
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach

RIGHT_UP = "✅ Right: **Up** is matched."
WRONG_UP = "❌ Not that one for **Up**. They are opposites."


@pytest.fixture
def matching(services: Services) -> Matching:
    return services.matching


@pytest.fixture
async def begun(matching: Matching, press: Presses, lesson: Lesson) -> MatchingScene:
    return await matching.begin(press(), lesson)


@pytest.fixture
def only_up(course: Course, lesson: Lesson) -> Course:
    """Take the second pair out of the first lesson, as an edit does."""
    assert lesson.matching is not None
    exercise = MatchingExercise(lesson.matching.pairs[:1], {})
    edited = replace(lesson, matching=exercise, revision="edited")
    return replace(course, lessons=(edited, *course.lessons[1:]))


async def pair(
    matching: Matching, press: Presses, scene: MatchingScene, term: str, definition: str
) -> MatchingScene:
    letter = scene.state.letter(definition)
    return await matching.pair(press(), scene.attempt, scene.mark, term, letter)


def test_a_start_shows_all_terms_and_all_definitions(begun: MatchingScene) -> None:
    assert begun.state.terms == ("up", "down")
    assert set(begun.state.definitions) == {"up", "down"}
    assert begun.state.matched == ()
    assert (begun.term, begun.note) == (None, "")


async def test_definitions_are_shuffled_once_for_each_person(
    matching: Matching, press: Presses, lesson: Lesson
) -> None:
    orders = set()
    for person in range(20):
        first = await matching.begin(press(person), lesson)
        assert await matching.begin(press(person), lesson) == first
        orders.add(first.state.definitions)
    assert orders == {("up", "down"), ("down", "up")}


@pytest.mark.parametrize(("picked", "shown"), [("down", "down"), ("up", None), ("gone", None)])
async def test_a_term_is_picked_while_it_is_open(
    matching: Matching, press: Presses, begun: MatchingScene, picked: str, shown: str | None
) -> None:
    await pair(matching, press, begun, "up", "up")
    assert (await matching.show(press(), begun.attempt, picked)).term == shown


async def test_a_right_pair_stays_matched(
    matching: Matching, press: Presses, begun: MatchingScene
) -> None:
    scene = await pair(matching, press, begun, "up", "up")
    assert scene.note == RIGHT_UP
    assert scene.state.matched == ("up",)
    assert scene.mark != begun.mark
    assert await matching.show(press(), begun.attempt) == replace(scene, note="")


async def test_a_wrong_pair_is_told_apart_and_stays_open(
    matching: Matching, press: Presses, begun: MatchingScene
) -> None:
    scene = await pair(matching, press, begun, "up", "down")
    assert scene.note == WRONG_UP
    assert scene.state.matched == ()
    assert scene.state.first_tries == {"up": False}


@pytest.mark.parametrize(
    ("tries", "score"),
    [
        ((("up", "up"), ("down", "down")), 1.0),
        ((("up", "down"), ("up", "up"), ("down", "down")), 0.5),
        ((("up", "down"), ("down", "up"), ("down", "down"), ("up", "up")), 0.0),
    ],
)
async def test_the_last_pair_closes_it_with_the_share_of_right_first_tries(
    matching: Matching,
    memory: Memory,
    press: Presses,
    begun: MatchingScene,
    tries: tuple[tuple[str, str], ...],
    score: float,
) -> None:
    scene = begun
    for term, definition in tries:
        assert not scene.state.finished
        assert await memory.attempts.results(ANA) == ()
        scene = await pair(matching, press, scene, term, definition)
    assert scene.state.finished
    assert await memory.attempts.results(ANA) == (Result("first", Activity.MATCHING, score),)


async def test_a_press_on_an_older_card_counts_nothing_and_tells_the_last_pair(
    matching: Matching, press: Presses, begun: MatchingScene
) -> None:
    after = await pair(matching, press, begun, "up", "down")
    stale = await pair(matching, press, begun, "up", "up")
    assert stale == replace(after, note=f"{UPDATED} {WRONG_UP}")


async def test_a_press_after_the_end_counts_nothing(
    matching: Matching, press: Presses, begun: MatchingScene
) -> None:
    scene = await pair(matching, press, begun, "up", "up")
    scene = await pair(matching, press, scene, "down", "down")
    again = await pair(matching, press, scene, "down", "down")
    assert again.state == scene.state
    assert again.note.startswith(UPDATED)


@pytest.mark.parametrize(
    ("term", "letter", "words"),
    [
        ("up", None, "already matched"),
        ("down", None, "already matched"),
        ("down", "C", "not part of this exercise"),
        ("gone", "A", "not part of this exercise"),
    ],
)
async def test_what_is_not_open_is_refused_and_not_stored(
    matching: Matching,
    press: Presses,
    begun: MatchingScene,
    term: str,
    letter: str | None,
    words: str,
) -> None:
    scene = await pair(matching, press, begun, "up", "up")
    chosen = letter or scene.state.letter("up")
    with pytest.raises(TutorError, match=words):
        await matching.pair(press(), scene.attempt, scene.mark, term, chosen)
    assert (await matching.show(press(), scene.attempt)).state == scene.state


async def test_the_exercise_of_another_person_is_refused(
    matching: Matching, press: Presses, begun: MatchingScene
) -> None:
    with pytest.raises(NotYoursError):
        await matching.show(press(BEN), begun.attempt)
    with pytest.raises(NotYoursError):
        await matching.pair(press(BEN), begun.attempt, begun.mark, "up", "A")
    assert await matching.show(press(), begun.attempt) == begun


async def test_an_edit_that_takes_out_the_open_pair_closes_the_exercise(
    matching: Matching,
    memory: Memory,
    press: Presses,
    begun: MatchingScene,
    teach: Teach,
    only_up: Course,
) -> None:
    await pair(matching, press, begun, "up", "up")
    scene = await teach(only_up).matching.begin(press(), only_up.lessons[0])
    assert scene.attempt == begun.attempt
    assert scene.state.finished
    assert await memory.attempts.results(ANA) == (Result("first", Activity.MATCHING, 1.0),)


async def test_nothing_is_told_of_a_pair_that_left_the_lesson(
    matching: Matching, press: Presses, begun: MatchingScene, teach: Teach, only_up: Course
) -> None:
    await pair(matching, press, begun, "down", "up")
    scene = await teach(only_up).matching.pair(press(), begun.attempt, begun.mark, "up", "A")
    assert scene.note.strip() == UPDATED


async def test_a_lesson_that_lost_its_exercise_or_is_off_is_said_kindly(
    press: Presses, begun: MatchingScene, teach: Teach, course: Course, lesson: Lesson
) -> None:
    bare = replace(lesson, matching=None)
    for lessons, words in (
        ((bare, *course.lessons[1:]), "has no matching exercise any more"),
        (course.lessons[1:], "switched off while its text is mended"),
    ):
        with pytest.raises(TutorError, match=words):
            await teach(replace(course, lessons=lessons)).matching.show(press(), begun.attempt)
