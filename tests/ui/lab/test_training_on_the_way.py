"""Trainings on their way: place, progress, Cancel, and a bot that restarts meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.trainings.news import Failure, Progress, Waiting
from tests.fakes import HandClock, SlowEngine, made_up_outcome
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.fixture
def simcord_bot(build_app: BuildApp, slow: SlowEngine, clock: HandClock) -> commands.Bot:
    return build_app(engine=slow, clock=clock).bot


async def test_every_control_of_train_reaches_the_training(
    classroom: Classroom, slow: SlowEngine
) -> None:
    asked = {
        "data": "circles", "hidden": "4 4", "learning_rate": 0.1, "epochs": 50,
        "activation": "relu", "optimizer": "adam", "batch": 10, "loss": "squared",
        "schedule": "cosine", "l1": 0.01, "l2": 0.02, "patience": 5, "points": 60,
        "start": "constant", "seed": 8,
    }  # fmt: skip
    percent = {"validation": 25, "noise": 30, "flips": 10, "train_share": 60}
    await classroom.ana.slash(
        classroom.channel,
        "train",
        inputs="x1 x1*x2",
        other="precision=float32",
        private=True,
        **asked,
        **percent,
    )
    spec = slow.submitted[0].task.spec
    for name, value in asked.items():
        assert getattr(spec, name) == ((4, 4) if name == "hidden" else value), name
    assert (spec.validation_share, spec.noise, spec.flips, spec.train_share) == (
        0.25, 0.3, 0.1, 0.6
    )  # fmt: skip
    assert spec.precision == "float32"
    assert spec.inputs == ("x1", "x1*x2")


async def test_the_card_tells_place_and_progress_and_can_be_cancelled(
    classroom: Classroom, slow: SlowEngine, clock: HandClock
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "train"))
    run = slow.submitted[0].run
    slow.say(run, Waiting(1))
    await classroom.env.settle()
    assert "1 other is before you" in text_of(card)
    slow.say(run, Progress(150, 300, 0.25, 4.2))
    await classroom.env.settle()
    assert "Round" not in text_of(card), "two edits of a card have a gap between them"
    await clock.advance(2)
    await classroom.env.settle()
    assert "Round 150 of 300 · loss 0.25 · about 4 s left" in text_of(card)
    assert labels_of(card) == ["Cancel"]
    refused = await classroom.ben.click(card, label="Cancel")
    assert refused.ephemeral
    assert not slow.cancelled
    await classroom.ana.click(card, label="Cancel")
    assert slow.cancelled == [run]
    assert "Try again" in labels_of(card)


async def test_a_second_training_waits_for_the_first(
    classroom: Classroom, slow: SlowEngine
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "train"))
    refused = await classroom.ana.slash(classroom.channel, "train")
    assert refused.ephemeral
    assert "one at a time" in shown(refused).content
    slow.say(slow.submitted[0].run, made_up_outcome())
    await classroom.env.settle()
    assert card.attachments
    await classroom.ana.slash(classroom.channel, "train")
    assert len(slow.submitted) == 2


async def test_a_public_answer_is_edited_after_a_restart_and_a_private_one_shown_at_the_next_press(
    classroom: Classroom,
) -> None:
    public = shown(await classroom.ana.slash(classroom.channel, "train"))
    private = shown(await classroom.ben.slash(classroom.channel, "train", private=True))
    after = SlowEngine()
    await classroom.env.restart_bot(classroom.build_app(None, after).bot)
    assert len(after.submitted) == 2
    for job in after.submitted:
        after.say(job.run, made_up_outcome())
    await classroom.env.settle()
    assert public.attachments
    assert not private.attachments
    pressed = await classroom.ben.slash(classroom.channel, "help")
    (owed,) = [m for m in pressed.followups if m.attachments]
    assert owed.ephemeral
    assert "moons" in text_of(owed)
    again = await classroom.ben.slash(classroom.channel, "help")
    assert not again.followups


async def test_a_deleted_answer_is_posted_anew(classroom: Classroom, slow: SlowEngine) -> None:
    await classroom.ana.slash(classroom.channel, "train")
    after = SlowEngine()
    await classroom.env.restart_bot(classroom.build_app(None, after).bot)
    message = classroom.channel.last_message
    assert message is not None
    await message.delete()
    after.say(slow.submitted[0].run, made_up_outcome())
    await classroom.env.settle()
    last = classroom.channel.last_message
    assert last is not None
    assert last.attachments


async def test_a_failure_is_told_in_private_where_it_was_asked(
    classroom: Classroom, slow: SlowEngine
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "train", private=True))
    slow.say(slow.submitted[0].run, Failure("It was too large."))
    await classroom.env.settle()
    assert "It was too large." in text_of(card)
