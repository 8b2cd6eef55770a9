"""/mydata delete on the real bot: everything goes at once, and the others go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.sqlite.backup import backup
from bot.tutor.errors import NotYoursError
from bot.tutor.people import Press
from tests.ui.privacy.everything import (
    WORD,
    asked,
    deleted,
    did_everything,
    files_with,
    found_in_tables,
    ids_on,
)
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from bot.settings import Settings
    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_everything_goes_and_the_others_go_on(
    two: Two, settings: Settings, slow: SlowEngine, caplog: pytest.LogCaptureFixture
) -> None:
    room = two.room
    ana, ben = room.ana, room.ben
    await did_everything(two, slow)
    before = {message.id for message in room.channel.history()}
    assert found_in_tables(settings.database, WORD)
    told = text_of(await asked(two))
    assert "your part in 2 open things with others" in told
    assert "what is under way of your trainings, 1 in all" in told
    assert "Everything of yours is deleted" in await deleted(two)
    assert found_in_tables(settings.database, WORD, str(ana.id)) == []
    assert files_with(settings.database.parent, WORD) == []
    copy = settings.database.with_name("copy.sqlite3")
    backup(settings.database, copy)
    assert files_with(copy.parent, WORD) == []
    assert WORD not in caplog.text.casefold()
    assert slow.submitted[-1].run in slow.cancelled
    await two.wait(60)
    assert ana.mention not in str([text_of(one) for one in room.channel.history()])
    assert before - {message.id for message in room.channel.history()}  # the card of a training
    assert not (await two.found()).closed
    await two.press(ben, "Finish without")
    assert (await two.found()).closed
    assert f"{ben.mention} as the learner" in two.text
    assert ana.mention not in two.text
    assert WORD not in two.text.casefold()


async def test_somebody_new_has_nothing_to_delete(two: Two, settings: Settings) -> None:
    told = text_of(await asked(two))
    assert "Nothing is kept about you" in told
    assert found_in_tables(settings.database, str(two.room.ana.id)) == []


async def test_a_double_press_says_the_same_and_brings_nobody_back(
    two: Two, settings: Settings
) -> None:
    ana = two.room.ana
    await two.begin()
    delete, *_ = ids_on(await asked(two))
    for told in await two.forged(ana, delete, delete):
        assert "Everything of yours is deleted" in told
    assert found_in_tables(settings.database, str(ana.id)) == []


async def test_a_stale_card_deletes_nothing_of_whoever_came_back(
    two: Two, settings: Settings
) -> None:
    ana = two.room.ana
    await two.begin()
    delete, *_ = ids_on(await asked(two))
    await two.forged(ana, delete)
    await ana.slash(two.room.channel, "learn")
    [told] = await two.forged(ana, delete)
    assert "nothing was deleted just now" in told
    assert found_in_tables(settings.database, str(ana.id))


async def test_the_card_of_somebody_else_does_nothing(two: Two, settings: Settings) -> None:
    await two.begin()
    [foreign] = await two.forged(two.room.ben, f"mydata-delete:{two.room.ana.id}:{2**60}")
    assert foreign == str(NotYoursError())
    [old] = await two.forged(two.room.ben, f"mydata-delete:{two.room.ben.id}:{2**60}")
    assert "I asked this too long ago" in old
    [odd] = await two.forged(two.room.ben, f"mydata-delete:{two.room.ben.id}:{2**70}")
    assert "older Nudge" in odd
    assert found_in_tables(settings.database, str(two.room.ben.id))


async def test_old_buttons_answer_kindly_and_a_return_begins_anew(
    two: Two, settings: Settings
) -> None:
    ana = two.room.ana
    await two.begin()
    lesson = shown(await ana.slash(two.room.channel, "learn"))
    await deleted(two)
    for told in await two.forged(ana, *ids_on(lesson)):
        assert "Something broke" not in told
    await ana.slash(two.room.channel, "learn")
    assert found_in_tables(settings.database, str(ana.id))


async def test_a_deletion_that_was_broken_off_is_finished_after_a_restart(
    two: Two, settings: Settings, slow: SlowEngine
) -> None:
    await did_everything(two, slow)
    deletions = two.services.deleting.deletions
    ana = two.room.ana
    parted = await deletions.part(Press(2**62, ana.id))
    assert parted is not None
    await deletions.delete_some(parted.owner)
    assert found_in_tables(settings.database, WORD)
    await two.restart()
    assert found_in_tables(settings.database, WORD, str(ana.id)) == []
    await two.wait(60)
    assert files_with(settings.database.parent, WORD) == []
    assert ana.mention not in two.text
