"""Each press, command and form is counted once, by how it ended, and its first answer is timed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import aiohttp
import pytest

from bot.services.messages import Reason
from bot.tutor.errors import TutorError
from bot.ui.answering.counted import PressOutcome, outcome_of
from bot.ui.answering.faults import NotShownError
from bot.ui.duty import RestartingError
from tests.fakes import QuickEngine
from tests.ui.reading import labels_of

if TYPE_CHECKING:
    from discord.ext import commands

    from bot.counts import Counts
    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp
    from tests.fakes import HandClock
    from tests.ui.answering.conftest import Bad

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(engine=QuickEngine(), clock=clock).bot


def counts_of(bad: Bad) -> Counts:
    return cast("TutorBot", bad.room.env.bot).counts


def ended(bad: Bad) -> dict[str, int]:
    return {how: count for how, count in counts_of(bad).interactions.by_kind.items() if count}


async def test_commands_and_presses_are_counted_once_each(bad: Bad) -> None:
    await bad.slash("learn")
    assert ended(bad) == {"answered": 1}
    card = bad.said[-1]
    await bad.click(card, labels_of(card)[0])
    assert ended(bad) == {"answered": 2}
    assert counts_of(bad).acknowledgements.now.count == 2


async def test_what_is_refused_in_words_is_counted_as_that(bad: Bad) -> None:
    await bad.slash("run export", run=99)
    assert ended(bad) == {"refused": 1}
    assert counts_of(bad).acknowledgements.now.count == 1


async def test_what_discord_takes_no_answer_to_is_not_acknowledged(bad: Bad) -> None:
    await bad.slash("train")
    before = counts_of(bad).acknowledgements.now.count
    bad.refuse("POST", "/interactions/*/callback", 10062, times=3)
    bad.refuse("*", "/webhooks/*", 10015, times=3)
    await bad.slash("run export", run=1)
    assert ended(bad) == {"answered": 1, "not_shown": 1}
    assert counts_of(bad).acknowledgements.now.count == before


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (TutorError("That is over."), PressOutcome.REFUSED),
        (RestartingError(), PressOutcome.REFUSED),
        (NotShownError("It is saved.", Reason.TROUBLE), PressOutcome.NOT_SHOWN),
        (NotShownError("It is saved.", ours=True), PressOutcome.FAILED),
        (aiohttp.ClientError(), PressOutcome.NOT_SHOWN),
        (KeyError("a bug"), PressOutcome.FAILED),
    ],
)
def test_an_error_ends_a_press_as_it_is_told(error: Exception, outcome: PressOutcome) -> None:
    assert outcome_of(error) is outcome
