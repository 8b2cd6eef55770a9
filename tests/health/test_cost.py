"""Counting costs below one part in a hundred of a press; both are measured in one run."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from bot.counts import Counts
from bot.store.sqlite.saving import SavingRecord
from bot.ui.answering.counted import (
    PressOutcome,
    note_end,
    note_first_answer,
    note_received,
)
from tests.health.seen import seen

if TYPE_CHECKING:
    import pytest

    from bot.settings import Settings
    from tests.conftest import BuildApp

PRESSES, ROUNDS, TIMES = 15, 5, 500


def count_a_press(counts: Counts, saving: SavingRecord) -> None:
    """Count what a press counts: two commits and three answers of Discord are more than most."""
    clock = SimpleNamespace(elapsed=time.perf_counter)
    client = SimpleNamespace(counts=counts, clock=clock)
    pressed = cast("Any", SimpleNamespace(extras={}, client=client))
    note_received(pressed)
    note_first_answer(pressed)
    note_end(pressed, PressOutcome.ANSWERED)
    for _ in range(2):
        counts.commits.add(0.004)
        saving.saved()
    for _ in range(3):
        counts.answers.add("2xx")


def seconds_of_counting() -> float:
    counts, fastest = Counts(), float("inf")
    saving = SavingRecord(counts.store_errors)
    for _ in range(ROUNDS):
        began = time.thread_time()
        for _ in range(TIMES):
            count_a_press(counts, saving)
        fastest = min(fastest, (time.thread_time() - began) / TIMES)
    return fastest


async def test_counting_takes_less_than_a_hundredth_of_a_press(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seen(build_app, settings, monkeypatch) as bot:
        await bot.online()
        await bot.press()
        before = time.process_time()
        for person in range(PRESSES):
            await bot.press(10_000 + person)
        press = (time.process_time() - before) / PRESSES  # of the stub of Discord too
        counting = seconds_of_counting()
    print(f"counting {counting * 1e6:.1f} us, press {press * 1e3:.2f} ms")  # noqa: T201
    assert counting < press / 100
