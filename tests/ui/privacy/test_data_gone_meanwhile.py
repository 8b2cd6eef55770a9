"""Data that goes just when a training on it begins or ends, on the real bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.lab.training import Training
from bot.store.errors import NotSavedError
from bot.store.lab.runs import Runs
from bot.tutor.people import Press
from bot.tutor.privacy.blanking import DATA_WENT
from tests.ui.conversation.saying import mention_of
from tests.ui.privacy.everything import WORD, bring_data, deleted
from tests.ui.privacy.test_cards_on_their_way import EDIT, TOKEN, end, restarted
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import simcord

    from bot.tutor.lab.runs import Run
    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two

    Gone = Callable[[Two], Awaitable[None]]

pytestmark = pytest.mark.simcord(check_errors=False)


def cards(two: Two) -> str:
    return str([text_of(one) for one in two.room.channel.history()])


async def told_next(two: Two, actor: simcord.MemberActor) -> str:
    """Return what somebody is told of an earlier training at a press."""
    told = await actor.slash(two.room.channel, "help")
    return str([text_of(one) for one in told.followups])


def by_ana(two: Two) -> Press:
    ana, guild = two.room.ana.id, two.room.channel.guild
    assert guild is not None
    return Press(ana * 2, ana, guild.id)


async def data_removed(two: Two) -> None:
    own_data = two.services.own_data
    [table] = [one for one in await own_data.tables.names(by_ana(two)) if one.name == WORD]
    await own_data.tables.remove(by_ana(two), table.id, anybodys=True)


async def person_deleted(two: Two) -> None:
    parted = await two.services.deleting.deletions.part(by_ana(two))
    assert parted is not None
    while await two.services.deleting.deletions.delete_some(parted.owner):
        pass


def gone_before_launch(two: Two, monkeypatch: pytest.MonkeyPatch, gone: Gone) -> None:
    """Let something be gone between the card of a training and its launch."""
    launch = Training.launch

    async def late(training: Training, run: Run, channel: int | None, message: int | None) -> None:
        await gone(two)
        await launch(training, run, channel, message)

    monkeypatch.setattr(Training, "launch", late)


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


async def removed(two: Two) -> None:
    """Remove the data as a person does."""
    await two.room.ana.slash(two.room.channel, "data remove", name=WORD)


async def owner_deleted(two: Two) -> None:
    await deleted(two)


@pytest.mark.parametrize("gone", [removed, owner_deleted])
async def test_whose_training_lost_its_data_is_told_even_after_a_restart(
    two: Two, slow: SlowEngine, gone: Gone
) -> None:
    await bring_data(two)
    await two.room.ben.slash(two.room.channel, "train", data=WORD)
    await gone(two)
    await restarted(two, slow)
    await two.wait(60)
    assert two.room.channel.history() == []
    assert DATA_WENT in await told_next(two, two.room.ben)
    assert DATA_WENT not in await told_next(two, two.room.ben)


@pytest.mark.parametrize("gone", [removed, owner_deleted])
async def test_a_training_whose_data_went_is_stopped_and_its_person_told(
    two: Two, slow: SlowEngine, gone: Gone
) -> None:
    await bring_data(two)
    await two.room.ben.slash(two.room.channel, "train", data=WORD)
    await two.room.ben.slash(two.room.channel, "help")  # from then on nothing is owed
    await gone(two)
    await two.room.env.settle()
    assert slow.cancelled == [slow.submitted[-1].run]
    assert DATA_WENT in await told_next(two, two.room.ben)


@pytest.mark.parametrize("gone", [removed, owner_deleted])
async def test_a_private_card_says_that_the_data_went(
    two: Two, slow: SlowEngine, gone: Gone
) -> None:
    await bring_data(two)
    asked = await two.room.ben.slash(two.room.channel, "train", data=WORD, private=True)
    assert WORD in text_of(shown(asked))
    await gone(two)
    await two.wait(10)
    assert DATA_WENT in text_of(shown(asked))
    assert WORD not in text_of(shown(asked))
    assert DATA_WENT not in await told_next(two, two.room.ben)


@pytest.mark.parametrize("gone", [data_removed, person_deleted])
async def test_a_private_training_that_began_just_before_its_data_went_says_so(
    two: Two, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch, gone: Gone
) -> None:
    await bring_data(two)
    gone_before_launch(two, monkeypatch, gone)
    asked = await two.room.ben.slash(two.room.channel, "train", data=WORD, private=True)
    await two.wait(10)
    assert DATA_WENT in text_of(shown(asked))
    assert not slow.submitted


async def test_ones_own_training_goes_on_and_shows_its_end_when_its_data_is_removed(
    two: Two, slow: SlowEngine
) -> None:
    await bring_data(two)
    await two.room.ana.slash(two.room.channel, "train", data=WORD)
    await removed(two)
    await two.wait(60)
    assert not slow.cancelled
    end(slow)
    await two.wait(60)
    assert WORD in cards(two)
