"""What takes longer is acknowledged first: its answer comes once, whichever of both is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import QuickEngine
from tests.ui.reading import shown

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.fakes import HandClock
    from tests.ui.answering.conftest import Bad

pytestmark = pytest.mark.simcord(check_errors=False)

TAKEN = pytest.mark.parametrize("taken", [False, True], ids=["before", "after"])


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(engine=QuickEngine(), clock=clock).bot


@TAKEN
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/interactions/*/callback"), ("PATCH", "/webhooks/*/@original")]
)
async def test_what_is_acknowledged_first_is_answered_once_with_its_files(
    bad: Bad, taken: bool, method: str, path: str
) -> None:
    await bad.slash("train")
    bad.cuts.cut(method, path, taken=taken)
    await bad.slash("run export", run=1)
    _, answered = bad.said
    assert "numpy" in answered.content
    assert answered.attachments
    assert answered.ephemeral


async def test_a_press_that_cannot_be_acknowledged_is_answered_by_the_next_one(bad: Bad) -> None:
    await bad.slash("train")
    bad.refuse("POST", "/interactions/*/callback", 10062, times=3)
    bad.refuse("*", "/webhooks/*", 10015, times=3)
    await bad.slash("run export", run=1)
    assert len(bad.said) == 1
    bad.room.env.backend.faults.clear()
    _, late = (await bad.slash("help")).followups
    assert "numpy" in late.content
    assert late.attachments


async def test_what_waits_goes_on_waiting_where_the_hint_before_it_is_refused(bad: Bad) -> None:
    await bad.slash("train")
    bad.refuse("POST", "/interactions/*/callback", 10062, times=3)
    bad.refuse("*", "/webhooks/*", 10015, times=3)
    await bad.slash("run export", run=1)
    bad.room.env.backend.faults.clear()
    bad.refuse("POST", "/webhooks/*", 10015)
    assert not (await bad.slash("help")).followups
    _, late = (await bad.slash("help")).followups
    assert "numpy" in late.content
    assert late.attachments


async def test_an_answer_that_was_deleted_on_its_way_comes_anew(bad: Bad) -> None:
    await bad.slash("train")
    bad.refuse("PATCH", "/webhooks/*/@original", 10008)
    taken = await bad.slash("run export", run=1)
    assert any("numpy" in one.content for one in [shown(taken), *taken.followups])
