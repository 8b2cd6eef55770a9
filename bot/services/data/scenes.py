"""What is shown of people's own data, and files to take home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.data.table import OwnTable


@dataclass(frozen=True, slots=True)
class Download:
    """Files to take home, with what to do with them."""

    words: str
    files: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class TablesScene(Scene):
    """People's own data that can be used here. `note` says what was just done."""

    tables: tuple[OwnTable, ...]
    person: int
    note: str = ""
