"""Histories with crashes and edited lessons, over the real services and store."""

from __future__ import annotations

import pytest

from bot.simulate.histories import FAULTS, write_histories


def ignored(_words: str) -> None: ...


@pytest.mark.parametrize("histories", [3, pytest.param(100, marks=pytest.mark.nightly)])
def test_what_was_told_is_stored_whatever_happens(histories: int) -> None:
    count = write_histories(histories, "5", ignored)
    assert count.failures == []
    assert count.histories == histories
    assert count.stored > histories
    assert histories < 50 or set(FAULTS) < set(count.faults)
