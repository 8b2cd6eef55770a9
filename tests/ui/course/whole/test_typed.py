"""The whole course by somebody who only types in a DM, and asks for other things in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.ui.course.whole.hands import Keyboard
from tests.ui.course.whole.pupil import Pupil
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
ASIDES = (
    ("help", "Hello, I am Nudge"),
    ("progress", "Your progress"),
    ("what is a loss function?", "**Loss function**:"),
)


@dataclass
class Wanderer(Keyboard):
    """Asks for something else before each message."""

    async def say(self, text: str) -> None:
        aside, words = ASIDES[self.made % len(ASIDES)]
        if self.made:
            await self.actor.send_dm(aside)
            told = text_of(self.message)  # what would give an answer away is told later
            assert words in told or "comes after your answer" in told, (aside, text)
        await super().say(text)


@pytest.mark.parametrize(
    "fails",
    [
        pytest.param(False, id="erring once in each kind", marks=pytest.mark.nightly),
        pytest.param(True, id="failing all", marks=pytest.mark.nightly),
    ],
)
async def test_who_only_types_comes_to_the_end(classroom: Classroom, fails: bool) -> None:
    hands = Keyboard(classroom, classroom.ana)
    pupil = Pupil(classroom, hands, classroom.ana.id, errs=not fails, fails=fails)
    await pupil.take_the_course()
    assert pupil.seen == [lesson.id for lesson in pupil.course.lessons]


async def test_commands_and_words_are_answered_in_the_middle_of_things(
    classroom: Classroom,
) -> None:
    hands = Wanderer(classroom, classroom.ana)
    pupil = Pupil(classroom, hands, classroom.ana.id, errs=True)
    await pupil.hands.begin()
    game = pupil.course.game_lesson()
    assert game is not None
    ends = ("is done", "is read to the end")  # which questions are drawn, and erred in, is chance
    await pupil.until(*(f"Lesson {game.number} {end}" for end in ends))
