"""What is shown of the prediction game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.tutor.course.course import Lesson
    from bot.tutor.game.sentences import Game, Label, Sentence
    from bot.tutor.game.solo import GameState


@dataclass(frozen=True, slots=True)
class GameScene(Scene):
    """The prediction game. `judged` is the sentence that was just predicted, as `predicted`."""

    lesson: Lesson
    game: Game
    attempt: int
    mark: str
    state: GameState
    judged: Sentence | None = None
    predicted: Label | None = None
    said: str | None = None
    note: str = ""
