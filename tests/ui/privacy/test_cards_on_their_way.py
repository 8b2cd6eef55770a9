"""Cards of trainings that were on their way when their person was deleted, on the real bot."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.app import build
from bot.store.privacy.removals import Removals
from bot.store.sqlite.backup import backup, restore
from tests.fakes import HandClock, made_up_outcome
from tests.ui.privacy.everything import deleted
from tests.ui.reading import raw

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings
    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)

TOKEN = 15 * 60
EDIT = "/channels/*/messages/*"


async def trained(two: Two, slow: SlowEngine) -> None:
    """Train in the channel; the end comes when the token of the press is over."""
    await two.room.ana.slash(two.room.channel, "train")
    await two.wait(TOKEN)
    end(slow)
    await two.room.env.settle()


def end(slow: SlowEngine) -> None:
    job = slow.submitted[-1]
    slow.say(job.run, made_up_outcome(job.task))


async def test_an_end_that_discord_put_off_is_not_posted_anew(two: Two, slow: SlowEngine) -> None:
    two.room.env.inject_error("PATCH", EDIT, status=503, times=3)
    await trained(two, slow)
    await deleted(two)
    await two.wait(60)
    assert two.room.channel.history() == []


async def test_an_end_that_had_to_be_posted_anew_goes_too(two: Two, slow: SlowEngine) -> None:
    two.room.env.inject_error("PATCH", EDIT, status=400, code=30046)
    await trained(two, slow)
    [_, anew] = [one.id for one in two.room.channel.history()]
    await deleted(two)
    await two.wait(60)
    assert anew not in {one.id for one in two.room.channel.history()}


async def test_a_card_goes_however_long_discord_is_out_of_reach(two: Two, slow: SlowEngine) -> None:
    await trained(two, slow)
    assert two.room.channel.history()
    two.room.env.inject_error("DELETE", EDIT, status=503, times=100)
    await deleted(two)
    for _ in range(9):  # each is an hour, after which it is tried once more
        await two.wait(3700)
        assert two.room.channel.history()
    two.room.env.backend.faults.clear()
    await two.wait(3700)
    assert two.room.channel.history() == []


async def test_a_restored_backup_trains_nothing_of_whoever_was_deleted(
    two: Two, slow: SlowEngine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two.room.ana.slash(two.room.channel, "train")
    await two.wait()
    copy = settings.database.with_name("copy.sqlite3")
    backup(settings.database, copy)
    await deleted(two)
    await two.wait(60)
    assert two.room.channel.history() == []

    def after_restoring(*given: Any, **instead: Any) -> App:  # noqa: ANN401 - what build takes
        restore(copy, settings.database, HandClock().now())
        return build(*given, **instead)

    monkeypatch.setattr("tests.conftest.build", after_restoring)
    before = len(slow.submitted)
    await two.room.env.restart_bot(two.room.build_app(clock=two.clock, engine=slow).bot)
    await two.wait(60)
    assert len(slow.submitted) == before
    assert two.room.channel.history() == []


TOO_OLD, NO_ACCESS, NO_MESSAGE = 30046, 50001, 10008


async def closed_long_ago(two: Two) -> None:
    """Let a game of two end by itself; it was closed too long ago to be drawn at a start."""
    await two.begin()
    await two.round(two.room.ana, two.room.ben)
    two.clock.jump(timedelta(days=2))
    await two.wait(60 * 60)
    assert (await two.found()).closed
    assert named(two)
    two.clock.jump(timedelta(days=2))


def named(two: Two) -> bool:
    return two.room.ana.mention in str([raw(one) for one in two.room.channel.history()])


async def restarted(two: Two, slow: SlowEngine) -> None:
    await two.room.env.restart_bot(two.room.build_app(clock=two.clock, engine=slow).bot)


async def left_to_mend(two: Two) -> int:
    removals = Removals(two.services.deleting.deletions.database)  # type: ignore[attr-defined]  # the real ones
    return len(await removals.waiting(0, 100))


@pytest.mark.parametrize(("status", "code"), [(503, 0), (400, TOO_OLD)])
async def test_an_older_card_loses_the_name_however_long_no_edit_is_taken(
    two: Two, slow: SlowEngine, status: int, code: int
) -> None:
    await closed_long_ago(two)
    two.room.env.inject_error("PATCH", EDIT, status=status, code=code, times=None)
    await deleted(two)
    await two.wait(60)
    for _ in range(6):  # a refusal would be given up after five
        await restarted(two, slow)
        await two.wait(30)
        assert named(two)
    two.room.env.backend.faults.clear()
    await restarted(two, slow)
    await two.wait(60)
    assert not named(two)
    assert await left_to_mend(two) == 0


async def test_an_older_card_that_waits_for_its_edit_loses_the_name_after_a_restart(
    two: Two, slow: SlowEngine
) -> None:
    await closed_long_ago(two)
    await deleted(two)
    await restarted(two, slow)
    assert named(two)
    await two.wait(60)
    assert not named(two)


async def refused_once(two: Two) -> None:
    """Delete somebody who is named on a closed card, which from now on may not be edited."""
    await closed_long_ago(two)
    two.room.env.inject_error("PATCH", EDIT, status=403, code=NO_ACCESS, times=None)
    await deleted(two)
    await two.wait(60)


async def test_a_card_that_may_not_be_edited_is_tried_five_times_an_hour_apart(
    two: Two, slow: SlowEngine
) -> None:
    await refused_once(two)
    for _ in range(4):
        assert await left_to_mend(two) == 1
        await two.wait(3700)
    assert await left_to_mend(two) == 0
    assert named(two)


async def test_a_bot_that_is_started_again_and_again_gives_no_card_up_early(
    two: Two, slow: SlowEngine
) -> None:
    await refused_once(two)
    for _ in range(6):
        await restarted(two, slow)
        await two.wait(30)
    assert await left_to_mend(two) == 1
    two.room.env.backend.faults.clear()
    await two.wait(2 * 3700)
    assert not named(two)
    assert await left_to_mend(two) == 0


async def test_a_card_that_is_gone_is_not_posted_anew(two: Two, slow: SlowEngine) -> None:
    await closed_long_ago(two)
    two.room.env.inject_error("PATCH", EDIT, status=404, code=NO_MESSAGE, times=None)
    before = len(two.room.channel.history())
    await deleted(two)
    await two.wait(60)
    assert await left_to_mend(two) == 0
    assert len(two.room.channel.history()) == before
