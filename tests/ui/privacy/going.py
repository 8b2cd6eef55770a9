"""Data and people that go while something of theirs is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.lab.training import Training
from bot.tutor.people import Press
from tests.ui.privacy.everything import WORD, deleted
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import pytest
    import simcord

    from bot.tutor.lab.runs import Run
    from tests.ui.game.partner.two import Two

    Gone = Callable[[Two], Awaitable[None]]


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


async def removed(two: Two) -> None:
    """Remove the data as a person does."""
    await two.room.ana.slash(two.room.channel, "data remove", name=WORD)


async def owner_deleted(two: Two) -> None:
    await deleted(two)
