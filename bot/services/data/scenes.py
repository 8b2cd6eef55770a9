"""What is shown of people's own data, and files to take home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.data.dry_run import DryRun
    from bot.tutor.data.table import OwnTable


@dataclass(frozen=True, slots=True)
class Download:
    """Files to take home, with what to do with them."""

    words: str
    files: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class TablesScene(Scene):
    """A page of people's own data that can be used here. `note` says what was just done.

    `start` tables are on the pages before, there are `total` in all, and `mine` of them belong to
    the person, who may have `share`.
    """

    tables: tuple[OwnTable, ...]
    person: int
    note: str
    start: int
    total: int
    mine: int
    share: int


@dataclass(frozen=True, slots=True)
class DryRunScene(Scene):
    """A dry run, with what can be chosen in it. `draft` is its id.

    `mendable` says that it was typed into a form, which can be opened again. `note` says what was
    just refused.
    """

    draft: int
    run: DryRun
    mendable: bool
    note: str = ""
