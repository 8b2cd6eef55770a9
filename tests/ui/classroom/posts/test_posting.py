"""Writing a question on the spot, taking a post back, posting it anew, finding it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.people import MANAGE_SERVER, Press, Rights
from tests.ui.classroom.posts.room import custom_id_of
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import discord
    import simcord

    from tests.conftest import BuildApp
    from tests.ui.classroom.posts.room import ClassRoom

pytestmark = pytest.mark.simcord(check_errors=False)
ROLE = "how-a-network-learns/role-of-loss"
GAP = "fill"
OPTIONS = "It stores facts | It changes weights.\n* It *compares* {a} | Yes.\nIt [sleeps](x)"


async def form(school: ClassRoom) -> simcord.InteractionResult:
    offered = shown(await school.tea.slash(school.room.channel, "post question"))
    return await school.tea.click(offered, label="Write my own")


async def written(
    school: ClassRoom, stem: str = "What does *loss* do?", options: str = OPTIONS
) -> simcord.ResponseMessage:
    opened = await form(school)
    return shown(await school.tea.submit_modal(opened, {"stem": stem, "options": options}))


def letter_of(text: str, option: str) -> str:
    return next(line for line in text.splitlines() if option in line)[2]


async def test_a_question_that_was_written_is_posted_and_explained(school: ClassRoom) -> None:
    draft = await written(school)
    assert r"What does \*loss\* do?" in text_of(draft)
    assert "Yes." not in text_of(draft)
    key = await school.press(school.tea, "Show the key", draft)
    assert r"It \*compares\* {a}" in text_of(key)
    await school.press(school.tea, "Post it", draft)
    await school.settle()
    assert "Yes." not in school.text
    right, wrong = letter_of(school.text, "compares"), letter_of(school.text, "stores")
    await school.press(school.students[0], right)
    await school.press(school.students[1], wrong)
    await school.lead("Close and show")
    assert "1 of 2 had it right" in school.text
    assert "It changes weights." in school.text
    mine = text_of(await school.press(school.students[1], "My answer"))
    assert "It changes weights." in mine
    await school.slash(school.tea, "class today")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("It compares", "There must be 2 to 5 options, and I read 1."),
        ("*a\n*b", "2 options have a * before them"),
        ("a\nb", "0 options have a * before them"),
        ("*a\nb\nc\nd\ne\nf", "and I read 6."),
        ("*same\nSame", "Two options read the same"),
        ("*a\nsee www.here.org", "Links"),
        ("*a\n| only feedback", "One of the options is empty"),
    ],
)
async def test_what_is_missing_is_told_and_nothing_posted(
    school: ClassRoom, options: str, told: str
) -> None:
    said = text_of(await written(school, options=options))
    assert told in said
    assert "Nothing was posted." in said
    assert "* It compares" in said
    assert options.splitlines()[0] in said
    assert await school.kept() == []


async def test_a_form_that_was_open_over_a_restart_is_taken(
    school: ClassRoom, build_app: BuildApp
) -> None:
    opened = await form(school)
    await school.restart(build_app(clock=school.clock).bot)
    values = {"stem": "What does loss do?", "options": OPTIONS}
    draft = shown(await school.tea.submit_modal(opened, values))
    await school.press(school.tea, "Post it", draft)
    await school.settle()
    assert "What does loss do?" in school.text


async def test_an_answer_that_was_being_typed_over_a_restart_counts(
    school: ClassRoom, build_app: BuildApp
) -> None:
    name = "neurons-and-weights"
    found = next(one for one in school.lesson(name).questions if one.kind == "number")
    await school.post(f"{name}/{found.id}")
    opened = await school.students[0].click(school.card, label="Answer")
    await school.restart(build_app(clock=school.clock).bot)
    told = shown(await school.students[0].submit_modal(opened, {"answer": "12"}))
    assert "Your answer is in:" in text_of(told)
    late = await school.students[1].click(school.card, label="Answer")
    await school.lead("Close and show")
    told = shown(await school.students[1].submit_modal(late, {"answer": "12"}))
    assert "This one is closed" in text_of(told)
    assert "of 1 had it right" in school.text


async def test_a_post_that_was_taken_back_counts_for_nothing(school: ClassRoom) -> None:
    await school.post(ROLE)
    choose = custom_id_of(school.card, "post-choose")
    await school.press(school.students[0], "A")
    panel = await school.lead("Take it back", "Yes, take it back")
    assert "Take it back" not in labels_of(panel)
    assert "This post was taken back by an instructor" in school.text
    told = await school.forge(school.students[1], choose)
    assert "This one is closed" in told
    number = int(choose.split(":")[1])
    assert "taken back" in await school.forge(school.students[0], f"post-mine:{number}:0")
    assert "Close the post first" in await school.forge(school.tea, f"post-results:{number}:0")
    assert [one.score for _, those in await school.kept() for one in those if one.person] == [None]


async def test_posted_anew_the_old_card_says_that_it_moved(school: ClassRoom) -> None:
    await school.post(ROLE)
    await school.press(school.students[0], "A")
    old = school.card
    panel = await school.lead("Post it anew below")
    assert "end of the channel now" in text_of(panel)
    assert school.card.id != old.id
    assert "**1 of 1** here have answered." in school.text
    [before] = [one for one in school.room.channel.history() if one.id == old.id]
    assert text_of(before) == "This post stands further down now: scroll to the newest messages."
    await school.press(school.students[1], "B")
    await school.settle()
    assert "**2 of 2** here have answered." in school.text
    await school.lead("Close and show")
    assert "of 2 had it right" in school.text


async def test_posted_anew_after_its_message_was_deleted(school: ClassRoom) -> None:
    await school.post(ROLE)
    await school.press(school.students[0], "A")
    await school.settle()
    school.room.env.backend.delete_message(school.room.channel.id, school.card.id)
    await school.lead("Post it anew below")
    assert "**1 of 1** here have answered." in school.text
    await school.press(school.students[1], "B")
    await school.lead("Close and show")
    assert "of 2 had it right" in school.text


async def test_two_who_post_it_anew_in_one_instant_post_one_card(school: ClassRoom) -> None:
    await school.post(ROLE)
    anew = f"post-anew:{school.number}"
    await school.forge_together([(school.tea, anew), (school.coy, anew)])
    assert len(cards(school)) == 2


async def test_one_who_asked_before_it_was_posted_anew_posts_nothing_more(
    school: ClassRoom,
) -> None:
    await school.post(ROLE)
    guild = school.room.ana.guild.id
    early = Press(school.card.id + 1, school.tea.id, guild, rights=Rights(MANAGE_SERVER))
    anew = f"post-anew:{school.number}"
    await school.forge(school.tea, anew)
    await school.services.classroom.leading.post_anew(early, school.number)
    await school.settle()
    assert len(cards(school)) == 2


def cards(school: ClassRoom) -> list[discord.Message]:
    return [one for one in school.room.channel.history() if not one.flags.ephemeral]


async def test_the_latest_post_is_found_again_and_led_by_the_other_instructor(
    school: ClassRoom,
) -> None:
    assert "There are no posts here" in await school.slash(school.tea, "class now")
    await school.post(ROLE)
    panel = await school.panel(school.coy)
    assert school.question(ROLE).stem in text_of(panel)
    await school.press(school.coy, "Close and show", panel)
    await school.settle()
    assert "No answers" in school.text
    assert "It is closed. There are no answers." in text_of(await school.panel())


async def test_a_question_about_an_idea_and_the_ready_one_are_previewed(school: ClassRoom) -> None:
    offered = shown(await school.tea.slash(school.room.channel, "post question", about="M1"))
    assert "Wrong idea" in text_of(offered)
    told = await school.slash(school.tea, "post question", about="no such idea at all")
    assert "I know no such idea" in told
    await school.post(ROLE)
    told = await school.forge(school.tea, "post-ready:M1")
    assert "A preview: only you see it" in told
    assert "left their lesson" in await school.forge(school.tea, "post-ready:M999")
