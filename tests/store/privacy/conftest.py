from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.privacy.deleting import Deletions
from tests.store.privacy.planted import plant

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
async def deletions(database: Database) -> Deletions:
    await database.write(plant)
    return Deletions(database)
