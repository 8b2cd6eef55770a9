"""Trainings where things go wrong: a message that is gone, Discord in trouble, double presses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest

from bot.trainings.news import Failure, Progress, Waiting
from tests.fakes import HandClock, SlowEngine, made_up_outcome
from tests.ui.crowd import Presses
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from bot.ui.client import TutorBot
    from bot.ui.kit.live import LiveMessages
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

TOKEN = timedelta(minutes=16)


@pytest.fixture
def simcord_bot(build_app: BuildApp, slow: SlowEngine, clock: HandClock) -> commands.Bot:
    return build_app(engine=slow, clock=clock).bot


async def say(classroom: Classroom, engine: SlowEngine, news: Progress | Failure | None) -> None:
    """Tell news of the latest training; None is a good end."""
    job = engine.submitted[-1]
    engine.say(job.run, news or made_up_outcome(job.task))
    await classroom.env.settle()


async def train(classroom: Classroom, **options: object) -> simcord.ResponseMessage:
    return shown(await classroom.ana.slash(classroom.channel, "train", **options))


async def owed(classroom: Classroom) -> list[simcord.ResponseMessage]:
    """Return the pictures that come with the next press."""
    pressed = await classroom.ana.slash(classroom.channel, "help")
    return [message for message in pressed.followups if message.attachments]


async def test_progress_of_a_deleted_answer_is_not_posted_anew(
    classroom: Classroom, slow: SlowEngine
) -> None:
    await train(classroom)
    await classroom.env.advance_time(TOKEN.total_seconds())
    message = classroom.channel.last_message
    assert message is not None
    await message.delete()
    for done in (50, 100, 150):
        await say(classroom, slow, Progress(done, 300, 0.25, 4.2))
    assert not classroom.channel.history()
    await say(classroom, slow, None)
    (posted,) = classroom.channel.history()
    assert posted.attachments


async def test_an_answer_that_is_deleted_at_once_is_posted_anew(
    classroom: Classroom, slow: SlowEngine
) -> None:
    await train(classroom)
    message = classroom.channel.last_message
    assert message is not None
    await message.delete()
    await say(classroom, slow, None)
    (posted,) = classroom.channel.history()
    assert posted.attachments


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (403, 50013), (404, 10003)])
async def test_a_channel_that_is_closed_to_us_leaves_the_end_for_the_next_press(
    classroom: Classroom, slow: SlowEngine, status: int, code: int
) -> None:
    await train(classroom)
    await classroom.env.advance_time(TOKEN.total_seconds())
    path = "/channels/*/messages*"
    classroom.env.inject_error("*", path, status=status, code=code, times=None)
    await say(classroom, slow, None)
    pressed = await classroom.ana.slash(classroom.channel, "help")
    hint, card = pressed.followups
    assert "so it comes here" in hint.content
    assert card.attachments
    assert hint.ephemeral
    assert card.ephemeral
    assert not await owed(classroom)


async def test_a_private_answer_whose_token_is_too_old_is_shown_at_the_next_press(
    classroom: Classroom, slow: SlowEngine
) -> None:
    await train(classroom, private=True)
    await classroom.env.advance_time(TOKEN.total_seconds())
    await say(classroom, slow, None)
    (card,) = await owed(classroom)
    assert card.ephemeral


async def test_a_short_trouble_of_discord_is_outlasted(
    classroom: Classroom, slow: SlowEngine, clock: HandClock
) -> None:
    card = await train(classroom)
    await classroom.env.advance_time(TOKEN.total_seconds())
    classroom.env.inject_error("PATCH", "/channels/*/messages/*", status=503, times=1)
    await say(classroom, slow, None)
    assert not card.attachments
    await clock.advance(2)
    await classroom.env.settle()
    assert card.attachments


async def test_an_end_that_did_not_get_through_comes_with_a_later_press(
    classroom: Classroom, slow: SlowEngine, clock: HandClock
) -> None:
    await train(classroom, private=True)
    await classroom.env.advance_time(TOKEN.total_seconds())
    await say(classroom, slow, None)
    for status, code, times in ((404, 10015, 1), (503, 0, 4)):
        classroom.env.inject_error("POST", "/webhooks/*", status=status, code=code, times=times)
        assert not await owed(classroom)
        for _ in range(12):  # until all tries are made
            await clock.advance(1)
            await classroom.env.settle()
    assert await owed(classroom)


async def test_a_double_click_trains_once_and_tells_the_other_press_what_goes_on(
    classroom: Classroom, slow: SlowEngine
) -> None:
    card = await train(classroom)
    await say(classroom, slow, None)
    presses = Presses(classroom.env, card)
    both = [presses.add(classroom.ana, presses.custom_id("Rate ×3")) for _ in range(2)]
    await presses.deliver()
    assert len(slow.submitted) == 2
    (refused,) = (press for press in both if press.ephemeral)
    assert "one at a time" in shown(refused).content


async def test_cancel_and_at_once_a_new_one(classroom: Classroom, slow: SlowEngine) -> None:
    card = await train(classroom)
    await say(classroom, slow, Progress(50, 300, 0.25, 4.2))
    await classroom.ana.click(card, label="Cancel")
    assert "cancelled" in text_of(card)
    await classroom.ana.click(card, label="Try again")
    slow.say(slow.submitted[0].run, Progress(150, 300, 0.25, 4.2))
    await say(classroom, slow, None)
    assert "cancelled" in text_of(card), "late progress of the first is not told"
    assert len(slow.submitted) == 2


async def test_cancel_at_the_moment_of_the_end_keeps_the_end(
    classroom: Classroom, slow: SlowEngine
) -> None:
    card = await train(classroom)
    presses = Presses(classroom.env, card)
    presses.add(classroom.ana, presses.custom_id("Cancel"))
    slow.cancel = lambda _run: None  # type: ignore[method-assign, assignment] # it has ended
    slow.say(slow.submitted[0].run, made_up_outcome())
    await presses.deliver()
    assert card.attachments or "cancelled" in text_of(card)
    assert "Cancel" not in labels_of(card)
    await train(classroom)


async def test_nothing_is_remembered_of_trainings_that_ended(
    classroom: Classroom, slow: SlowEngine, clock: HandClock, simcord_bot: commands.Bot
) -> None:
    following = cast("TutorBot", simcord_bot).services.following
    for news in (None, Failure("It was too large.")):
        await train(classroom)
        slow.say(slow.submitted[-1].run, Waiting(1))
        await say(classroom, slow, Progress(50, 300, 0.25, 4.2))
        assert following._places
        await say(classroom, slow, news)
        slow.say(slow.submitted[-1].run, Progress(150, 300, 0.25, 4.2))
        await classroom.env.settle()
    await clock.advance(10)
    messages = cast("LiveMessages", following.messages)
    assert not any((following._places, following._latest, following._claims._held))
    assert not any((messages._turns, messages._under_way))


async def test_a_press_that_is_delivered_twice_trains_once(
    classroom: Classroom, slow: SlowEngine
) -> None:
    card = await train(classroom)
    await say(classroom, slow, None)
    for label in ("New seed", "Compare rates", "Watch it learn"):
        presses = Presses(classroom.env, card)
        presses.add(classroom.ana, presses.custom_id(label))
        presses.waiting *= 2
        before = len(slow.submitted)
        await presses.deliver()
        await say(classroom, slow, None)
        await presses.deliver()
        assert len(slow.submitted) == before + 1, label
        await train(classroom)
        await say(classroom, slow, None)
