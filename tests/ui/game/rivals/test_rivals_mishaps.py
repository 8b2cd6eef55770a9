"""Forged and old custom ids, a card that is gone, an archived thread, who runs the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from tests.ui.game.rivals.table import CIRCLE_SAYS, SQUARE_SAYS

if TYPE_CHECKING:
    from tests.ui.game.rivals.table import RivalTable

MANAGES = discord.Permissions(manage_guild=True, send_messages=True)

pytestmark = [pytest.mark.simcord(check_errors=False), pytest.mark.nightly]

FORGED = [
    "rivals-team:{bad}",
    "rivals-pick:{bad}",
    "rivals-agree:{bad}:0",
    "rivals-agree:{game}:{bad}",
    "rivals-write:{bad}",
    "rivals-back:{bad}:0",
    "rivals-back:{game}:{bad}",
    "rivals-ready:{bad}",
    "rivals-read:{bad}:0",
    "rivals-read:{game}:{bad}",
    "together-on:rivals:{game}:{bad}",
    "together-part:rivals:{bad}",
    "together-join:rivals:{bad}",
    "together-leave:rivals:{bad}",
]


@pytest.mark.parametrize("bad", ["x", "-1", "9" * 19, "4711", ""])
async def test_a_forged_button_is_answered_in_words_and_changes_nothing(
    table: RivalTable, bad: str
) -> None:
    ana = table.room.ana
    await table.start()
    before = (await table.last(), (await table.state()).phase)
    for shape in FORGED:
        [told] = await table.at_once([ana], shape.format(bad=bad, game=table.gathering))
        assert told
        assert "result" not in told
    assert (await table.last(), (await table.state()).phase) == before


async def test_a_button_of_one_phase_does_nothing_in_another(table: RivalTable) -> None:
    ana = table.room.ana
    await table.start()
    game = table.gathering
    early = [f"rivals-write:{game}", f"rivals-back:{game}:0", f"rivals-ready:{game}"]
    late = [f"rivals-pick:{game}", f"rivals-agree:{game}:0", f"rivals-team:{game}"]
    before = await table.last()
    for pressed in (*early, f"rivals-read:{game}:0", f"rivals-team:{game}"):
        assert await table.at_once([ana], pressed)
    assert await table.last() == before
    await table.finish_picking()
    before = await table.last()
    for pressed in (*late, f"rivals-read:{game}:0", f"together-on:rivals:{game}:0"):
        assert await table.at_once([ana], pressed)
    assert await table.last() == before
    assert (await table.state()).phase == 2
    await table.finish_writing()
    for pressed in (*early, *late, f"together-leave:rivals:{game}", f"together-join:rivals:{game}"):
        assert await table.at_once([ana], pressed)
    assert (await table.state()).closed


async def test_the_ids_of_another_game_are_refused(table: RivalTable) -> None:
    """The second game has a pick of its own, and the first one's people are not in it."""
    ana, ben = table.room.ana, table.room.ben
    await table.start()
    first = table.gathering
    await table.open()
    assert table.gathering != first
    [told] = await table.at_once([ben], f"rivals-pick:{table.gathering}")
    assert "You are not in this one" in told
    [told] = await table.at_once([ana], f"rivals-pick:{table.gathering}")
    assert "You are in Team Circle" in told


async def test_a_game_goes_on_when_its_card_was_deleted(table: RivalTable) -> None:
    ana, ben = table.room.ana, table.room.ben
    await table.start()
    await table.press(ana, "My team")
    await table.press(ben, "My team")
    await table.card.delete()
    ids = [one.id for one in await table.offered()]
    for actor, at in ((ana, 0), (ben, 15)):
        form = await actor.click(table.own[actor.id], label="Pick sentences")
        table.see(actor, await actor.submit_modal(form, table.menus(ids[at : at + 10], ids)))
        await table.push(actor, "That is our pick")
    assert "a test for Square's network" in await table.push(ana, "Pick sentences")
    for actor, (text, label) in ((ana, CIRCLE_SAYS), (ben, SQUARE_SAYS)):
        form = await actor.click(table.own[actor.id], label="Write a sentence")
        table.see(actor, await actor.submit_modal(form, {"text": text, "label": label}))
        told = await table.push(actor, "We are ready")
    assert CIRCLE_SAYS[0] in told
    assert (await table.state()).closed


async def test_a_game_goes_on_while_its_card_cannot_be_edited_as_in_an_archived_thread(
    table: RivalTable,
) -> None:
    room = table.room
    await table.start()
    room.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=50083, times=2)
    await table.pick_and_agree(room.ana, 0)
    await table.pick_and_agree(room.ben, 15)
    await table.pass_by(60)
    assert (await table.state()).phase == 2
    part = await table.at_once([room.ana], f"together-part:rivals:{table.gathering}")
    assert "a test for Square's network" in part[0]


async def test_who_runs_the_server_may_read_the_tests_without_having_played(
    table: RivalTable,
) -> None:
    room = table.room
    role = room.ana.guild.create_role("teacher", permissions=MANAGES)
    teacher = room.ana.guild.add_member(room.env.create_user("tea"), roles=(role,))
    await table.start()
    assert "stay secret" in (await table.at_once([teacher], f"rivals-read:{table.gathering}:0"))[0]
    await table.finish()
    assert SQUARE_SAYS[0] in await table.press(teacher, "Read both tests")
