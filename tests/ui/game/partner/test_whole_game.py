"""A game of two on the real bot, from the invitation to the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.game.partner.two import RULE
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_two_play_to_the_end_with_a_mistake_each_and_keep_their_rules(two: Two) -> None:
    ana, ben = two.room.ana, two.room.ben
    await two.begin()
    await two.half(ana, ben, wrong=1)
    await two.half(ben, ana, wrong=0)
    await two.fill(ana, "Write my rule", rule=RULE)
    await two.press(ben, "Finish without")
    assert (await two.found()).closed
    assert "The game is over" in two.text
    assert f"{ana.mention} as the learner: 2 of 3 right, +3 points" in two.text
    assert f"{ben.mention} as the learner: 2 of 3 right, +3 points" in two.text
    assert f"{ana.mention} wrote:\n> {RULE}" in two.text
    assert "2 mistakes were traced to a feature" in two.text
    [played, *ended] = await two.services.groups.phases.attempts(two.gathering)
    assert played.score == 4 / 6
    assert [one.score for one in ended] == [None, None]
    assert RULE in text_of(shown(await ana.slash(two.room.channel, "notebook")))
    assert "Slang" not in text_of(shown(await ben.slash(two.room.channel, "notebook")))
