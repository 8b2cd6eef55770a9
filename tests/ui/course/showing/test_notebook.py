"""The notebook through Discord: what was thought, notes that are written and deleted, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.crowd import Presses
from tests.ui.learner import Learner
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


async def write(ana: Learner, note: str) -> None:
    await ana.fill(await ana.click("Write a note"), note=note)


async def test_an_empty_notebook_says_what_comes_into_it(ana: Learner) -> None:
    told = await ana.slash("notebook")
    assert shown(told).ephemeral
    assert "Nothing stands here yet." in ana.text
    await ana.click("Go on learning")
    await ana.click("Down")
    await ana.slash("notebook")
    assert "**Lesson 1: Going downhill**\nOn <t:" in ana.text
    assert "you said: **Down**" in ana.text


async def test_a_note_is_written_shown_and_deleted_also_after_a_restart(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.slash("notebook")
    await classroom.restart()
    await write(ana, "A *thought*.\nTwo lines.")
    assert "> A \\*thought\\*.\n> Two lines." in ana.text
    assert "Your note is kept." in ana.text
    await classroom.restart()
    await ana.click("Delete note 1")
    assert "It cannot be brought back." in ana.text
    await ana.click("Keep it")
    assert "Two lines." in ana.text
    await ana.click("Delete note 1")
    await ana.click("Delete it")
    assert "The note is deleted." in ana.text
    assert "Two lines." not in ana.text


async def test_another_person_can_neither_see_nor_delete_a_note(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.slash("notebook")
    await write(ana, "Mine alone.")
    for label in ("Delete note 1", "Delete it"):
        assert ana.card is not None
        presses = Presses(classroom.env, ana.card)
        told = presses.add(classroom.ben, presses.custom_id(label))
        await presses.deliver()
        assert "is not yours" in shown(told).content
        if label == "Delete note 1":
            await ana.click(label)
    told = await classroom.ben.slash(classroom.channel, "notebook")
    assert "Mine alone." not in text_of(shown(told))
    await ana.slash("notebook")
    assert "Mine alone." in ana.text


async def test_many_notes_have_pages_that_one_turns(ana: Learner) -> None:
    await ana.slash("notebook")
    for number in range(7):
        await write(ana, f"Note number {number}")
    assert "Page 1 of 2" in ana.text
    assert "Note number 6" in ana.text
    await ana.click("Next page")
    assert "Note number 0" in ana.text
    assert "Page before" in ana.labels
    assert "Next page" not in ana.labels
    await ana.click("Page before")
    assert "Page 1 of 2" in ana.text


async def test_five_long_notes_of_odd_signs_fit_on_a_page(ana: Learner) -> None:
    await ana.slash("notebook")
    for _ in range(4):
        await write(ana, "*_" * 250)
    assert "Page 1 of" in ana.text


async def test_the_notebook_opens_from_the_progress(ana: Learner) -> None:
    await ana.slash("progress")
    await ana.click("My notebook")
    assert "Your notebook" in ana.text
    await ana.click("My progress")
    assert "Your progress" in ana.text
