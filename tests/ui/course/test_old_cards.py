"""Next, pressed on a card that stands further up in the channel than where one reads by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three_lessons import three_lessons
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.mark.parametrize("restarted", [False, True])
async def test_next_of_an_old_card_does_not_pull_its_reader_back(
    classroom: Classroom, *, restarted: bool
) -> None:
    await classroom.restart(three_lessons())
    ana = classroom.ana
    old = shown(await ana.slash(classroom.channel, "learn"))
    await ana.click(old, label="Just show me")
    new = shown(await ana.slash(classroom.channel, "learn"))
    await ana.click(new, label="Next")
    await ana.click(new, label="Next")
    assert "card 3 of 3" in text_of(new)
    if restarted:
        await classroom.restart(three_lessons())
    await ana.click(old, label="Next")
    assert "card 2 of 3" in text_of(old)
    assert "your place stays at card 3" in text_of(old)
    again = shown(await ana.slash(classroom.channel, "learn"))
    assert "card 3 of 3" in text_of(again)
