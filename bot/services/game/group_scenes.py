"""What is shown of a game that a group plays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.tutor.game.arena import ArenaRow
    from bot.tutor.game.group_scores import GroupAnswer, GroupTest
    from bot.tutor.game.group_state import GroupState


@dataclass(frozen=True, slots=True)
class GroupGameScene(Scene):
    """The card that everybody sees.

    `answer` is what the group made of the sentence that was revealed. `test` and `rows` are there
    once the game is over: the unseen sentences, and the rules of the arena.
    """

    state: GroupState
    answer: GroupAnswer | None = None
    test: GroupTest | None = None
    rows: tuple[ArenaRow, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupPartScene(Scene):
    """What one person sees of their own part, and nobody else's.

    `answer` is what the group made of the sentence that was revealed; `note` says what a press did.
    """

    state: GroupState
    person: int
    answer: GroupAnswer | None = None
    note: str = ""
