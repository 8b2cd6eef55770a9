"""Rival test sets on the real bot: from the lobby to both results, with mistakes and restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.game.together import PATIENCE
from tests.ui.game.rivals.table import CIRCLE_SAYS, SQUARE_SAYS
from tests.ui.reading import labels_of

if TYPE_CHECKING:
    from tests.ui.game.rivals.table import RivalTable

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_two_teams_come_together_and_start(table: RivalTable) -> None:
    ana, ben = table.room.ana, table.room.ben
    await table.open()
    assert "Team Circle** (1)" in table.text
    assert labels_of(table.card) == ["Start", "Other team", "Join", "Leave"]
    assert "In a team of fewer than 5 people others may guess" in table.text
    assert "You are in Team Circle" in await table.push(ana, "My part")
    assert "Nobody is in Team Square" in await table.press(ana, "Start")
    await table.join(ben)
    assert "Team Square** (1)" in table.text
    assert "● Team Circle: 0 of 10 picked" in await table.press(ana, "Start")
    await table.pass_by()
    assert "Pick ten" in table.text
    assert "0 of 2 done" in table.text


async def test_two_people_play_to_the_end_and_read_both_tests(table: RivalTable) -> None:
    ana, ben = table.room.ana, table.room.ben
    await table.start()
    assert "10 of 10 picked" in await table.pick(ana, 0)
    assert "1 of 1 in your team agree" in await table.push(ana, "That is our pick")
    await table.pass_by()
    assert "1 of 2 done" in table.text
    assert "a test for Circle's network" in await table.pick_and_agree(ben, 15)
    await table.pass_by()
    assert "Write the other's test" in table.text
    assert "casual (yours)" in await table.write(ana, *CIRCLE_SAYS)
    await table.push(ana, "We are ready")
    await table.write(ben, *SQUARE_SAYS)
    assert "What Circle's and Square's networks were asked" in await table.push(ben, "We are ready")
    await table.pass_by()
    assert "the result" in table.text
    for text, _ in (CIRCLE_SAYS, SQUARE_SAYS):
        assert text not in table.text
        assert text in await table.press(ana, "Read both tests")
    assert labels_of(table.card) == ["Read both tests", "Play again"]


async def test_mistakes_are_told_kindly_and_change_nothing(table: RivalTable) -> None:
    ana, ben = table.room.ana, table.room.ben
    await table.start()
    assert "**Pick 1 more.**" in await table.pick(ana, 0, 9)
    assert "That is our pick" not in table.labels(ana)
    assert "**Leave out 3.**" in await table.pick(ana, 9, 13)
    assert "exactly that pick already" in await table.pick(ana, 9, 13)
    await table.pick_and_agree(ana, 3)
    await table.pick_and_agree(ben, 3)
    await table.pass_by()
    assert "plain words" in await table.write(ana, "See https://x.example there", "casual")
    assert "at least 2 words" in await table.write(ana, "Yo", "casual")
    assert "(yours)" in await table.write(ana, *CIRCLE_SAYS)
    assert "has that sentence already" in await table.write(ana, *CIRCLE_SAYS)
    await table.press(ana, "My team")
    assert "0 of at most 10" in await table.push(ana, "Take back 1")
    await table.write(ana, *SQUARE_SAYS)
    await table.push(ana, "We are ready")
    await table.write(ben, *SQUARE_SAYS)
    await table.push(ben, "We are ready")
    await table.pass_by()
    assert "they are the same network" in table.text


async def test_a_restart_in_each_phase_loses_nothing(table: RivalTable) -> None:
    ana, ben = table.room.ana, table.room.ben
    await table.open()
    await table.restart()
    await table.join(ben)
    await table.restart()
    await table.press(ana, "Start")
    await table.restart()
    await table.pick(ana, 0)
    await table.restart()
    await table.push(ana, "That is our pick")  # on a private card from before
    await table.restart()
    await table.pick_and_agree(ben, 15)
    await table.restart()
    assert "Write the other's test" in table.text
    await table.write(ana, *CIRCLE_SAYS)
    await table.push(ana, "We are ready")
    await table.restart()
    await table.write(ben, *SQUARE_SAYS)
    await table.restart()
    await table.push(ben, "We are ready")
    await table.restart()
    assert "the result" in table.text
    assert SQUARE_SAYS[0] in await table.press(ben, "Read both tests")


async def test_a_form_that_was_open_over_a_restart_still_counts(table: RivalTable) -> None:
    ana = table.room.ana
    await table.start()
    await table.press(ana, "My team")
    form = await ana.click(table.own[ana.id], label="Pick sentences")
    ids = [one.id for one in await table.offered()]
    await table.restart()
    told = table.see(ana, await ana.submit_modal(form, table.menus(ids[:10], ids)))
    assert "10 of 10 picked" in told


async def test_what_was_picked_is_marked_when_one_picks_again(table: RivalTable) -> None:
    ana = table.room.ana
    await table.start()
    await table.pick(ana, 10)
    form = await ana.click(table.own[ana.id], label="Pick sentences")
    assert form.modal is not None
    menus = [label["component"] for label in form.modal["components"]]
    assert [len(menu["options"]) for menu in menus] == [15, 15]
    marked = [one["value"] for menu in menus for one in menu["options"] if one.get("default")]
    assert marked == [one.id for one in (await table.offered())[10:20]]


async def test_a_full_test_of_marks_and_long_sentences_fits_on_the_cards(table: RivalTable) -> None:
    """Ten sentences of 200 characters, nearly all of which are escaped."""
    ana, ben = table.room.ana, table.room.ben
    more = [table.someone(f"m{number}") for number in range(6)]
    await table.start(*more)
    await table.pick_and_agree(ana, 0)
    await table.pick_and_agree(ben, 15)
    await table.pass_by()
    table.clock.jump(PATIENCE)
    assert "a test for" in await table.press(ana, "Go on without 6")
    await table.pass_by()
    circle = [ana, more[0], more[2], more[4]]
    for number in range(10):
        text = f"Dear all number {'abcdefghij'[number]} " + "*_~`" * 45
        told = await table.write(circle[number // 3], text[:200], "casual")
    assert "10 of at most 10" in told
    await table.push(circle[3], "We are ready")
    await table.pass_by()
    table.clock.jump(PATIENCE)
    await table.press(circle[3], "Go on without 7")
    await table.pass_by()
    assert "There is no test by Team Square" in table.text
    assert "Page 1 of 2" in await table.press(ana, "Read both tests")
    assert "Page 2 of 2" in await table.push(ana, "Next")
