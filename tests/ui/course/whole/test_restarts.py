"""A new bot on the same file before every single press: each step counts, and counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.attempts import Activity, EntryKind
from tests.ui.course.whole.hands import Fingers
from tests.ui.course.whole.pupil import Pupil

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
KEPT = tuple(Activity)


async def entries_of(pupil: Pupil) -> int:
    """Count what is kept about a person, but for the finds of steps by hand."""
    attempts = await pupil.services.lessons.history.attempts(pupil.person, KEPT)
    entries = [entry for attempt in attempts for entry in attempt.entries]
    return sum(entry.kind != EntryKind.HANDS_ON for entry in entries)


async def taken(classroom: Classroom, lesson: int) -> Pupil:
    """Take one lesson to its end with a restart before each press; its number counts from 1."""
    hands = Fingers(classroom, classroom.ana)
    pupil = Pupil(classroom, hands, classroom.ana.id, errs=True, moves=1)
    await hands.slash("learn", lesson=str(lesson))
    hands.before = classroom.restart
    if "anyway" in " ".join(pupil.labels):
        await hands.label(next(label for label in pupil.labels if "anyway" in label))
    await pupil.until(f"Lesson {lesson} is done", f"Lesson {lesson} is read to the end")
    assert await entries_of(pupil) == pupil.counted
    return pupil


@pytest.mark.nightly
async def test_a_lesson_goes_on_after_a_restart_before_each_press(classroom: Classroom) -> None:
    await taken(classroom, 1)


@pytest.mark.nightly
@pytest.mark.parametrize("place", range(2, 9))
async def test_any_lesson_goes_on_after_a_restart_before_each_press(
    classroom: Classroom, place: int
) -> None:
    await taken(classroom, place)
