from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.services.upkeep import HOUR, LOOK, PAUSE, SETTLED, SOON, Upkeep
from bot.tutor.errors import TutorError
from tests.fakes import HandClock


@dataclass
class Rows:
    """So many changes until all is forgotten; some of them fail."""

    left: int = 0
    failing: int = 0
    asked: list[float] = field(default_factory=list)
    clock: HandClock = field(default_factory=HandClock)

    async def forget_some(self) -> bool:
        self.asked.append(self.clock.elapsed())
        if self.failing:
            self.failing -= 1
            raise TutorError("The disk is full.")
        self.left = max(0, self.left - 1)
        return self.left > 0


@dataclass
class File:
    checked: bool = True
    looked: int = 0

    def check(self) -> None:
        self.looked += 1


async def test_f13_forgetting_goes_on_in_small_changes_and_again_every_hour() -> None:
    rows = Rows(left=3)
    await Upkeep(rows, File(), rows.clock).start()
    await rows.clock.advance(SOON + 1)
    assert rows.asked == pytest.approx([SOON, SOON + PAUSE, SOON + 2 * PAUSE])
    await rows.clock.advance(2 * HOUR)
    assert len(rows.asked) == 5


async def test_forgetting_that_fails_is_tried_again_an_hour_later() -> None:
    rows = Rows(failing=1)
    await Upkeep(rows, File(), rows.clock).start()
    await rows.clock.advance(SOON + HOUR + 1)
    assert rows.asked == [SOON, SOON + HOUR]


@pytest.mark.parametrize(("checked", "looks"), [(True, 0), (False, 1)])
async def test_the_file_is_looked_through_soon_after_a_start_that_did_not_and_every_hour(
    checked: bool, looks: int
) -> None:
    rows, file = Rows(), File(checked)
    await Upkeep(rows, file, rows.clock).start()
    assert file.looked == 0
    await rows.clock.advance(SOON)
    assert file.looked == looks
    await rows.clock.advance(3 * HOUR)
    assert file.looked == looks + 3


@dataclass
class Copies:
    asked: list[float] = field(default_factory=list)

    def copy_when_due(self, elapsed: float) -> None:
        self.asked.append(elapsed)


async def test_backups_are_asked_for_once_the_start_is_over_and_every_few_minutes() -> None:
    rows, copies = Rows(), Copies()
    await Upkeep(rows, File(), rows.clock, copies).start()
    await rows.clock.advance(SETTLED - 1)
    assert copies.asked == []
    await rows.clock.advance(2 * LOOK + 2)
    assert copies.asked == pytest.approx([SETTLED, SETTLED + LOOK, SETTLED + 2 * LOOK])
