"""A lesson taken together through Discord: from its lobby to what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.classroom.lesson_together.way import ANSWERED, LessonStage
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.game.company import Company
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_three_take_a_whole_lesson_with_mistakes(party: LessonParty) -> None:
    """Nobody presses on: it goes on by itself whenever all have done what a card asks."""
    stages, wrongs = [], 0
    while (state := await party.state()).stage is not LessonStage.DONE:
        stages.append(state.stage)
        assert state.stage.value in {one.stage.value for one in state.way}
        wrong = [2] if state.stage in {LessonStage.TRY, LessonStage.ALONE} else []
        wrongs += bool(wrong)
        await party.all_do(party.everybody, wrong)
    way = [stop.stage for stop in state.way][1:]
    assert stages == way
    assert stages.count(LessonStage.ALONE) == 3
    text = party.company.text
    assert "of 9 answers given both times, **6** were right at first and **9** after" in text
    assert "Most missed" in text
    assert "<@" not in text
    part = text_of(await party.company.press(2, "My part", settle=False))
    assert "Question 1: alone not right, after talking right." in part
    assert "counts for nobody's own progress" in text
