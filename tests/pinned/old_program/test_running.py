"""What an old database left to be told: a training under way, and two ends nobody has seen."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import simcord

from bot.app import build
from bot.settings import Settings
from tests.fakes import SlowEngine, made_up_outcome
from tests.pinned.old_program.people import (
    MEASURED,
    RUNNING,
    UNSEEN_PUBLIC,
    World,
    enter,
    load,
    old_rows,
)
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import discord
    from discord.ext import commands

    from bot.app import App
    from tests.conftest import BuildApp
    from tests.pinned.old_program.people import Person

pytestmark = pytest.mark.simcord(check_errors=False)

PLACE = "SELECT channel_id, message_id FROM run WHERE id = ?"
FORETOLD = "You predicted, 70% sure, that it falls and settles. That is what happened."


@pytest.fixture
def slow() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def simcord_bot(tmp_path: Path, build_app: BuildApp) -> commands.Bot:
    """Build a bot without a past, which is there before the old database is put in its place."""
    return build_app(Settings(database=tmp_path / "before.sqlite3"), SlowEngine()).bot


@pytest.fixture
async def old(
    simcord_env: simcord.Env, settings: Settings, build_app: BuildApp, slow: SlowEngine
) -> World:
    """Furnish the world with the two cards of that time, then start the bot on the old database."""
    world = await enter(simcord_env)
    nora = world.person("nora")
    await nora.slash("train")
    lent = simcord_env.backend.get_message(world.channel.id, nora.seen.id)
    for run in (UNSEEN_PUBLIC, RUNNING):
        ((channel, message),) = old_rows(PLACE, run)
        assert channel == world.channel.id, "ids come from the order of creation"
        simcord_env.backend.commit_message(replace(lent, id=message))
    load(settings.database)
    await simcord_env.restart_bot(build_app(settings, slow).bot)
    return world


def card_of(world: World, run: int) -> discord.Message:
    ((_, message),) = old_rows(PLACE, run)
    return next(m for m in world.channel.history() if m.id == message)


async def test_a_training_under_way_is_taken_up_and_ends_in_the_card_where_it_was_asked(
    old: World, slow: SlowEngine
) -> None:
    assert [job.run for job in slow.submitted] == [RUNNING]
    slow.say(RUNNING, made_up_outcome(slow.submitted[0].task))
    await old.env.settle()
    card = card_of(old, RUNNING)
    assert "xor · 2-4-1 · learning rate 1" in text_of(card)
    assert FORETOLD not in text_of(card), "all who read the channel see this card"
    assert card.attachments
    nora = old.person("nora")
    await nora.press_old(f"run-prediction:{RUNNING}")
    assert FORETOLD in nora.text
    await nora.slash("progress")
    assert "**Trainings with /train and /lab**: 1" in nora.text
    assert "You foretold the curve once; mean Brier score 0.12" in nora.text


async def test_a_training_under_way_whose_card_is_gone_is_posted_anew(
    old: World, slow: SlowEngine
) -> None:
    await card_of(old, RUNNING).delete()
    slow.say(RUNNING, made_up_outcome(slow.submitted[0].task))
    await old.env.settle()
    last = old.channel.last_message
    assert last is not None
    assert "xor · 2-4-1 · learning rate 1" in text_of(last)
    assert FORETOLD not in text_of(last)
    assert last.attachments


async def test_a_training_under_way_is_cancelled_with_the_button_of_that_time(
    old: World, slow: SlowEngine
) -> None:
    nora = old.person("nora")
    refused = await nora.slash("train")
    assert "one at a time" in shown(refused).content
    await nora.press_old(f"run-cancel:{RUNNING}")
    await old.env.settle()
    assert slow.cancelled == [RUNNING]
    assert "Try again" in labels_of(card_of(old, RUNNING))
    await nora.slash("train")
    assert [job.run for job in slow.submitted] == [RUNNING, RUNNING + 1]


async def test_a_public_end_that_nobody_saw_is_shown_at_the_start(old: World) -> None:
    card = card_of(old, UNSEEN_PUBLIC)
    assert "circles · 2-8-1 · learning rate 1" in text_of(card)
    assert card.attachments
    paul = old.person("paul")
    assert not (await paul.slash("help")).followups


async def test_a_private_end_that_nobody_saw_is_shown_at_the_next_press_and_once(
    old: World,
) -> None:
    uma = old.person("uma")
    pressed = await uma.slash("help")
    (owed,) = pressed.followups
    assert owed.ephemeral
    assert "gauss · 2-8-1 · learning rate 1" in text_of(owed)
    assert owed.attachments
    assert not (await uma.slash("help")).followups


@pytest.fixture
def real(settings: Settings) -> Iterator[App]:
    """Build the bot with its own workers."""
    load(settings.database)
    app = build(settings)
    yield app
    app.close()


async def test_an_old_training_gives_the_same_numbers_when_it_is_really_repeated(
    real: App,
) -> None:
    async with simcord.run(real.bot, check_errors=False) as env:
        finn = (await enter(env)).person("finn")
        await finn.slash("run repeat", run=MEASURED)
        for _ in range(600):
            if finn.seen.attachments:
                break
            await asyncio.to_thread(time.sleep, 0.05)  # simcord's own clock stands still
            await env.settle()
        assert await numbers(finn, RUNNING + 1) == await numbers(finn, MEASURED)


async def numbers(person: Person, run: int) -> list[str]:
    """Return all that is told of a run but its own number and the time it took."""
    await person.press_old(f"run-numbers:{run}")
    told = person.text.replace(f"Run {run} ", "")
    return [line for line in told.splitlines() if not line.startswith("Time ")]
