"""Data that goes just when a training on it begins or ends, on the real bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.errors import NotSavedError
from bot.store.lab.runs import Runs
from bot.tutor.privacy.blanking import DATA_WENT
from tests.ui.conversation.saying import mention_of
from tests.ui.privacy.everything import WORD, bring_data, deleted
from tests.ui.privacy.going import (
    cards,
    data_removed,
    gone_before_launch,
    person_deleted,
    removed,
    told_next,
)
from tests.ui.privacy.test_cards_on_their_way import EDIT, TOKEN, end

if TYPE_CHECKING:
    import simcord

    from bot.tutor.lab.runs import Run
    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two
    from tests.ui.privacy.going import Gone

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.mark.parametrize("gone", [data_removed, person_deleted])
async def test_a_training_that_began_just_before_its_data_went_leaves_no_card(
    two: Two, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch, gone: Gone
) -> None:
    await bring_data(two)
    gone_before_launch(two, monkeypatch, gone)
    await two.room.ben.slash(two.room.channel, "train", data=WORD)
    await two.wait(60)
    assert two.room.channel.history() == []
    assert not slow.submitted
    assert DATA_WENT in await told_next(two, two.room.ben)


async def test_a_training_begun_in_the_talk_just_before_its_data_went_leaves_no_card(
    two: Two, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two.services.conversation.reader.ready()
    await bring_data(two)
    gone_before_launch(two, monkeypatch, data_removed)
    await two.room.ben.send(two.room.channel, f"{mention_of(two.room)} train on {WORD}")
    await two.wait(60)
    assert cards(two).count(WORD) == 1  # Ben's own message
    assert not slow.submitted


async def test_a_training_whose_person_is_deleted_as_it_begins_leaves_no_card(
    two: Two, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_before_launch(two, monkeypatch, person_deleted)
    await two.room.ana.slash(two.room.channel, "train")
    await two.wait(60)
    assert two.room.channel.history() == []
    assert not slow.submitted


async def test_an_end_posted_anew_just_as_the_data_goes_goes_too(
    two: Two, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bring_data(two)
    await two.room.ben.slash(two.room.channel, "train", data=WORD)
    await two.wait(TOKEN)
    posted = Runs.posted

    async def late(runs: Runs, run: Run, channel: int, message: int) -> bool:
        await data_removed(two)
        return await posted(runs, run, channel, message)

    monkeypatch.setattr(Runs, "posted", late)
    two.room.env.inject_error("PATCH", EDIT, status=400, code=30046)
    end(slow)
    await two.room.env.settle()
    await two.wait(60)
    assert two.room.channel.history() == []


async def test_the_card_whose_end_was_posted_anew_is_deleted_as_nothing_else_knows_it(
    two: Two, slow: SlowEngine
) -> None:
    await bring_data(two)
    await two.room.ben.slash(two.room.channel, "train", data=WORD)
    await two.wait(TOKEN)
    two.room.env.inject_error("PATCH", EDIT, status=400, code=30046)
    end(slow)
    await two.room.env.settle()
    [_, anew] = [one.id for one in two.room.channel.history()]
    await two.wait(3700)
    assert [one.id for one in two.room.channel.history()] == [anew]
    await removed(two)
    await two.wait(60)
    assert two.room.channel.history() == []


async def trained_on_a_full_disk(
    two: Two, monkeypatch: pytest.MonkeyPatch, who: simcord.MemberActor
) -> None:
    """Begin a training whose place cannot be stored."""

    async def full(_runs: Runs, _run: Run, _channel: int, _message: int) -> bool:
        raise NotSavedError

    with monkeypatch.context() as patched:
        patched.setattr(Runs, "posted", full)
        await who.slash(two.room.channel, "train", data=WORD)


@pytest.mark.parametrize("ended", [True, False])
async def test_a_card_whose_place_could_not_be_stored_goes_with_the_data(
    two: Two, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch, *, ended: bool
) -> None:
    await bring_data(two)
    await trained_on_a_full_disk(two, monkeypatch, two.room.ben)
    if ended:
        end(slow)
        await two.room.env.settle()
    await two.room.ana.slash(two.room.channel, "data remove", name=WORD)
    await two.wait(60)
    assert two.room.channel.history() == []


@pytest.mark.parametrize("ended", [True, False])
async def test_a_card_whose_place_could_not_be_stored_goes_with_its_person(
    two: Two, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch, *, ended: bool
) -> None:
    await bring_data(two)
    await trained_on_a_full_disk(two, monkeypatch, two.room.ana)
    if ended:
        end(slow)
        await two.room.env.settle()
    await deleted(two)
    await two.wait(60)
    assert two.room.channel.history() == []


async def test_a_card_that_was_not_known_when_its_end_was_posted_anew_goes_too(
    two: Two, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bring_data(two)
    await trained_on_a_full_disk(two, monkeypatch, two.room.ben)
    await two.wait(TOKEN)
    two.room.env.inject_error("PATCH", EDIT, status=400, code=30046)
    end(slow)
    await two.room.env.settle()
    await removed(two)
    await two.wait(60)
    assert two.room.channel.history() == []
