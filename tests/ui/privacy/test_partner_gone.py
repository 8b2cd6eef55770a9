"""What the other of a game of two sees once their partner deleted everything, or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.people import Press
from tests.ui.privacy.everything import deleted

if TYPE_CHECKING:
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.mark.parametrize("how", ["deleted", "left"])
async def test_the_card_says_once_that_the_partner_is_gone_and_speaks_to_one(
    two: Two, how: str
) -> None:
    ana, ben = two.room.ana, two.room.ben
    await two.reach("lock")
    assert "left the game" not in two.text
    if how == "deleted":
        await deleted(two, ben)
        await two.wait(60)
        who = f"{ana.mention}, your partner"
        assert ben.mention not in two.text
    else:
        await two.press(ben, "Leave")
        who = ben.mention
    for right in (True, False):
        assert two.text.count(f"{who} left the game, and Nudge trains from here on.") == 1
        assert two.text.count("left the game") == 1
        await two.lock(ana, right=right)
    assert f"{who} left the game, and Nudge trains" in two.text  # a correction is waited for
    await two.fill(ana, "Say it", typed="slang", direction="too low")
    await two.lock(ana, right=True)
    assert f"{who} left the game, and the game can be ended alone." in two.text
    assert "You may write down one rule" in two.text
    assert "After that, the game closes." in two.text
    for words in ("Each of you", "both"):
        assert words not in two.text
    await two.press(ana, "Finish without")
    assert "left the game" not in two.text
    assert "Not all was played" in two.text


async def test_the_end_of_a_whole_game_stays_true_when_one_of_the_two_is_deleted(two: Two) -> None:
    ana, ben = two.room.ana, two.room.ben
    await two.begin()
    await two.half(ana, ben, wrong=0)
    await two.half(ben, ana, wrong=1)
    for one in (ana, ben):
        await two.press(one, "Finish without")
    assert "2 mistakes were traced" in two.text
    await deleted(two, ben)
    await two.wait(60)
    assert "### The game is over" in two.text
    assert "Not all was played" not in two.text
    assert "2 mistakes were traced" in two.text
    assert f"{ana.mention} as the learner: 2 of 3 right" in two.text
    assert "The learner who left: 2 of 3 right" in two.text
    assert ben.mention not in two.text


@pytest.mark.parametrize("closed", [False, True])
async def test_nobody_is_named_by_the_number_of_a_deletion_that_is_not_through(
    two: Two, closed: bool
) -> None:
    ana, ben = two.room.ana, two.room.ben
    await two.reach_rules()
    await two.fill(ben, "Write my rule", rule="Slang words point to casual.")
    if closed:
        await two.press(ana, "Finish without")
    assert await two.services.deleting.deletions.part(Press(2**62, ben.id)) is not None
    await two.services.groups.redraw(two.gathering)
    await two.wait()
    assert "<@-" not in two.text
    assert ben.mention not in two.text
    assert ("The learner who left" in two.text) is closed
