"""The end of a term on the real bot: what goes, what stays, and what is another server's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.classroom.conftest import number_of
from tests.ui.crowd import Presses
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.ui.classroom.conftest import School

pytestmark = pytest.mark.simcord(check_errors=False)

NOT_A_MANAGER = "Only somebody who runs this server can do that"
DELETE = "Delete this term"


async def taught(school: School) -> None:
    await school.say(school.tea, "classroom assign", lesson="1", by="in 5 minutes")
    await school.press(school.ana, "Begin the lesson")


async def test_a_term_goes_with_its_presses_and_progress_and_the_other_server_stay(
    school: School, other: School
) -> None:
    await taught(school)
    await taught(other)
    card = await school.say(school.boss, "classroom end")
    assert card.ephemeral
    assert "- 1 assignment, with 1 press" in text_of(card)
    assert "how the class is set up" in text_of(card)
    number = number_of(school.card)
    done = shown(await school.boss.click(card, label=DELETE))
    await school.settle()
    assert "### The term is deleted" in text_of(done)
    assert "- 1 assignment, with 1 press" in text_of(done)
    assert labels_of(done) == []
    told = await school.forge(school.ana, f"assigned-begin:{number}")
    assert "I do not know this one any more." in told
    page = text_of(await school.say(school.ana, "progress"))
    assert "Due for your class" not in page
    assert "at card 1 of" in page
    again = await school.say(school.boss, "classroom end")
    assert "Nothing is kept about a class" in text_of(again)
    assert "no role yet" in text_of(await school.say(school.boss, "classroom setup"))
    assert "Europe/Berlin" in text_of(await other.say(other.boss, "classroom setup"))
    assert "Due for your class" in text_of(await other.say(other.ana, "progress"))
    await school.restart()
    await school.settle(5 * 60)  # nothing is closed that is gone


async def test_a_double_press_deletes_once(school: School) -> None:
    await taught(school)
    card = await school.say(school.boss, "classroom end")
    presses = Presses(school.env, card)
    custom_id = presses.custom_id(DELETE)
    both = [presses.add(school.boss, custom_id) for _ in range(2)]
    await presses.deliver()
    # Both are answered in place, and what the second one is told stands there in the end.
    assert {text_of(shown(one)) for one in both} == {
        "Nothing is kept about a class in this server, so nothing can go."
    }


async def test_what_was_added_since_the_card_is_not_deleted_unseen(school: School) -> None:
    card = await school.say(school.boss, "classroom end")
    await taught(school)
    told = text_of(shown(await school.boss.click(card, label=DELETE)))
    assert "There is more now than your card said, so nothing was deleted." in told
    assert "- 1 assignment, with 1 press" in told
    assert "Due for your class" in text_of(await school.say(school.ana, "progress"))


async def test_nobody_but_who_runs_the_server_ends_a_term(school: School, other: School) -> None:
    await taught(school)
    await taught(other)
    number = number_of(school.card)
    for actor in (school.tea, school.ana):
        assert NOT_A_MANAGER in text_of(await school.say(actor, "classroom end"))
        there = f"term-delete:{school.guild.id}:{number}"
        assert NOT_A_MANAGER in await school.forge(actor, there)
    assert "of another server" in await other.forge(other.boss, f"term-delete:{school.guild.id}:1")
    school.take_role_away(school.boss)
    there = f"term-delete:{school.guild.id}:{number}"
    assert NOT_A_MANAGER in await school.forge(school.boss, there)
    assert "Due for your class" in text_of(await school.say(school.ana, "progress"))
