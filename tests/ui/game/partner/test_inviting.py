"""Inviting somebody to a game of two: who may be invited, and every way to answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import TutorError
from bot.tutor.game.switches import INVITATIONS
from bot.tutor.people import SEND_MESSAGES, Press, Rights
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_without_a_partner_one_card_says_how_and_its_form_invites(two: Two) -> None:
    room = two.room
    card = shown(await room.ana.slash(room.channel, "play", mode="partner"))
    assert "`partner:`" in text_of(card)
    form = await room.ana.click(card, label="Invite a partner")
    two.hear(await room.ana.submit_modal(form, {"person": [room.ben]}))
    assert "Your invitation stands in the channel now" in two.told[-1]
    assert f"{room.ana.mention} invites {room.ben.mention}" in two.text


async def test_a_partner_counts_whatever_the_mode_says(two: Two) -> None:
    room = two.room
    await room.ana.slash(room.channel, "play", mode="solo", partner=room.ben)
    assert f"{room.ana.mention} invites {room.ben.mention}" in two.text


async def test_nobody_invites_themselves_or_a_bot(two: Two) -> None:
    room = two.room
    robot = room.ana.guild.add_member(room.env.create_user("robot", bot=True))
    for person, words in ((room.ana, "somebody else"), (robot, "Bots do not play")):
        two.hear(await room.ana.slash(room.channel, "play", partner=person))
        assert words in two.told[-1]
        card = shown(await room.ana.slash(room.channel, "play", mode="partner"))
        form = await room.ana.click(card, label="Invite a partner")
        two.hear(await room.ana.submit_modal(form, {"person": [person]}))
        assert words in two.told[-1]
    assert room.channel.history() == []


async def test_from_a_dm_nobody_is_invited(two: Two) -> None:
    with pytest.raises(TutorError, match="it needs a server"):
        await two.games.invite(Press(1, two.room.ana.id), two.room.ben.id)
    assert await two.services.groups.gatherings.get(1) is None


async def test_a_press_that_comes_twice_is_one_invitation(two: Two) -> None:
    here = two.room.ana.guild.id, two.room.channel.id
    press = Press(1, two.room.ana.id, *here, Rights(SEND_MESSAGES))
    for _ in range(2):
        await two.games.invite(press, two.room.ben.id)
    assert await two.services.groups.gatherings.get(2) is None
    assert len(two.room.channel.history()) == 1


async def test_nothing_of_the_game_is_told_before_it_is_accepted(two: Two) -> None:
    await two.invite()
    state = await two.state()
    for one in (sentence for played in state.rounds for sentence in played.pair):
        assert one.text not in two.text
    assert two.labels == ["Accept", "No, thank you", "Don't invite me", "Take it back"]
    await two.press(two.room.ben, "Accept")
    assert "you train first" in two.told[-1]


async def test_only_the_invited_answers_and_only_the_inviter_takes_it_back(two: Two) -> None:
    await two.invite()
    cy = two.room.ana.guild.add_member(two.room.env.create_user("cy"))
    for label in ("Accept", "No, thank you", "Don't invite me"):
        await two.press(two.room.ana, label)
        assert "Only the person whom you invited" in two.told[-1]
    await two.press(two.room.ben, "Take it back")
    assert "Only the person who invited you" in two.told[-1]
    for label in two.labels:
        await two.press(cy, label)
        assert "You are not one of the two in this game" in two.told[-1]
    assert (await two.state()).stage == "invited"
    assert await two.games.switches.off_for(two.room.ana.id) == frozenset()


@pytest.mark.parametrize(
    ("presser", "label", "words"),
    [
        ("ben", "No, thank you", "{ben} would rather not play just now"),
        ("ben", "Don't invite me", "{ben} would rather not play just now"),
        ("ana", "Take it back", "{ana} took the invitation back"),
    ],
)
async def test_each_no_closes_the_invitation_kindly(
    two: Two, presser: str, label: str, words: str
) -> None:
    await two.invite()
    old = two.presses()
    custom_id = old.custom_id("Accept")
    await two.press(getattr(two.room, presser), label)
    assert (await two.found()).closed
    assert words.format(ana=two.room.ana.mention, ben=two.room.ben.mention) in two.text
    assert two.labels == ["Invite somebody"]
    [told] = await two.forged(two.room.ben, custom_id)
    assert "closed" in told or "You left this game" in told


async def test_whoever_wants_no_invitations_gets_none_until_they_switch_them_on(two: Two) -> None:
    room = two.room
    await two.invite()
    await two.press(room.ben, "Don't invite me")
    assert "`/settings`" in two.told[-1]
    assert await two.games.switches.off_for(room.ben.id) == {INVITATIONS}
    two.hear(await room.ana.slash(room.channel, "play", partner=room.ben))
    assert two.told[-1] == "This person takes no invitations just now. You could ask somebody else."
    assert await two.services.groups.gatherings.get(two.gathering + 1) is None


async def test_an_invitation_that_nobody_answers_closes_after_a_day(two: Two) -> None:
    await two.invite()
    two.clock.jump(timedelta(hours=23))
    await two.restart()
    assert "invites" in two.text
    two.clock.jump(timedelta(hours=1, minutes=1))
    await two.restart()
    await two.wait(120)
    assert (await two.found()).closed
    assert "was not answered" in two.text


async def test_accepting_and_taking_back_in_one_instant_leaves_one_state(two: Two) -> None:
    await two.invite()
    presses = two.presses()
    accept, back = presses.custom_id("Accept"), presses.custom_id("Take it back")
    results = [
        presses.add(two.room.ben, accept),
        presses.add(two.room.ana, back),
        presses.add(two.room.ben, accept),
    ]
    await presses.deliver()
    await two.wait()
    assert all(text_of(shown(one)) for one in results)
    found, state = await two.found(), await two.state()
    if not found.closed:
        moved_on = "had moved on already" in text_of(shown(results[1]))
        both, ben = [two.room.ana.id, two.room.ben.id], [two.room.ben.id]
        assert [one.person for one in found.present] == (both if moved_on else ben)
        assert state.nudge_trains(state.rounds[3]) is not moved_on
    assert labels_of(two.card)
