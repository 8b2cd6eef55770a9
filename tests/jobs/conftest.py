"""A line of trainings that is started before a test and closed after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.jobs.played_line import PlayedLine

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def played() -> Iterator[PlayedLine]:
    played = PlayedLine()
    played.start()
    yield played
    played.close()
