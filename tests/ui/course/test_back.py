"""Back, pressed on a card that was sent before its lesson became shorter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.three_lessons import CARDS, edited, three_lessons
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

COURSE = three_lessons()
SHORT = edited(COURSE, "one", lambda one: replace(one, cards=one.cards[:1]))


@pytest.mark.parametrize("share", [False, True])
async def test_back_leads_to_a_card_where_the_lesson_became_shorter(
    classroom: Classroom, *, share: bool
) -> None:
    await classroom.restart(COURSE)
    ana = classroom.ana
    if share:
        card = shown(await ana.slash(classroom.channel, "learn", share=True))
    else:
        card = shown(await ana.slash(classroom.channel, "learn"))
        await ana.click(card, label="Just show me")
    for _ in CARDS[1:]:
        await ana.click(card, label="Next")
    assert "card 3 of 3" in text_of(card)
    await classroom.restart(SHORT)
    await ana.click(card, label="Back")
    assert "card 1 of 1" in text_of(card)
