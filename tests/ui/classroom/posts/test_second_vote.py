"""Two votes: nothing of the first leaves before the second is closed, and two reasons between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.classroom.posts.giving import asked_now, give, replies_now
from tests.ui.classroom.posts.room import custom_id_of
from tests.ui.reading import labels_of, options_of, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.conftest import BuildApp
    from tests.ui.classroom.posts.room import ClassRoom

pytestmark = pytest.mark.simcord(check_errors=False)
ROLE = "how-a-network-learns/role-of-loss"
TALK, AGAIN, CLOSE = "Talk it over, then vote again", "Open the second vote", "Close and show"
NOBODY_ASKED = "had it right"


async def vote(school: ClassRoom, right: int, of: int) -> list[simcord.ResponseMessage]:
    """Let the first of the students answer rightly, and the others up to `of` wrongly."""
    question = school.question(ROLE)
    asked, replies = await asked_now(school, question), await replies_now(school, question)
    return [
        await give(school, student, asked, replies[place >= right])
        for place, student in enumerate(school.students[:of])
    ]


async def say_why(
    school: ClassRoom, who: simcord.MemberActor, on: simcord.ResponseMessage, text: str
) -> simcord.ResponseMessage:
    label = next(one for one in labels_of(on) if one.startswith("Say why"))
    form = await who.click(on, label=label)
    return shown(await who.submit_modal(form, {"reason": text}))


async def two_reasons(school: ClassRoom) -> list[simcord.ResponseMessage]:
    """Return the cards of two who said why for different answers, and what an instructor reads."""
    await school.post(ROLE, "Reasons: no")
    assert "a reason that you write is read by your instructors" in school.text
    one, *_, other = await vote(school, 2, 4)
    mine = await say_why(school, school.students[0], one, "Because it *compares*")
    await say_why(school, school.students[3], other, "It stores all")
    await school.settle()
    reading = await school.press(school.tea, "Read reasons with names (2)", await school.panel())
    assert f"<@{school.students[0].id}>" in text_of(reading)
    assert r"Because it \*compares\*" in text_of(reading)
    return [mine, other, reading]


async def show_two(
    school: ClassRoom, reading: simcord.ResponseMessage, values: list[str]
) -> simcord.ResponseMessage:
    menu = custom_id_of(reading, "post-show-reasons")
    return shown(await school.tea.select(reading, values, custom_id=menu))


@pytest.mark.parametrize(("of", "told"), [(12, True), (10, True), (9, False)])
async def test_both_votes_stand_beside_each_other_with_moves_from_ten_on(
    school: ClassRoom, of: int, told: bool
) -> None:
    await school.post(ROLE)
    await vote(school, 3, of)
    await school.lead(TALK)
    assert f"{of} answered the first vote." in school.text
    assert "A" not in school.labels
    assert NOBODY_ASKED not in school.text
    await school.lead(AGAIN)
    assert "**Second vote.**" in school.text
    assert f"**0 of {of}** here have answered." in school.text
    await vote(school, 7, of)
    assert NOBODY_ASKED not in school.text
    await school.lead(CLOSE)
    assert f"First vote: 3 of {of} had it right" in school.text
    assert f"Second vote: 7 of {of} had it right" in school.text
    assert (f"{of} answered both votes" in school.text) == told
    assert ("**4** moved from wrong to right" in school.text) == told


async def test_a_vote_after_its_end_never_counts(school: ClassRoom) -> None:
    await school.post(ROLE)
    await vote(school, 1, 2)
    first = custom_id_of(school.card, "post-choose")
    late = school.students[5]
    await school.lead(TALK)
    assert "moved on already, so nothing was counted" in await school.forge(late, first)
    await school.lead(AGAIN)
    assert "moved on already, so nothing was counted" in await school.forge(late, first)
    await vote(school, 2, 2)
    second = custom_id_of(school.card, "post-choose")
    await school.lead(CLOSE)
    kept = await school.kept()
    assert "This one is closed" in await school.forge(late, second)
    assert await school.kept() == kept
    assert "First vote: 1 of 2 had it right" in school.text
    assert "Second vote: 2 of 2 had it right" in school.text


async def test_a_restart_between_the_votes_and_before_the_end_loses_nothing(
    school: ClassRoom, build_app: BuildApp
) -> None:
    await school.post(ROLE)
    await vote(school, 1, 4)
    await school.restart(build_app(clock=school.clock).bot)
    await school.lead(TALK)
    await school.restart(build_app(clock=school.clock).bot)
    assert "4 answered the first vote." in school.text
    await school.lead(AGAIN)
    await vote(school, 3, 4)
    await school.restart(build_app(clock=school.clock).bot)
    await school.lead(CLOSE)
    assert "First vote: 1 of 4 had it right" in school.text
    assert "Second vote: 3 of 4 had it right" in school.text


async def test_two_reasons_are_shown_as_they_were_read_and_only_after_the_first_vote(
    school: ClassRoom,
) -> None:
    ana, dan = school.students[0], school.students[3]
    mine, other, reading = await two_reasons(school)
    values = list(options_of(reading, "post-show-reasons"))
    await say_why(school, ana, mine, "Something that nobody read")
    told = await show_two(school, reading, values)
    assert "changed or taken away since you read it" in text_of(told)
    reading = await school.press(school.tea, "Read reasons with names (2)", await school.panel())
    told = await show_two(school, reading, list(options_of(reading, "post-show-reasons")))
    assert "Both are shown once the first vote is over" in text_of(told)
    await school.settle()
    assert "It stores all" not in school.text
    await say_why(school, dan, other, "An edit after it was chosen")
    await school.lead(TALK)
    assert "Two of you, who had different answers" in school.text
    assert "> It stores all" in school.text
    assert "> Something that nobody read" in school.text
    assert "An edit" not in school.text
    assert "<@" not in school.text
    form = await ana.click(await school.press(ana, "My answer"), label="Say why anew")
    await school.lead(AGAIN)
    assert "> It stores all" in school.text
    told = shown(await ana.submit_modal(form, {"reason": "Too late"}))
    assert "Yours came too late" in text_of(told)


async def test_reasons_for_the_same_answer_are_not_shown(school: ClassRoom) -> None:
    await school.post(ROLE, "Reasons: no")
    cards = await vote(school, 2, 2)
    for student, on in zip(school.students, cards, strict=False):
        await say_why(school, student, on, "Because")
    reading = await school.press(school.tea, "Read reasons with names (2)", await school.panel())
    told = await show_two(school, reading, list(options_of(reading, "post-show-reasons")))
    assert "Choose two reasons for two different answers" in text_of(told)
    await school.lead(TALK)
    assert "Because" not in school.text


async def test_a_reason_for_an_answer_that_was_changed_is_none_any_more(school: ClassRoom) -> None:
    await school.post(ROLE, "Reasons: no", "Changing: no")
    [on] = await vote(school, 1, 1)
    ana = school.students[0]
    told = await say_why(school, ana, on, "Because")
    assert "Your reason: Because" in text_of(told)
    [on] = await vote(school, 0, 1)
    assert "Because" not in text_of(on)
    assert "Say why" in labels_of(on)
    panel = await school.panel()
    assert "Read reasons with names (0)" in labels_of(panel)


async def test_nothing_but_two_reasons_and_counts_is_sent_before_the_second_vote_ends(
    school: ClassRoom,
) -> None:
    """Whatever was answered first, all that is sent to others is the same."""
    sent = []
    for right in (0, 6):
        await school.post(ROLE)
        await vote(school, right, 6)
        before = len(school.room.env.backend.transcript)
        await school.lead(TALK)
        await school.press(school.students[11], "My answer")
        await school.lead(AGAIN)
        await school.press(school.students[11], "My answer")
        await school.panel()
        wire = school.room.env.backend.transcript[before:]
        told = {school.without_ids(name, load) for kind, name, load in wire if kind == "HTTP"}
        sent.append(sorted(told))  # which of an edit and an answer goes first is left open
    assert len(sent[0]) >= 5
    assert sent[0] == sent[1]
