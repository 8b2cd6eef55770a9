"""The second label, what it would change, showing it to all and taking it back, on the real bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.game.posted import FOOLING, PostedChallenge, public
from tests.ui.reading import labels_of, parts, raw, shown, text_of

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(clock=clock).bot


async def own(posted: PostedChallenge) -> simcord.ResponseMessage:
    """Let Ana look at her own challenge."""
    return await posted.say(posted.room.ana, "formal")


async def test_from_the_posted_card_to_what_everybody_sees(
    classroom: Classroom, posted: PostedChallenge, cy: simcord.MemberActor
) -> None:
    desk = posted.desk
    await desk.press("What it would change")
    assert "The first person who answers gives the second label" in desk.text
    await posted.say(classroom.ben, posted.label)
    await posted.say(cy, posted.other)
    await desk.press("Look again")
    assert f"Two people say **{posted.label}**. A copy of your network was taught it" in desk.text
    assert "bias" in desk.text
    assert "One sentence moved" in desk.text
    assert "Test sentences that it gets right: " in desk.text
    before = await posted.text()
    assert "One sentence moved" not in before
    await desk.press("Show it to all")
    assert "Show it to all" not in desk.labels
    after = await posted.text()
    assert "A second person agreed with the author" in after
    said = next(line for line in desk.text.splitlines() if "Test sentences that" in line)
    assert said in after
    assert "its author says" not in after.casefold()
    assert "bias\n" not in after  # the table stays with the author
    late = classroom.ana.guild.add_member(classroom.env.create_user("late"))
    heard = await posted.say(late, posted.other)
    assert "its author says" in text_of(heard)
    assert "One sentence moved" not in text_of(heard)


async def test_where_the_second_person_disagrees_nothing_is_taught(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    await posted.say(classroom.ben, posted.other)
    seen = await own(posted)
    assert "Two people, two labels" in text_of(seen)
    assert "So no copy was taught." in text_of(seen)
    assert labels_of(seen) == ["Take it back"]


async def test_what_was_taken_back_is_gone_from_the_card_and_stays_so_after_a_restart(
    classroom: Classroom, posted: PostedChallenge, cy: simcord.MemberActor
) -> None:
    await posted.say(classroom.ben, posted.label)
    old = await posted.card()
    seen = await own(posted)
    seen = shown(await classroom.ana.click(seen, label="Take it back"))
    assert text_of(seen).startswith("You took it back.")
    assert labels_of(seen) == []
    assert "Its author took it back." in await posted.text()
    assert FOOLING not in str(raw(await posted.card()))
    assert await posted.labels() == []
    told = await posted.forge(cy, *custom_ids(old)[:2])
    assert all("took it back" in one for one in told)
    await posted.room.restart()
    assert "Its author took it back." in await posted.text()


def custom_ids(message: object) -> list[str]:
    found = parts(raw(message))  # type: ignore[arg-type]  # a message of discord.py
    return [str(part["custom_id"]) for part in found if "custom_id" in part]


async def test_a_restart_between_all_steps_changes_nothing(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    await posted.room.restart()
    await posted.say(classroom.ben, posted.label)
    await posted.room.restart()
    seen = await own(posted)
    assert "A copy of your network was taught it" in text_of(seen)
    await posted.room.restart()
    await classroom.ana.click(seen, label="Show it to all")
    await posted.room.restart()
    assert "A second person agreed with the author" in await posted.text()
    await classroom.ana.click(seen, label="Take it back")
    await posted.room.restart()
    assert "Its author took it back." in await posted.text()


async def test_nobody_else_sees_shows_or_takes_it_back(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    await posted.say(classroom.ben, posted.label)
    before = raw(await posted.card())
    ids = [f"challenge-{what}:1" for what in ("change", "share", "back")]
    for actor in (classroom.ben, posted.teacher):
        told = await posted.forge(actor, *ids)
        assert all("This one is not yours" in one for one in told)
    assert raw(await posted.card()) == before


@pytest.mark.parametrize("key", ["x", "-1", "999", "9" * 30, ""])
async def test_a_forged_number_is_answered_in_words(
    classroom: Classroom, posted: PostedChallenge, key: str
) -> None:
    before = raw(await posted.card())
    kinds = ("change", "share", "back", "report", "look", "down", "post")
    told = await posted.forge(classroom.ben, *(f"challenge-{kind}:{key}" for kind in kinds))
    told += await posted.forge(classroom.ben, f"challenge-again:{key}:1", "challenge-again:1:x")
    assert all(one and "Something broke" not in one for one in told), told
    assert raw(await posted.card()) == before


async def test_of_many_presses_in_one_instant_one_counts(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    await posted.say(classroom.ben, posted.label)
    await posted.forge(classroom.ana, *["challenge-share:1"] * 5)
    assert (await posted.text()).count("A second person agreed") == 1
    told = await posted.forge(classroom.ana, *["challenge-back:1"] * 5)
    assert sum(one.startswith("You took it back.") for one in told) == 1
    assert sum("Its author took it back. Nothing was counted." in one for one in told) == 4


async def test_an_author_who_left_stops_nobody(
    classroom: Classroom, posted: PostedChallenge, cy: simcord.MemberActor
) -> None:
    classroom.env.backend.remove_member(classroom.ana.guild.id, classroom.ana.id)
    heard = await posted.say(classroom.ben, posted.label)
    assert "You said" in text_of(heard)
    assert "Thank you" in await posted.report(cy)
    looked = await posted.press(posted.teacher, "Look")
    await posted.teacher.click(looked, label="Take it down")
    assert "took it down" in await posted.text()


async def test_without_its_message_the_author_still_sees_and_takes_it_back(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    await posted.say(classroom.ben, posted.label)
    await (await posted.card()).delete()
    await posted.desk.press("What it would change")
    assert "A copy of your network was taught it" in posted.desk.text
    await posted.desk.press("Take it back")
    assert "You took it back." in posted.desk.text
    assert all(one.id != posted.place for one in public(classroom))


async def test_in_an_archived_thread_it_goes_on(
    classroom: Classroom, posted: PostedChallenge
) -> None:
    """Its card cannot be drawn before the thread is opened; what people do counts all the same."""
    path = f"/channels/*/messages/{posted.place}"
    classroom.env.inject_error("PATCH", path, status=400, code=50083)
    old = custom_ids(await posted.card())
    await posted.forge(classroom.ben, old[0])
    await posted.desk.press("What it would change")
    assert "Answers so far: 1 formal." in posted.desk.text
    await posted.desk.press("Take it back")
    assert "You took it back." in posted.desk.text
    told = await posted.forge(posted.teacher, old[1])
    assert "took it back" in told[0]
    assert "Its author took it back." in await posted.text()


async def test_the_card_before_the_end_holds_no_label_and_no_choice(
    classroom: Classroom, posted: PostedChallenge, cy: simcord.MemberActor
) -> None:
    """Two answers leave the same card, whatever they were."""
    await posted.say(classroom.ben, posted.label)
    one = raw(await posted.card())
    await posted.say(cy, posted.other)
    two = raw(await posted.card())
    assert str(one).replace("1 answered", "2 answered") == str(two)
