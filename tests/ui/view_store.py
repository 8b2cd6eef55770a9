"""What discord.py keeps of the views and forms that a bot sends: all pass through one method."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from discord.state import ConnectionState

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from discord.ui.view import BaseView


@contextmanager
def watched_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseView]]:
    """Collect what is kept. A view of dynamic items is held by its time-out alone."""
    kept: list[BaseView] = []
    store_view = ConnectionState.store_view

    def watched(state: ConnectionState, view: BaseView, message_id: int | None = None) -> None:
        kept.append(view)
        store_view(state, view, message_id)

    monkeypatch.setattr(ConnectionState, "store_view", watched)
    yield kept
