"""The page of `/mydata export`, as whoever opens it reads it: first in words, then as stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.tutor.privacy.untold import UNTOLD
from tests.ui.privacy.busy import OWN_WORDS, ROLE, files_in, tables_in
from tests.ui.privacy.test_exporting import PageReader

if TYPE_CHECKING:
    from bot.tutor.course.course import Course
    from tests.ui.privacy.busy import BusyRoom

pytestmark = pytest.mark.simcord(check_errors=False)


async def read(busy: BusyRoom) -> tuple[str, str, dict[str, bytes]]:
    """Return the text of the page before and after where the tables begin, and all files."""
    files = await files_in(await busy.ana.slash(busy.room.channel, "mydata export"))
    page = PageReader()
    page.feed(files["nudge-mydata.html"].decode())
    before, _, after = page.text.rpartition("Everything, as it is stored")
    return before, after, files


def course_of(busy: BusyRoom) -> Course:
    course: Course = busy.room.env.bot.services.lessons.course  # type: ignore[attr-defined]  # it is ours
    return course


async def test_what_was_asked_and_answered_is_told_in_words(busy: BusyRoom) -> None:
    words, _, _ = await read(busy)
    lesson = course_of(busy).lessons[0]
    assert f"Lesson {lesson.number}: {lesson.title}" in words
    assert "What does the neuron say?" in words
    assert "You answered: Umbrella" in words
    name, _, asked = ROLE.partition("/")
    post = course_of(busy).lesson(name)
    assert post is not None
    question = post.question(asked)
    assert question is not None
    assert question.stem in words
    right = question.task.key  # type: ignore[attr-defined]  # it is of one choice
    assert f"You answered: {right.text}" in words
    assert "I would be grateful for your assistance." in words
    assert "You said: casual" in words
    assert " UTC" in words
    assert "+00:00" not in words


async def test_nothing_that_is_still_open_is_given_away(busy: BusyRoom) -> None:
    words, stored, files = await read(busy)
    assert "Whether it was right is told once this is over." in words
    assert "Right." not in words
    assert "Not right." not in words
    name, _, asked = ROLE.partition("/")
    question = course_of(busy).lesson(name).question(asked)  # type: ignore[union-attr]  # it is there
    assert question is not None
    page = words + stored
    assert question.explanation not in page
    for option in question.task.options:  # type: ignore[union-attr]  # it is of one choice
        assert option.right or option.text not in page
        assert not option.feedback or option.feedback not in page
    plans = [row["plan"] for row in tables_in(files)["attempt"]]
    assert stored.count(UNTOLD) >= len(plans)


async def test_what_one_wrote_comes_first_and_presses_last(busy: BusyRoom) -> None:
    files = await files_in(await busy.ana.slash(busy.room.channel, "mydata export"))
    page = files["nudge-mydata.html"].decode()
    names = ("written", "done", "trained", "set", "stored", "note", "entry", "run", "press")
    places = [page.index(f' id="{name}">') for name in names]
    assert places == sorted(places)
    before = page[: page.index(' id="stored">')]
    assert all(word in before for word in OWN_WORDS)
    for press in tables_in(files)["press"]:
        assert press["interaction_id"] not in before


async def test_a_long_list_is_cut_on_the_page_and_whole_in_the_other_files(busy: BusyRoom) -> None:
    _, stored, files = await read(busy)
    assert "… all of it is in data.json" in stored
    assert not re.search(r"\d-\d\dT\d\d:", stored), "no time is shown as a program writes it"
    assert len(tables_in(files)["own_table"][0]["content"]["rows"]) == 12
