"""What the page of one's data says of a lesson that was taken with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.classroom.lesson_together.way import LessonStage
from bot.tutor.privacy.html import without_marks
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.game.company import Company
from tests.ui.privacy.busy import files_in
from tests.ui.privacy.test_exporting import PageReader

if TYPE_CHECKING:
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_what_was_answered_in_a_lesson_together_stands_with_its_questions(
    classroom: Classroom, clock: HandClock
) -> None:
    party = LessonParty(Company.of(classroom, clock, 2))
    await party.open()
    await party.gather()
    await party.do(0)
    await party.go_to(LessonStage.ALONE)
    state = await party.state()
    await party.do(0)
    files = await files_in(await classroom.ana.slash(classroom.channel, "mydata export"))
    page = PageReader()
    page.feed(files["nudge-mydata.html"].decode())
    words, _, _ = page.text.rpartition("Everything, as it is stored")
    assert state.question is not None
    assert f"Lesson {state.lesson.number}: {state.lesson.title}" in words
    assert without_marks(state.question.stem).partition("{")[0] in words
    assert "in a lesson together" in words
    assert f"{state.question.id}\n" not in words
    assert "Games" not in words
