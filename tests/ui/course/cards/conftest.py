"""A server whose bot teaches a lesson of active cards, and Ana, who has its first card open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import FakePictures
from tests.ui.course.cards.active_course import learner_of, teaching_it
from tests.ui.learner import Learner

if TYPE_CHECKING:
    from pathlib import Path

    from discord.ext import commands

    from bot.settings import Settings
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    return teaching_it(settings, tmp_path)


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def simcord_bot(build_app: BuildApp, pictures: FakePictures) -> commands.Bot:
    return build_app(pictures=pictures).bot


@pytest.fixture
async def ana(classroom: Classroom) -> Learner:
    """Ana, who has the first card in front of her."""
    learner = learner_of(classroom)
    await learner.slash("learn")
    return learner
