"""What hangs under an old card leads nobody back who is further on by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import CardScene, ResultScene
from bot.tutor.course.bookmarks import END, SEEN

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from tests.services.course.walking import Walker

LAST = 3  # cards of each lesson


@pytest.fixture
async def bookmark(walker: Walker) -> int:
    """Open a lesson and go to its last card."""
    await walker.open("one")
    kept = (await walker.bookmark("one")).id
    for number in range(2, LAST + 1):
        await walker.services.lessons.turn(walker.press(), kept, number)
    return kept


async def turned(walker: Walker, bookmark: int, number: int, *, back: bool = False) -> Scene:
    return await walker.services.lessons.turn(walker.press(), bookmark, number, back=back)


async def is_at(walker: Walker, place: str) -> bool:
    return (await walker.bookmark("one")).card_id == place


@pytest.mark.parametrize(("number", "back"), [(2, False), (1, True)])
async def test_next_and_back_of_an_old_card_only_look_at_the_card(
    walker: Walker, bookmark: int, number: int, back: bool
) -> None:
    before = await walker.bookmark("one")
    scene = await turned(walker, bookmark, number, back=back)
    assert isinstance(scene, CardScene)
    assert scene.number == number
    assert "your place stays at card 3" in scene.note
    assert await walker.bookmark("one") == before
    resumed = await walker.services.lessons.resume(walker.press())
    assert isinstance(resumed, CardScene)
    assert (resumed.number, resumed.note) == (LAST, "")


async def test_back_of_the_card_where_one_is_goes_back(walker: Walker, bookmark: int) -> None:
    scene = await turned(walker, bookmark, 2, back=True)
    assert isinstance(scene, CardScene)
    assert (scene.number, scene.note) == (2, "")
    assert (await walker.bookmark("one")).card == 2


async def test_next_of_a_look_back_leads_on_to_where_one_is_and_beyond(
    walker: Walker, bookmark: int
) -> None:
    await turned(walker, bookmark, 2)
    scene = await turned(walker, bookmark, LAST)
    assert isinstance(scene, CardScene)
    assert (scene.number, scene.note) == (LAST, "")
    await turned(walker, bookmark, LAST + 1)
    assert await is_at(walker, END)


@pytest.mark.parametrize("place", [END, SEEN])
async def test_an_old_card_keeps_those_past_the_cards_where_they_are(
    walker: Walker, place: str
) -> None:
    await walker.take("one", wrong=3)
    result = await walker.open("one")
    assert isinstance(result, ResultScene)
    if place == SEEN:
        await walker.services.lessons.past(walker.press(), result.bookmark)
    scene = await turned(walker, result.bookmark, 2)
    assert isinstance(scene, CardScene)
    assert "your place stays as it is" in scene.note
    assert await is_at(walker, place)
    await turned(walker, result.bookmark, LAST + 1)
    assert await is_at(walker, place), "the last card leads to where one is"


async def test_a_lesson_that_one_looks_back_at_is_not_the_one_that_goes_on(
    walker: Walker, bookmark: int
) -> None:
    await walker.open("two")
    await turned(walker, bookmark, 2)
    resumed = await walker.services.lessons.resume(walker.press())
    assert isinstance(resumed, CardScene)
    assert resumed.lesson.id == "two"


async def test_a_card_to_read_again_is_only_looked_at_by_who_reads_further_on(
    walker: Walker, bookmark: int
) -> None:
    lessons = walker.services.lessons
    first = lessons.course.lessons[0].cards[0]
    scene = await lessons.read(walker.press(), bookmark, first.id)
    assert isinstance(scene, CardScene)
    assert (scene.number, (await walker.bookmark("one")).card) == (1, LAST)


async def test_the_owner_of_a_shared_card_turns_an_old_one_and_keeps_their_place(
    walker: Walker, bookmark: int
) -> None:
    reading = walker.services.reading
    scene = await reading.turn(walker.press(), bookmark, 2, public=True)
    assert isinstance(scene, CardScene)
    assert (scene.number, (await walker.bookmark("one")).card) == (2, LAST)
    scene = await reading.turn(walker.press(), bookmark, 2, public=True, back=True)
    assert isinstance(scene, CardScene)
    assert (scene.number, (await walker.bookmark("one")).card) == (2, 2), "there they are"


async def test_next_and_back_are_typed_from_where_one_is(walker: Walker, bookmark: int) -> None:
    await turned(walker, bookmark, 2)
    answer = walker.services.conversation.answer
    for typed, number in (("back", 2), ("back", 1), ("back", 1)):
        scene = await answer(walker.press(), typed)
        assert isinstance(scene, CardScene)
        assert (scene.number, scene.note) == (number, ""), typed
        assert (await walker.bookmark("one")).card == number
