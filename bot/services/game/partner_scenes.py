"""What is shown of a game of two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.game.partner import PartnerState, Seat


@dataclass(frozen=True, slots=True)
class PartnerHowScene(Scene):
    """How to invite somebody, for one person."""


@dataclass(frozen=True, slots=True)
class PartnerScene(Scene):
    """A game of two as everybody sees it. Before a mark, nothing shown may depend on a label.

    `names` are the Discord ids of the two, also of one who left; `left` says who did. `lesson` is
    the one with the debrief.
    """

    gathering: int
    phase: int
    lesson: str
    state: PartnerState
    names: Mapping[Seat, int]
    left: frozenset[Seat]
    closed: bool


@dataclass(frozen=True, slots=True)
class PartnerPartScene(Scene):
    """What one of the two sees alone, from their `seat`; `note` is what came of their press."""

    game: PartnerScene
    seat: Seat
    note: str = ""

    def with_note(self, note: str) -> PartnerPartScene:
        return replace(self, note=note)
