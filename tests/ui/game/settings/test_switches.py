"""/settings on the real bot: one's own switch, and that of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from tests.fakes import HandClock
from tests.ui.game.desk import GameDesk
from tests.ui.game.posted import FOOLING, PostedChallenge, fooling, public
from tests.ui.reading import labels_of, raw, shown, text_of

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

OFF = "Challenges are switched off in this server for now."


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(clock=clock).bot


async def test_one_s_own_switch_is_turned_in_place(classroom: Classroom) -> None:
    card = shown(await classroom.ben.slash(classroom.channel, "settings"))
    assert card.ephemeral
    assert "Invitations to play: on." in text_of(card)
    assert labels_of(card) == ["Switch off invitations"]
    turned = shown(await classroom.ben.click(card, label="Switch off invitations"))
    assert turned.id == card.id
    assert "Invitations to play: off." in text_of(turned)
    await classroom.restart()
    again = shown(await classroom.ben.slash(classroom.channel, "settings"))
    assert "Invitations to play: off." in text_of(again)
    back = shown(await classroom.ben.click(turned, label="Switch on invitations"))
    assert "Invitations to play: on." in text_of(back)


async def test_in_a_dm_there_is_one_s_own_switch_alone(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    card = shown(await posted.teacher.user.slash("settings"))
    assert labels_of(card) == ["Switch off invitations"]
    turned = shown(await posted.teacher.user.click(card, label="Switch off invitations"))
    assert labels_of(turned) == ["Switch on invitations"]


async def test_switched_off_here_the_card_is_hidden_and_on_again_it_is_back(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    before = raw(await posted.card())
    card = shown(await posted.teacher.slash(classroom.channel, "settings"))
    assert "Challenges in this server: on." in text_of(card)
    card = shown(await posted.teacher.click(card, label="Switch off challenges here"))
    assert "Challenges in this server: off." in text_of(card)
    assert OFF in await posted.text()
    assert FOOLING not in str(raw(await posted.card()))
    [told] = await posted.forge(classroom.ben, "challenge:1:formal")
    assert OFF in told
    await posted.room.restart()
    assert OFF in await posted.text()
    await posted.teacher.click(card, label="Switch on challenges here")
    assert raw(await posted.card()) == before
    heard = await posted.say(classroom.ben, "formal")
    assert "You said **formal**" in text_of(heard)


async def test_while_it_is_off_a_draft_is_kept_and_offers_no_posting(
    classroom: Classroom,
) -> None:
    runs = discord.Permissions(manage_guild=True)
    role = classroom.ana.guild.create_role("teacher", permissions=runs)
    teacher = classroom.ana.guild.add_member(classroom.env.create_user("tea"), roles=(role,))
    desk = GameDesk(classroom, classroom.ana)
    await desk.begin()
    await desk.play(wrong=frozenset({1, 3}))
    await fooling(desk)
    assert "a copy of your network learns the sentence" in desk.text
    before = len(public(classroom))
    card = shown(await teacher.slash(classroom.channel, "settings"))
    await teacher.click(card, label="Switch off challenges here")
    told = text_of(shown(await desk.actor.click(desk.message, label="Post it here")))
    assert told == f"{OFF} Nothing was posted, and your sentence is kept for you."
    await fooling_again(desk)
    assert f"{OFF} So this one stays with you." in desk.text
    assert desk.labels == ["Write another", "Back to my game"]
    assert len(public(classroom)) == before
    await teacher.click(card, label="Switch on challenges here")
    await fooling_again(desk)
    await desk.press("Post it here")
    assert len(public(classroom)) == before + 1


async def fooling_again(desk: GameDesk) -> None:
    label = "casual" if "You say: **casual**" in desk.text else "formal"
    await desk.fill("Write another", text=FOOLING, label=label)


async def test_a_forged_press_by_anybody_else_turns_nothing(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    before = raw(await posted.card())
    ids = ["settings-challenges:0", "settings-challenges:7", "settings-invitations:x"]
    told = await posted.forge(classroom.ben, *ids)
    assert "Only somebody who runs this server can switch that" in told[0]
    assert "I cannot read what this button holds" in told[1]
    assert "I cannot read what this button holds" in told[2]
    assert raw(await posted.card()) == before
