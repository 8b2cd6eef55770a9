"""Data that somebody brought and has not kept yet: it is looked at in a dry run, in private."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.choices import Choices
from bot.tutor.data.dry_run import dry_run

if TYPE_CHECKING:
    from bot.tutor.data.dry_run import DryRun
    from bot.tutor.data.grid import Grid

NOTHING_CHOSEN = Choices()


class DraftChangedError(Exception):
    """Another press changed what is chosen in a draft, so what was made of it holds no more."""


@dataclass(frozen=True, slots=True)
class NewDraft:
    """What was brought under which name. `typed` is the text of the form; "" for a file."""

    name: str
    grid: Grid
    typed: str = ""


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A draft as it is stored: whose, and for which place; `guild` is None for a DM.

    `brought` is None once it was kept; then `kept` is the id of the table, or None if that was
    removed since.
    """

    id: int
    person: int
    guild: int | None
    name: str
    brought: NewDraft | None
    choices: Choices = NOTHING_CHOSEN
    kept: int | None = None

    @property
    def run(self) -> DryRun | None:
        """The dry run of what was chosen so far, or None if it was kept."""
        return None if self.brought is None else dry_run(self.name, self.brought.grid, self.choices)
