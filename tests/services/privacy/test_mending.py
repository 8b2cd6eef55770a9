"""What a deletion left to mend is mended soon, also right after that of another deletion."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bot.services.privacy.mending import Mending
from bot.tutor.privacy.removals import Removal
from tests.fakes import HandClock

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups


class KeptRemovals:
    """Gives numbers as SQLite does: one more than the highest that is there."""

    def __init__(self) -> None:
        self.kept: list[Removal] = []

    def add(self, message: int) -> None:
        number = max((one.id for one in self.kept), default=0) + 1
        self.kept.append(Removal(number, None, 7, 8, message))

    async def waiting(self, after: int, most: int) -> tuple[Removal, ...]:
        return tuple([one for one in self.kept if one.id > after][:most])

    async def done(self, removal: int) -> None:
        self.kept = [one for one in self.kept if one.id != removal]

    async def failed(self, removal: int) -> None:
        """Keep it."""


class Posted:
    def __init__(self) -> None:
        self.gone: list[int] = []

    async def delete(self, guild: int | None, channel: int, message: int) -> bool:
        del guild, channel
        self.gone.append(message)
        return True


async def test_a_deletion_right_after_another_waits_for_no_hour() -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), Posted()
    mending = Mending(removals, cast("Groups", None), clock)
    mending.messages = posted
    removals.add(1001)
    removals.add(1002)
    mending.soon()
    await clock.advance(4.5)  # both are done, and nothing was found after them yet
    assert posted.gone == [1001, 1002]
    removals.add(1003)
    mending.soon()
    await clock.advance(10)
    assert posted.gone == [1001, 1002, 1003]
