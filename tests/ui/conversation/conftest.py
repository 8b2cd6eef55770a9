"""Somebody who types to the bot in a DM."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.conversation.chat import Chat

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom


@pytest.fixture
def chat(classroom: Classroom) -> Chat:
    return Chat(classroom)
