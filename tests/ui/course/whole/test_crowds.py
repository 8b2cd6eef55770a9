"""25 presses that arrive together on a card of the shipped course are counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.attempts import Activity
from bot.tutor.exercises.questions.single import SingleChoice
from tests.ui.course.whole.hands import Fingers, ids_on
from tests.ui.course.whole.pupil import Pupil
from tests.ui.crowd import Presses

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
CROWD = 25


@pytest.fixture
async def pupil(classroom: Classroom) -> Pupil:
    hands = Fingers(classroom, classroom.ana)
    await hands.begin()
    return Pupil(classroom, hands, classroom.ana.id)


async def press_together(pupil: Pupil, begins: str) -> None:
    """Press the buttons whose custom ids begin so, in turn, 25 times in one instant."""
    assert isinstance(pupil.hands, Fingers)
    presses = Presses(pupil.room.env, pupil.hands.message)
    ids = [one for one in ids_on(pupil.hands.message) if one.startswith(begins)]
    for place in range(CROWD):
        presses.add(pupil.hands.actor, ids[place % len(ids)])
    await presses.deliver()


async def kept(pupil: Pupil, activity: Activity) -> int:
    attempts = await pupil.services.lessons.history.attempts(pupil.person, [activity])
    return sum(len(attempt.entries) for attempt in attempts)


async def test_a_try_counts_once(pupil: Pupil) -> None:
    while not pupil.on_card("lesson-try:"):
        await pupil.step()
    before = await kept(pupil, Activity.TRIES)
    await press_together(pupil, "lesson-try:")
    assert await kept(pupil, Activity.TRIES) == before + 1
    assert "You said: " in pupil.text or "You asked to be shown." in pupil.text


async def test_next_turns_one_card(pupil: Pupil) -> None:
    while "Next" not in pupil.labels:
        await pupil.step()
    [bookmark] = await pupil.services.lessons.bookmarks.all_of(pupil.person)
    following = f"lesson-card:{bookmark.id}:{bookmark.card + 1}"
    await press_together(pupil, following)
    [after] = await pupil.services.lessons.bookmarks.all_of(pupil.person)
    assert (after.card, after.furthest) == (bookmark.card + 1, bookmark.card + 1)
    assert f"card {after.card} of" in pupil.text


async def test_an_answer_counts_once(pupil: Pupil) -> None:
    assert isinstance(pupil.hands, Fingers)
    lesson = pupil.course.lessons[0]
    lettered = next(one.id for one in lesson.questions if isinstance(one.task, SingleChoice))
    await pupil.services.questions.practise(pupil.press, lesson, [lettered])
    await pupil.hands.slash("practise", lesson=lesson.id)
    assert await kept(pupil, Activity.QUESTIONS) == 0
    await press_together(pupil, "quiz:")
    assert await kept(pupil, Activity.QUESTIONS) == 1
