"""/classroom setup on the real bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.reading import text_of

if TYPE_CHECKING:
    from tests.ui.classroom.conftest import School

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_a_manager_sets_it_up_and_what_is_left_out_stays(school: School) -> None:
    told = text_of(await school.say(school.boss, "classroom setup", channel=school.channel))
    for line in (
        f"Instructors: <@&{school.role.id}>.",
        f"Class channel: <#{school.channel.id}>.",
        "Results: anonymous.",
        "Time zone: Europe/Berlin.",
    ):
        assert line in told
    told = text_of(await school.say(school.boss, "classroom setup", results="named"))
    assert "Results: named." in told
    assert "instructors see who answered what" in told
    assert f"<@&{school.role.id}>" in told


async def test_an_instructor_sees_it_and_changes_nothing(school: School) -> None:
    card = await school.say(school.tea, "classroom setup")
    assert card.ephemeral
    assert "Whoever may manage this server changes it" in text_of(card)
    told = text_of(await school.say(school.tea, "classroom setup", zone="Asia/Tokyo"))
    assert "Only somebody who runs this server can do that" in told
    assert "Europe/Berlin" in text_of(await school.say(school.tea, "classroom setup"))


async def test_a_pupil_neither_sees_nor_changes_it(school: School) -> None:
    for options in ({}, {"zone": "UTC"}):
        told = text_of(await school.say(school.ana, "classroom setup", **options))
        assert told.startswith("Only ")
    school.take_role_away()
    told = text_of(await school.say(school.tea, "classroom setup"))
    assert "Only the instructors of this class may do that" in told


async def test_a_zone_that_is_unknown_is_told_and_changes_nothing(school: School) -> None:
    told = text_of(await school.say(school.boss, "classroom setup", zone="Atlantis*"))
    assert "I know no time zone named “Atlantis\\*”" in told
    assert "Europe/Berlin" in text_of(await school.say(school.boss, "classroom setup"))
    told = text_of(await school.say(school.boss, "classroom setup", zone="tokyo"))
    assert "Time zone: Asia/Tokyo." in told


async def test_zones_are_offered_while_somebody_types(school: School) -> None:
    offered = await school.boss.autocomplete(school.channel, "classroom setup", "zone", "berl")
    assert [one["value"] for one in offered] == ["Europe/Berlin"]
    many = await school.boss.autocomplete(school.channel, "classroom setup", "zone", "")
    assert len(many) == 25


async def test_two_servers_are_set_up_apart(school: School, other: School) -> None:
    await school.say(school.boss, "classroom setup", zone="Asia/Tokyo")
    told = text_of(await other.say(other.boss, "classroom setup"))
    assert "Europe/Berlin" in told
    assert str(school.role.id) not in told
