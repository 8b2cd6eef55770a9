"""The garbage collector makes no round through what stays, and none through all by itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from bot.collecting import INTERVAL, MUCH, THRESHOLDS, keep_what_was_built, tidy, warm_and_keep
from tests.fakes import HandClock

if TYPE_CHECKING:
    from tests.conftest import BuildApp


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


class Ring:
    """Something that only the garbage collector can end."""

    alive = 0

    def __init__(self) -> None:
        self.itself = self
        Ring.alive += 1

    def __del__(self) -> None:
        Ring.alive -= 1


async def test_what_is_loaded_behind_the_presses_is_frozen_too(build_app: BuildApp) -> None:
    clock = HandClock()
    app = build_app(clock=clock)
    keep_what_was_built()
    assert gc.get_threshold() == THRESHOLDS
    built = gc.get_freeze_count()
    await warm_and_keep(app)
    assert gc.get_freeze_count() > built + 1000  # the answers of the course
    assert len(gc.get_objects(2)) < MUCH


async def test_what_nobody_needs_is_collected_within_a_minute(build_app: BuildApp) -> None:
    clock = HandClock()
    app = build_app(clock=clock)
    keep_what_was_built()
    await warm_and_keep(app)
    for _ in range(3):
        ring = Ring()
        gc.collect(0)
        gc.collect(1)  # it is an old one by now
        del ring
        assert Ring.alive == 1
        await clock.advance(INTERVAL)
        assert Ring.alive == 0


def test_no_round_through_all_is_made_while_presses_come() -> None:
    keep_what_was_built()
    rounds: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            rounds.append(told["generation"])

    gc.callbacks.append(note)
    try:
        kept = [[Ring() for _ in range(10)] for _ in range(40_000)]
    finally:
        gc.callbacks.remove(note)
    assert rounds
    assert 2 not in rounds
    del kept
    tidy()
    assert Ring.alive == 0


def test_much_that_came_to_stay_is_frozen() -> None:
    keep_what_was_built()
    frozen = gc.get_freeze_count()
    stays = [[k] for k in range(MUCH + 10)]
    tidy()
    assert gc.get_freeze_count() > frozen + MUCH
    assert len(gc.get_objects(2)) < MUCH
    assert stays
