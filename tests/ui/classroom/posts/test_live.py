"""A live question: posted, answered privately, counted, closed, looked back at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.reading import labels_of, text_of

if TYPE_CHECKING:
    from tests.ui.classroom.posts.room import ClassRoom

pytestmark = pytest.mark.simcord(check_errors=False)
ROLE = "how-a-network-learns/role-of-loss"


async def test_a_question_is_posted_answered_and_closed(school: ClassRoom) -> None:
    panel = await school.post(ROLE)
    assert "It is open." in text_of(panel)
    assert school.question(ROLE).stem in school.text
    assert "Nobody sees who answered what" in school.text
    for place, student in enumerate(school.students):
        told = await school.press(student, "ABC"[place % 3])
        assert "Your answer is in" in text_of(told)
        assert "right" not in text_of(told).split("Whether")[0]
    await school.settle()
    assert "**12 of 12** here have answered." in school.text
    told = await school.press(school.tea, "Close and show", panel)
    assert "It is closed." in text_of(told)
    await school.settle()
    assert "of 12 had it right" in school.text
    mine = await school.press(school.students[0], "My answer")
    assert "You answered" in text_of(mine)
    assert labels_of(panel)
