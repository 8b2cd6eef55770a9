"""Somebody who goes through the made-up course of three lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.course.walking import Walker
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    from tests.services.conftest import Presses, Teach


@pytest.fixture
def walker(teach: Teach, press: Presses) -> Walker:
    return Walker(teach(three_lessons()), press)
