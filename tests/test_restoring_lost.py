"""What `nudge db restore` says is lost: counted by the presses, whatever a clock said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.restoring import Shelves
from bot.store.sqlite.backup import backup
from tests.store.building import rows
from tests.test_restoring import NOON, PRESSES, StillClock, pressed

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings

WRONG_CLOCKS = [datetime(2040, 1, 1, tzinfo=UTC), datetime(2001, 1, 1, tzinfo=UTC)]


@pytest.fixture
def shelves(settings: Settings) -> Shelves:
    clock = StillClock()
    clock.now += timedelta(hours=9)
    return Shelves(settings, clock)


def copied(path: Path, made: datetime) -> str:
    """Make a backup by a clock that may be wrong, and return its name."""
    copy = path.with_name(f"{path.stem}-{made:%Y%m%dT%H%M%SZ}-000001{path.suffix}")
    backup(path, copy)
    return copy.name


@pytest.mark.parametrize("made", [NOON, *WRONG_CLOCKS])
@pytest.mark.parametrize("before", [0, 2])
def test_what_was_pressed_since_a_backup_is_counted_whatever_its_clock_said(
    shelves: Shelves, made: datetime, before: int
) -> None:
    for minute in range(before):
        pressed(shelves.path, NOON + timedelta(minutes=minute))
    name = copied(shelves.path, made)
    for hour in range(1, 6):
        pressed(shelves.path, NOON + timedelta(hours=hour))
    said = " ".join(shelves.restored(shelves.named(name)))
    assert "5 presses." in said
    assert "17:00 UTC will be lost: 4 hours" in said
    assert rows(shelves.path, PRESSES) == [(before,)]


def test_a_press_that_both_hold_is_not_lost_though_its_id_is_not_the_first_of_its_time(
    shelves: Shelves,
) -> None:
    pressed(shelves.path, NOON, 5)
    name = copied(shelves.path, NOON - timedelta(hours=1))
    assert "Nothing is lost" in " ".join(shelves.restored(shelves.named(name)))
    pressed(shelves.path, NOON, 6)  # in the same millisecond
    assert "1 press." in " ".join(shelves.restored(shelves.named(name)))
