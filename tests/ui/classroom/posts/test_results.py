"""What of the answers leaves, and to whom: anonymous, named and hidden results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.classroom.posts.room import custom_id_of
from tests.ui.reading import labels_of, text_of

if TYPE_CHECKING:
    from tests.ui.classroom.posts.room import ClassRoom

pytestmark = pytest.mark.simcord(check_errors=False)
ROLE = "how-a-network-learns/role-of-loss"
NAMES = "Who answered what (names)"
TOGGLES = {
    "anonymous": [],
    "named": ["Names: nobody sees them"],
    "hidden": ["Names: nobody sees them", "Names: instructors see them"],
}
SAYS = {
    "anonymous": "Nobody sees who answered what; all see the counts",
    "named": "Your instructors see who answered what; all see the counts",
    "hidden": "Nobody sees who answered what; only your instructors see the counts",
}


async def answered(school: ClassRoom, results: str) -> None:
    await school.post(ROLE, *TOGGLES[results])
    assert SAYS[results] in school.text
    for student in school.students[:6]:
        await school.press(student, "A")
    await school.settle()


@pytest.mark.parametrize("results", TOGGLES)
async def test_each_post_shows_what_it_said_it_would(school: ClassRoom, results: str) -> None:
    await answered(school, results)
    mark = len(school.room.env.backend.transcript)
    panel = await school.lead("Close and show")
    assert ("of 6 had it right" in school.text) == (results != "hidden")
    assert bool(school.card.attachments) == (results != "hidden")
    assert (NAMES in labels_of(panel)) == (results == "named")
    answers = await school.press(school.tea, "Show me the answers", panel)
    assert "of 6 had it right" in text_of(answers)
    assert (NAMES in labels_of(answers)) == (results == "named")
    assert "<@" not in str(school.room.env.backend.transcript[mark:])
    told = await school.forge(school.tea, f"post-names:{school.number}:0")
    if results == "named":
        assert told.count("<@") == 6
    else:
        assert told == "The class was told that nobody sees who answered what, so nobody does."


async def test_names_are_told_to_nobody_before_the_post_is_closed(school: ClassRoom) -> None:
    await answered(school, "named")
    for custom_id in ("post-names:{}:0", "post-results:{}:0"):
        told = await school.forge(school.tea, custom_id.format(school.number))
        assert told.startswith("Close the post first")


async def test_what_was_said_stays_after_the_class_is_set_up_otherwise(school: ClassRoom) -> None:
    await answered(school, "anonymous")
    await school.set_up(results="named")
    await school.lead("Close and show")
    told = await school.forge(school.tea, f"post-names:{school.number}:0")
    assert "nobody does" in told
    assert "Your instructors see who answered what" in text_of(await school.preview(ROLE))


async def test_an_answer_may_be_changed_only_where_the_card_says_so(school: ClassRoom) -> None:
    ana = school.students[0]
    await school.post(ROLE)
    assert "An answer cannot be changed." in school.text
    await school.press(ana, "A")
    kept = await school.kept()
    assert "the first one counts" in text_of(await school.press(ana, "B"))
    assert await school.kept() == kept
    await school.post(ROLE, "Changing: no")
    assert "You may change your answer until the vote ends." in school.text
    await school.press(ana, "A")
    assert "That is your answer already" in text_of(await school.press(ana, "A"))
    assert "Your answer is in:** **B**" in text_of(await school.press(ana, "B"))
    await school.settle()
    assert "**1 of 1** here have answered." in school.text
    await school.lead("Close and show")
    assert "You answered **B**" in text_of(await school.press(ana, "My answer"))


async def test_pressed_twice_in_one_instant_an_answer_counts_once(school: ClassRoom) -> None:
    await school.post(ROLE)
    choose = custom_id_of(school.card, "post-choose").removesuffix("A")
    ids = [f"{choose}{letter}" for letter in "AABC"]
    people = [school.students[0]] * 4 + school.students[1:]
    told = await school.together(list(zip(people, [*ids, *ids, *ids, *ids], strict=False)))
    assert sum("Your answer is in:" in one for one in told[:4]) == 1
    assert all("Your answer is in:" in one for one in told[4:])
    assert "**12 of 12** here have answered." in school.text
    close = f"post-close:{school.number}:0"
    await school.forge_together([(school.tea, close), (school.coy, close)])
    assert "of 12 had it right" in school.text


async def test_people_who_are_here_are_counted_once_and_a_stranger_joins_late(
    school: ClassRoom,
) -> None:
    await school.post(ROLE)
    for student in school.students[:3]:
        await school.press(student, "I am here")
        await school.press(student, "I am here")
    await school.settle()
    assert "**0 of 3** here have answered." in school.text
    await school.press(school.students[0], "A")
    await school.press(school.room.ana, "B")
    await school.settle()
    assert "**2 of 4** here have answered." in school.text
    await school.lead("Close and show")
    late = await school.forge(school.students[9], f"post-here:{school.number}")
    assert "This one is closed" in late
    assert "**2 of 4** here" in text_of(await school.panel())


async def test_answers_of_somebody_who_was_deleted_are_gone(school: ClassRoom) -> None:
    await school.post(ROLE, *TOGGLES["named"])
    for student in school.students[:3]:
        await school.press(student, "A")
    await school.delete(school.students[0])
    await school.lead("Close and show")
    assert "of 2 had it right" in school.text
    named = text_of(await school.lead(NAMES))
    assert f"<@{school.students[0].id}>" not in named
    assert named.count("<@") == 2
    told = text_of(await school.press(school.students[0], "My answer"))
    assert "There is no answer of yours to this one" in told
