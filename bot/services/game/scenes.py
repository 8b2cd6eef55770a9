"""What is shown of the prediction game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.course.course import Lesson
    from bot.tutor.game.crowd import CrowdShare
    from bot.tutor.game.ending import Ending
    from bot.tutor.game.sentences import Game
    from bot.tutor.game.state import GameState


@dataclass(frozen=True, slots=True)
class GameScene(Scene):
    """The prediction game. With `whole_ledger` all that the network did last is shown.

    `ending` is there once the game is over, with the `picture` of both loss curves unless it could
    not be drawn. `crowd` says what others made of the sentences without a label, by their ids.
    """

    lesson: Lesson
    game: Game
    attempt: int
    mark: str
    state: GameState
    note: str = ""
    whole_ledger: bool = False
    ending: Ending | None = None
    picture: Picture | None = None
    crowd: tuple[tuple[str, CrowdShare], ...] = ()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return () if self.picture is None else (self.picture,)


@dataclass(frozen=True, slots=True)
class UnseenScene(Scene):
    """The unseen sentences of a game that is over, one by one."""

    game: GameScene


@dataclass(frozen=True, slots=True)
class SkippedScene(Scene):
    """The game was left out: it counts as done for its lesson, and may be played any time."""

    lesson: Lesson
