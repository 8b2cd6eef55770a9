"""What a deleted person's old buttons say, and what the bot said of them in a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import NotYoursError
from tests.fakes import made_up_outcome
from tests.ui.conversation.saying import mention_of
from tests.ui.crowd import Presses
from tests.ui.privacy.everything import WORD, bring_data, deleted, ids_on
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)
OF_A_ROW = ("lesson-", "game-")
FREE = ("lesson-open", "lesson-known", "game-with")


async def test_what_was_ones_own_is_known_no_more_and_never_somebody_elses(two: Two) -> None:
    room, ana = two.room, two.room.ana
    lesson = shown(await ana.slash(room.channel, "learn"))
    game = shown(await ana.slash(room.channel, "play"))
    await deleted(two)
    for card in (lesson, game):
        for one in ids_on(card):
            if one.startswith(OF_A_ROW) and not one.startswith(FREE):
                told = shown(await Presses(room.env, card).forge(ana, one))
                assert "any more. Type `/learn`" in text_of(told)
                foreign = shown(await Presses(room.env, card).forge(room.ben, one))
                assert text_of(foreign) != str(NotYoursError())


async def test_ones_own_deleted_game_for_two_does_not_say_that_it_is_for_others(two: Two) -> None:
    await two.begin()
    old = two.card
    accepted = ids_on(old)
    await deleted(two)
    told = [
        text_of(shown(await Presses(two.room.env, old).forge(two.room.ana, one)))
        for one in accepted
    ]
    said = sorted({one.partition(",")[0] for one in told})
    assert said == ["You are not one of the two in this game"]


async def test_the_card_says_what_an_old_button_does_and_it_is_so(two: Two) -> None:
    ana = two.room.ana
    page = shown(await ana.slash(two.room.channel, "notebook"))
    await two.begin()
    told = await deleted(two)
    assert "An old button of yours brings nothing of it back" in told
    assert "whatever you press or type from now on begins anew" in told
    form = await ana.click(page, label="Write a note")
    assert "Your note is kept" in text_of(shown(await ana.submit_modal(form, {"note": "anew"})))


async def test_no_reply_in_a_channel_names_data_of_ones_own(two: Two, slow: SlowEngine) -> None:
    room, ana, channel = two.room, two.room.ana, two.room.channel
    await two.services.conversation.reader.ready()
    await bring_data(two)
    await ana.send(channel, f"{mention_of(room)} train on {WORD} with 7 bananas")
    [job] = slow.submitted
    said = str([text_of(one) for one in channel.history()])
    assert "data: a set that was added here" in said
    assert "bananas”" not in said
    slow.say(job.run, made_up_outcome(job.task))
    await two.wait()
    await ana.send(channel, f"{mention_of(room)} show me the curve")
    await two.wait()
    await deleted(two)
    await two.wait(60)
    ours = [one for one in channel.history() if one.author.id == two.bot.user.id]  # type: ignore[union-attr]  # it is there
    assert ours
    assert WORD not in str([text_of(one) for one in ours])
    await ana.send(channel, f"{mention_of(room)} train on {WORD}-kept")
    ours = [one for one in channel.history() if one.author.id == two.bot.user.id]  # type: ignore[union-attr]  # it is there
    assert WORD not in str([text_of(one) for one in ours])


async def test_one_may_take_it_along_first_or_keep_it_all(two: Two) -> None:
    room, ana = two.room, two.room.ana
    await two.begin()
    card = shown(await ana.slash(room.channel, "mydata delete"))
    taken = await ana.click(card, label="Take it along first")
    assert shown(taken).attachments
    kept = shown(await ana.click(card, label="Keep everything"))
    assert "Everything of yours is kept" in text_of(kept)
    assert labels_of(kept) == []
    assert await two.services.deleting.deletions.kept_of(ana.id) is not None


async def test_who_writes_to_be_deleted_gets_the_question_alone(two: Two) -> None:
    room, ana = two.room, two.room.ana
    await two.begin()
    for text in ("delete my data", "forget me", "erase everything about me", "remove my account"):
        await ana.send(room.channel, f"{mention_of(room)} {text}")
        door = max(room.channel.history(), key=lambda one: one.id)
        asked = await ana.click(door, label="Delete my data…")
        assert asked.ephemeral
        assert "Delete everything that is kept about you?" in text_of(shown(asked))


@pytest.mark.parametrize(
    "text", ["who can see my answers", "is this private", "who sees what i write"]
)
async def test_who_asks_who_sees_it_is_told_the_truth(two: Two, text: str) -> None:
    room = two.room
    await room.ana.send(room.channel, f"{mention_of(room)} {text}")
    told = text_of(max(room.channel.history(), key=lambda one: one.id))
    assert "What you do with others is seen by whoever sees its card: the card of a game," in told
    assert "other people see none of them" not in told
    welcome = text_of(shown(await room.ana.slash(room.channel, "help")))
    assert "You alone see it, but for trainings and games in a server" in welcome
    assert "`/mydata delete` deletes it" in welcome
    short = text_of(shown(await room.ana.slash(room.channel, "privacy")))
    assert "You alone, but for what stands in a channel, which all there can read" in short
