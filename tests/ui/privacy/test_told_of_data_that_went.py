"""Whoever trains on data that goes is told so, once, on the real bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.privacy.blanking import DATA_WENT
from tests.ui.privacy.everything import WORD, bring_data
from tests.ui.privacy.going import (
    cards,
    data_removed,
    gone_before_launch,
    owner_deleted,
    person_deleted,
    removed,
    told_next,
)
from tests.ui.privacy.test_cards_on_their_way import end, restarted
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two
    from tests.ui.privacy.going import Gone

pytestmark = pytest.mark.simcord(check_errors=False)


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
