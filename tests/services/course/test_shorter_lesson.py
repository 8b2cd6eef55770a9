"""A lesson that became shorter while a card of it lay open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import CardScene
from bot.tutor.course.cards import Card
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    from tests.services.conftest import Presses, Teach


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("fewer", [1, 2, 3])
async def test_who_goes_back_stays_on_the_cards_where_the_lesson_became_shorter(
    teach: Teach, press: Presses, fewer: int, *, public: bool
) -> None:
    """Back on card 5 of 5 leads to card 4; in a lesson of three that would be past the end."""
    long = three_lessons()
    cards = tuple(Card(f"Card {n}", f"Text {n}.", f"c{n}") for n in range(1, 6))
    lesson = replace(long.lessons[0], cards=cards)
    before = teach(replace(long, lessons=(lesson,)))
    kept = await before.lessons.bookmarks.open(press(), "one", lesson.revision)
    await before.reading.turn(press(), kept.id, 5, public=public)
    shorter = replace(lesson, cards=cards[: 5 - fewer], revision="shorter")
    after = teach(replace(long, lessons=(shorter,)))
    scene = await after.reading.turn(press(), kept.id, 4, public=public, back=True)
    assert isinstance(scene, CardScene)
    assert scene.number == min(4, 5 - fewer)
