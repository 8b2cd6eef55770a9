"""What was deleted is overwritten step by step, and nobody is held up by a long reader for it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.privacy.overwriting import AT_ONCE, BUSY, PAUSE, Overwriter
from bot.tutor.errors import TutorError
from tests.fakes import HandClock

MUCH = AT_ONCE + 2


@dataclass(slots=True)
class DeletedFrom:
    """The port `Overwriting`: so many steps are to do, and a reader may keep the log from us."""

    left: int = MUCH
    read: bool = False
    full: bool = False
    cuts: int = 0

    async def cut_log(self) -> bool:
        self.cuts += 1
        return not self.read

    async def unwiped(self) -> bool:
        return self.left > 0

    async def wipe_some(self) -> bool:
        if self.full:
            raise TutorError("The disk is full.")
        self.left -= 1
        return self.left > 0


async def test_a_few_steps_at_once_and_the_others_behind_the_presses() -> None:
    files, clock = DeletedFrom(), HandClock()
    await Overwriter(files, clock).at_once()
    assert files.left == MUCH - AT_ONCE
    await clock.advance(PAUSE)
    assert files.left == MUCH - AT_ONCE - 1
    await clock.advance(10 * PAUSE)
    assert files.left == 0


async def test_while_somebody_reads_for_long_it_asks_once_a_second_and_goes_on_after() -> None:
    files, clock = DeletedFrom(read=True), HandClock()
    await Overwriter(files, clock).at_once()
    await clock.advance(BUSY)
    await clock.advance(BUSY / 2)
    assert (files.left, files.cuts) == (MUCH, 2)
    files.read = False
    await clock.advance(BUSY / 2)
    await clock.advance((MUCH + 1) * PAUSE)
    assert files.left == 0


async def test_on_a_full_disk_the_person_is_answered_and_it_is_tried_later() -> None:
    files, clock = DeletedFrom(full=True), HandClock()
    await Overwriter(files, clock).at_once()
    files.full = False
    await clock.advance(BUSY)
    await clock.advance((MUCH + 1) * PAUSE)
    assert files.left == 0
