"""The notebook: notes are written, shown and deleted by their writer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.course.cards import CardPressed
from bot.services.course.notebook import DELETED, KEPT
from bot.tutor.errors import NotYoursError, TutorError
from tests.services.course.active_cards import with_active_cards
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach


async def test_a_newcomer_has_an_empty_page(services: Services, press: Presses) -> None:
    page = (await services.notebook.open(press(), 5)).page
    assert (page.leaves, page.number, page.total) == ((), 1, 1)


async def test_what_was_tried_on_a_card_stands_in_it(
    course: Course, teach: Teach, press: Presses
) -> None:
    services = teach(with_active_cards(course)[0])
    bookmark = await services.lessons.bookmarks.open(press(), "first")
    await services.cards.give(press(), CardPressed(bookmark.id, "which-way"), "down")
    await services.cards.give(press(), CardPressed(bookmark.id, "belief"), "yes")
    thought, said = (await services.notebook.open(press())).page.leaves
    assert "you thought: **It thinks as we do when it sees a dog**" in thought.text
    assert "you said: **Down**" in said.text
    assert (await services.notebook.open(press(BEN))).page.leaves == ()


async def test_a_note_is_kept_once_and_shown_to_its_writer(
    services: Services, press: Presses
) -> None:
    written = press()
    for _ in range(2):
        scene = await services.notebook.write(written, " A thought. ")
        assert scene.told == KEPT
        [leaf] = scene.page.leaves
        assert leaf.text.endswith("> A thought.")
    assert (await services.notebook.open(press(BEN))).page.leaves == ()


async def test_a_note_is_deleted_after_it_was_asked_for(services: Services, press: Presses) -> None:
    await services.notebook.write(press(), "Mine.")
    [note] = await services.notebook.notes.all_of(ANA)
    assert (await services.notebook.ask_to_delete(press(), note.id, 1)).note == note
    for ask in (services.notebook.ask_to_delete, services.notebook.delete):
        with pytest.raises(NotYoursError):
            await ask(press(BEN), note.id, 1)
    for _ in range(2):
        scene = await services.notebook.delete(press(), note.id, 1)
        assert (scene.told, scene.page.leaves) == (DELETED, ())
    with pytest.raises(TutorError, match="deleted before"):
        await services.notebook.ask_to_delete(press(), note.id, 1)
