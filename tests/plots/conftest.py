"""Paper that remembers its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.plots import animation, comparison, many, sweep, training
from tests.plots.words import KEPT, RecordingSheet

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the pictures of the lab be drawn on new paper that remembers what is written."""
    for module in (training, comparison, sweep, many, animation):
        monkeypatch.setattr(module, "Sheet", RecordingSheet)
    yield
    for kept in KEPT:
        kept.cache_clear()
