"""Data that its owner removes while others wait for something made of it, on the real bot."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.services.lab.past_runs import DATA_GONE
from bot.trainings.news import Outcome, Picture
from bot.tutor.people import Press
from tests.fakes import made_up_outcome
from tests.store.sqlite.operator import until
from tests.ui.privacy.everything import WORD, bring_data
from tests.ui.privacy.test_cards_on_their_way import left_to_mend
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)

EDIT = "/channels/*/messages/*"
FILES = Outcome((), (Picture("run.py", b"x", ""), Picture("data.csv", WORD.encode(), "")), 0.5)


async def trained_by_ben(two: Two, slow: SlowEngine) -> int:
    """Let Ben train on Ana's data in the channel, and return the number of the training."""
    await bring_data(two)
    await two.room.ben.slash(two.room.channel, "train", data=WORD)
    job = slow.submitted[-1]
    slow.say(job.run, made_up_outcome(job.task))
    await two.wait(5)
    return job.run


async def removed(two: Two) -> None:
    await two.room.ana.slash(two.room.channel, "data remove", name=WORD)


async def gone_meanwhile(two: Two, *, by_deleting: bool) -> None:
    """Let the data go while a command is under way: simcord takes one command at a time."""
    ana, services = Press(2**60, two.room.ana.id, two.room.ana.guild.id), two.services
    if not by_deleting:
        [own] = await services.own_data.tables.names(ana)
        await services.own_data.tables.remove(ana, own.id, anybodys=False)
        return
    parted = await services.deleting.deletions.part(ana)
    assert parted is not None
    while await services.deleting.deletions.delete_some(parted.owner):
        pass


def named(two: Two) -> bool:
    return any(WORD in text_of(one) for one in two.room.channel.history())


@pytest.mark.parametrize("by_deleting", [False, True])
async def test_files_that_are_being_made_hand_out_no_removed_data(
    two: Two, slow: SlowEngine, by_deleting: bool
) -> None:
    run = await trained_by_ben(two, slow)
    before = len(slow.submitted)
    asked = asyncio.ensure_future(two.room.ben.slash(two.room.channel, "run export", run=run))
    await until(lambda: len(slow.submitted) > before)
    await gone_meanwhile(two, by_deleting=by_deleting)
    slow.say(slow.submitted[before].run, FILES)
    told = shown(await asked)
    assert DATA_GONE in text_of(told)
    assert told.attachments == []


ODD = [(401, 0), (403, 0), (403, 40333), (404, 0), (404, 10004), (400, 0), (400, 50035)]


@pytest.mark.parametrize(("status", "code"), ODD)
async def test_a_card_goes_though_discord_refused_once_for_whatever_reason(
    two: Two, slow: SlowEngine, status: int, code: int
) -> None:
    await trained_by_ben(two, slow)
    two.room.env.inject_error("DELETE", EDIT, status=status, code=code, times=1)
    await removed(two)
    await two.wait(60)
    assert named(two)
    await two.wait(3700)
    assert not named(two)
    assert await left_to_mend(two) == 0


@pytest.mark.parametrize("code", [10003, 10008])
async def test_what_is_gone_by_discords_word_is_not_tried_again(
    two: Two, slow: SlowEngine, code: int
) -> None:
    await trained_by_ben(two, slow)
    two.room.env.inject_error("DELETE", EDIT, status=404, code=code, times=1)
    await removed(two)
    await two.wait(60)
    assert await left_to_mend(two) == 0
