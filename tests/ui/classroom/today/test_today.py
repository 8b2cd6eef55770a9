"""/class today in the simulated Discord: what an instructor sees, and that nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.classroom.posting import RISE, wrong_and_right
from tests.ui.crowd import Presses
from tests.ui.reading import labels_of, parts, raw, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.classroom.today.conftest import TaughtClass

pytestmark = pytest.mark.simcord(check_errors=False)  # a refused command counts as one

WRONG, RIGHT = wrong_and_right(RISE)
REFUSED = "Only the instructors of this class"


async def today(taught: TaughtClass, who: simcord.MemberActor | None = None) -> str:
    return text_of(await card_of(taught, who))


async def card_of(
    taught: TaughtClass, who: simcord.MemberActor | None = None
) -> simcord.ResponseMessage:
    return shown(await (who or taught.tea).slash(taught.room.channel, "class today"))


async def test_an_instructor_alone_sees_what_the_class_believes(taught_class: TaughtClass) -> None:
    await taught_class.posting.whole(RISE, [WRONG] * 4 + [RIGHT] * 3)
    card = await card_of(taught_class)
    assert card.ephemeral
    text = text_of(card)
    assert "By the first answers to 1 post of the last 14 days." in text
    assert "**To discuss first:** “A larger learning rate always means faster learning.”" in text
    assert "4 of 7 answers that could show it did. Too large a rate makes" in text
    assert "lesson 5" in text
    assert "A question about it, not posted in these 14 days:" in text
    assert "Only you see this, and it names nobody." in text
    assert labels_of(card) == ["Post this question", "Read its card", "Run its experiment"]
    ids = [part["custom_id"] for part in parts(raw(card)) if "custom_id" in part]
    assert ids == ["post-ready:M6", "class-card:M6", "class-experiment:M6"]
    assert not [person for person in range(100, 107) if str(person) in text]


@pytest.mark.parametrize("who", ["ana", "stranger"])
async def test_a_student_and_a_stranger_are_told_nothing(
    taught_class: TaughtClass, who: str
) -> None:
    await taught_class.posting.whole(RISE, [WRONG] * 6)
    room = taught_class.room
    stranger = room.ana.guild.add_member(room.env.create_user("zoe"))
    told = await today(taught_class, room.ana if who == "ana" else stranger)
    assert told.startswith(REFUSED)
    assert "learning rate" not in told


async def test_an_instructor_whose_role_was_taken_away_is_told_nothing(
    taught_class: TaughtClass,
) -> None:
    await taught_class.posting.whole(RISE, [WRONG] * 6)
    assert "To discuss first" in await today(taught_class)
    taught_class.take_role_away()
    assert (await today(taught_class)).startswith(REFUSED)


async def test_before_anything_was_posted_it_says_what_to_do(taught_class: TaughtClass) -> None:
    card = await card_of(taught_class)
    assert "There are no posts of the last 14 days in this server" in text_of(card)
    assert labels_of(card) == []


async def test_with_too_few_answers_it_says_so_and_tells_no_number(
    taught_class: TaughtClass,
) -> None:
    await taught_class.posting.whole(RISE, [WRONG] * 4)
    text = await today(taught_class)
    assert "There are too few answers to say what the class believes." in text
    assert "**Too few answers to tell**, from fewer than 5 people." in text
    assert "A larger learning rate always means faster learning." in text
    assert "To discuss first" not in text
    assert " of 4" not in text


async def test_when_nobody_showed_a_wrong_idea_it_says_that(taught_class: TaughtClass) -> None:
    await taught_class.posting.whole(RISE, [RIGHT] * 6)
    assert "No answer shows a wrong idea that I know." in await today(taught_class)


async def test_a_live_post_that_is_open_is_named_and_not_counted(taught_class: TaughtClass) -> None:
    posting = taught_class.posting
    post = await posting.open(RISE)
    for person in range(100, 106):
        await posting.answer(post, person, WRONG)
    await posting.services.groups.gatherings.posted(post.id, 77, 1234)
    text = await today(taught_class)
    assert "1 post is not closed yet and not counted." in text
    assert "larger learning rate" not in text


async def test_in_a_dm_there_is_no_class(taught_class: TaughtClass) -> None:
    told = text_of(shown(await taught_class.tea.user.slash("class today")))
    assert told.startswith("A class is in a server")


async def test_its_card_is_shown_to_whoever_presses_alone(taught_class: TaughtClass) -> None:
    await taught_class.posting.whole(RISE, [WRONG] * 6)
    card = await card_of(taught_class)
    looked = shown(await taught_class.tea.click(card, label="Read its card"))
    assert looked.ephemeral
    assert "A card of lesson 5" in text_of(looked)


async def test_an_instructors_experiment_is_posted_for_all_and_after_the_role_is_gone_private(
    taught_class: TaughtClass,
) -> None:
    await taught_class.posting.whole(RISE, [WRONG] * 6)
    card, channel = await card_of(taught_class), taught_class.room.channel
    before = len(channel.history())
    run = shown(await taught_class.tea.click(card, label="Run its experiment"))
    assert not run.ephemeral
    assert len(channel.history()) == before + 1
    assert "Three learning rates" in text_of(channel.history()[-1])
    taught_class.take_role_away()
    again = shown(await taught_class.tea.click(card, label="Run its experiment"))
    assert again.ephemeral
    assert len([one for one in channel.history() if not one.flags.ephemeral]) == before + 1


async def test_an_old_button_of_an_experiment_that_is_gone_is_answered_in_words(
    taught_class: TaughtClass,
) -> None:
    room = taught_class.room
    await room.ana.slash(room.channel, "lab lr-trio")
    public = room.channel.history()[-1]
    told = [
        shown(await Presses(room.env, public).forge(room.ana, custom_id))
        for custom_id in ("class-experiment:M999", "class-card:M999", "class-experiment:M6")
    ]
    assert all(one.ephemeral for one in told)
    gone, no_card, run = map(text_of, told)
    assert "nothing was started" in gone
    assert "There is no card about that any more." in no_card
    assert "Three learning rates" in run
