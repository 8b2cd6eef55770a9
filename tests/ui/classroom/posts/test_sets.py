"""A prepared set with Next, a checkpoint, and what happens where a question cannot be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from tests.ui.classroom.posts.room import custom_id_of
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.conftest import BuildApp
    from tests.ui.classroom.posts.room import ClassRoom

pytestmark = pytest.mark.simcord(check_errors=False)
LESSON = "how-a-network-learns"
CLOSE = "Close and show"


async def quiz(school: ClassRoom, count: int, **options: object) -> simcord.ResponseMessage:
    """Choose the first questions of a lesson for a quiz, and return its preview."""
    offered = shown(
        await school.tea.slash(school.room.channel, "post quiz", lesson=LESSON, **options)
    )
    names = [one.id for one in school.lesson(LESSON).questions[:count]]
    values = [f"{LESSON}/{name}" for name in names]
    menu = custom_id_of(offered, "post-pick-questions")
    return shown(await school.tea.select(offered, values, custom_id=menu))


def cards(school: ClassRoom) -> list[discord.Message]:
    return [one for one in school.room.channel.history() if not one.flags.ephemeral]


async def test_a_set_is_asked_one_after_the_other_and_all_stay_here(school: ClassRoom) -> None:
    draft = await quiz(school, 3)
    assert "Live, one question after the other" in text_of(draft)
    await school.press(school.tea, "Post it", draft)
    await school.settle()
    assert "question 1 of 3" in school.text
    for student in school.students:
        await school.press(student, "I am here")
    for number in (2, 3):
        await school.lead(CLOSE)
        first, second = school.tea, school.coy
        next_ = custom_id_of(school.card, "post-next")
        before = len(cards(school))
        both = await school.together([(first, next_), (second, next_)])
        assert all("It is open." in one for one in both)
        assert len(cards(school)) == before + 1
        assert f"question {number} of 3" in school.text
        assert "**0 of 12** here have answered." in school.text
    await school.lead(CLOSE)
    assert "post-next" not in str([part.to_dict() for part in school.card.components])
    told = await school.forge(school.tea, f"post-next:{school.number}")
    assert "the last one of this set" in told


async def test_next_waits_for_the_end_and_survives_a_restart(
    school: ClassRoom, build_app: BuildApp
) -> None:
    await school.press(school.tea, "Post it", await quiz(school, 2))
    await school.settle()
    told = await school.forge(school.tea, f"post-next:{school.number}")
    assert "Close this question first" in told
    await school.lead(CLOSE)
    await school.restart(build_app(clock=school.clock).bot)
    await school.press(school.coy, "Next question (2 of 2)")
    await school.settle()
    assert "question 2 of 2" in school.text


async def test_after_a_question_was_taken_back_the_set_goes_on(school: ClassRoom) -> None:
    await school.press(school.tea, "Post it", await quiz(school, 2))
    await school.settle()
    panel = await school.lead("Take it back", "Yes, take it back")
    assert "It was taken back." in text_of(panel)
    assert "o answers" not in text_of(panel)
    assert "Nothing of it counts" in school.text
    assert school.labels == []
    await school.press(school.tea, "Post question 2 of 2", panel)
    await school.settle()
    assert "question 2 of 2" in school.text


async def test_next_goes_out_once_the_bot_may_write_again(school: ClassRoom) -> None:
    await school.press(school.tea, "Post it", await quiz(school, 2))
    await school.settle()
    await school.lead(CLOSE)
    school.room.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    told = text_of(await school.press(school.tea, "Next question (2 of 2)"))
    assert "I could not post in" in told
    assert "permissions View Channel, Send Messages and Attach Files" in told
    await school.press(school.tea, "Next question (2 of 2)")
    await school.settle()
    assert "question 2 of 2" in school.text
    await school.press(school.students[0], "I am here")
    await school.settle()
    assert "**0 of 1** here have answered." in school.text


async def test_next_pressed_again_leaves_a_question_whose_card_was_deleted(
    school: ClassRoom,
) -> None:
    await school.press(school.tea, "Post it", await quiz(school, 2))
    await school.settle()
    await school.lead(CLOSE)
    old, number = school.card, school.number
    await school.press(school.tea, "Next question (2 of 2)")
    await school.settle()
    school.room.env.backend.delete_message(school.room.channel.id, school.card.id)
    assert school.number == number
    told = await school.press(school.coy, "Next question (2 of 2)", old)
    assert "It is open." in text_of(told)
    assert "Post it anew below" in labels_of(told)
    await school.press(school.coy, "Post it anew below", told)
    await school.settle()
    assert "question 2 of 2" in school.text


async def test_a_checkpoint_is_asked_live(school: ClassRoom) -> None:
    draft = shown(await school.tea.slash(school.room.channel, "post checkpoint", lesson=LESSON))
    assert "Checkpoint of lesson" in text_of(draft)
    await school.press(school.tea, "Post it", draft)
    await school.settle()
    assert "Checkpoint of lesson" in school.text
    assert "question 1 of " in school.text


async def test_a_channel_where_it_may_not_write_keeps_the_draft(school: ClassRoom) -> None:
    lacks = discord.PermissionOverwrite(send_messages=False, view_channel=True)
    guild = school.room.ana.guild
    closed = guild.create_text_channel("closed", overwrites={guild.default_role: lacks})
    await school.set_up(channel=closed.id)
    draft = await school.preview(f"{LESSON}/role-of-loss")
    assert f"It goes to <#{closed.id}>" in text_of(draft)
    told = await school.press(school.tea, "Post it", draft)
    assert "I could not post in" in text_of(told)
    assert "A preview: only you see it" in text_of(told)
    assert closed.history() == []
    told = await school.press(school.tea, "Post it", told)
    assert "I could not post in" in text_of(told)
    school.room.env.backend.get_channel(closed.id).overwrites.clear()
    told = await school.press(school.tea, "Post it", told)
    assert "It is open." in text_of(told)
    assert len(closed.history()) == 1


async def test_post_it_in_one_instant_is_one_post_and_later_it_says_so(school: ClassRoom) -> None:
    draft = await school.preview(f"{LESSON}/role-of-loss")
    post_it = custom_id_of(draft, "post-it")
    await school.press(school.tea, "Post it", draft)
    await school.settle()
    told = await school.forge(school.tea, post_it)
    assert "it was posted already, or a newer one took its place" in told
    assert len(cards(school)) == 1
    draft = await school.preview(f"{LESSON}/role-of-loss")
    post_it = custom_id_of(draft, "post-it")
    await school.forge_together([(school.tea, post_it), (school.tea, post_it)])
    assert len(cards(school)) == 2
