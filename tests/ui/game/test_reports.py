"""Reporting a challenge, looking at it and deciding, on the real bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.game.posted import FOOLING, PostedChallenge
from tests.ui.reading import labels_of, raw, shown, text_of

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

HIDDEN = "It was reported, and is hidden until somebody who runs the server has looked."


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(clock=clock).bot


async def test_a_report_hides_it_and_whoever_runs_the_server_shows_it_again(
    classroom: Classroom, posted: PostedChallenge, cy: simcord.MemberActor
) -> None:
    before = raw(await posted.card())
    assert "hidden for all now" in await posted.report(classroom.ben, "It is *rude*")
    assert HIDDEN in await posted.text()
    assert FOOLING not in str(raw(await posted.card()))
    assert await posted.labels() == ["Look"]
    refused = await posted.press(cy, "Look")
    assert "Only somebody who runs this server" in text_of(refused)
    looked = await posted.press(posted.teacher, "Look")
    assert looked.ephemeral
    told = text_of(looked)
    assert f"> {FOOLING}" in told
    assert f"Written by <@{classroom.ana.id}>" in told
    assert r"It is \*rude\*" in told
    assert f"<@{classroom.ben.id}>" not in told
    looked = shown(await posted.teacher.click(looked, label="Show again"))
    assert "It is shown to all again." in text_of(looked)
    assert raw(await posted.card()) == before
    once = await classroom.ben.click(await posted.card(), label="Report")
    assert "You reported this one before" in text_of(shown(once))
    await posted.report(cy)
    assert HIDDEN in await posted.text()


async def test_what_is_taken_down_stays_so_after_a_restart(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    await posted.report(classroom.ben)
    looked = await posted.press(posted.teacher, "Look")
    await posted.room.restart()
    await posted.teacher.click(looked, label="Take it down")
    assert "Somebody who runs the server took it down." in await posted.text()
    await posted.room.restart()
    assert "Somebody who runs the server took it down." in await posted.text()
    assert await posted.labels() == []
    [told] = await posted.forge(posted.teacher, "challenge-again:1:1")
    assert "took it down" in told


async def test_a_form_that_was_open_over_a_restart_still_reports(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    form = await classroom.ben.click(await posted.card(), label="Report")
    await posted.room.restart()
    told = shown(await classroom.ben.submit_modal(form, {"reason": "no"}))
    assert "Thank you." in text_of(told)
    assert HIDDEN in await posted.text()


async def test_a_right_that_was_taken_away_is_missed_at_the_press(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    await posted.report(classroom.ben)
    looked = await posted.press(posted.teacher, "Look")
    role = classroom.ana.guild.roles["teacher"].id
    guild = classroom.ana.guild.id
    classroom.env.backend.remove_member_role(guild, posted.teacher.id, role)
    refused = shown(await posted.teacher.click(looked, label="Show again"))
    assert "Only somebody who runs this server" in text_of(refused)
    assert HIDDEN in await posted.text()


async def test_the_author_cannot_report_or_show_again(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    own = await posted.press(classroom.ana, "Report")
    assert "This one is yours" in text_of(own)
    await posted.report(classroom.ben)
    [told] = await posted.forge(classroom.ana, "challenge-again:1:1")
    assert "Only somebody who runs this server" in told
    assert HIDDEN in await posted.text()
    own = await posted.press(classroom.ana, "Look")
    assert HIDDEN in text_of(own)
    assert labels_of(own) == ["Look again", "Take it back"]
    await posted.desk.press("What it would change")
    assert HIDDEN in posted.desk.text
    assert "Take it back" in posted.desk.labels


async def test_answers_on_an_old_picture_of_the_card_do_not_count(
    classroom: Classroom, posted: PostedChallenge, cy: simcord.MemberActor
) -> None:
    await posted.report(classroom.ben)
    told = await posted.forge(cy, "challenge:1:formal", "challenge:1:casual")
    assert all(HIDDEN in one and "Nothing was counted." in one for one in told)
    looked = await posted.press(posted.teacher, "Look")
    await posted.teacher.click(looked, label="Show again")
    assert "0 answered" in await posted.text()


async def test_many_reasons_fit_on_the_card(classroom: Classroom, posted: PostedChallenge) -> None:
    card = await posted.card()
    people = [classroom.ana.guild.add_member(classroom.env.create_user(f"m{k}")) for k in range(8)]
    forms = [await person.click(card, label="Report") for person in people]
    for person, form in zip(people, forms, strict=True):
        await person.submit_modal(form, {"reason": "*" * 200 if person != people[0] else ""})
    looked = await posted.press(posted.teacher, "Look")
    assert "**8 reports**" in text_of(looked)
    assert "2 earlier reasons" in text_of(looked)
    assert "1 without a reason" in text_of(looked)
    assert labels_of(looked) == ["Show again", "Take it down"]


async def test_after_its_week_the_author_still_gets_to_it_and_it_can_be_reported(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    await posted.say(classroom.ben, posted.label)
    await posted.clock.advance(7 * 24 * 3600)
    assert f"Its author says: **{posted.label}**." in await posted.text()
    assert await posted.labels() == ["Report"]
    assert "hidden for all now" in await posted.report(classroom.ben)
    looked = await posted.press(posted.teacher, "Look")
    await posted.teacher.click(looked, label="Show again")
    own = await posted.press(classroom.ana, "Report")
    assert labels_of(own) == ["Show it to all", "Take it back"]
    await posted.clock.advance(7 * 24 * 3600)
    assert "It is over, and its sentence is not shown any more." in await posted.text()
    assert await posted.labels() == []
