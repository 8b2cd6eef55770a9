"""Notes on what is shown of a lesson: what changed since, and what waits elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.course.scenes import (
    CardScene,
    CourseDoneScene,
    DebriefScene,
    DoneScene,
    PracticeScene,
    ResultScene,
)
from bot.services.exercises.scenes import MatchingScene, QuestionScene
from bot.services.game.scenes import GameScene

if TYPE_CHECKING:
    from bot.services.scene import Scene

NOTED = (
    CardScene,
    CourseDoneScene,
    DebriefScene,
    DoneScene,
    GameScene,
    MatchingScene,
    PracticeScene,
    QuestionScene,
    ResultScene,
)
"""What has room for a note."""
UPDATED = "This lesson was updated since you were here. Your answers are kept."
PRACTICE_KEPT = "Your practice is kept as it is: `/practise` goes on with it."


def has_room(scene: Scene) -> bool:
    return isinstance(scene, NOTED)


def noted(scene: Scene, *notes: str) -> Scene:
    """Add notes to a scene; one without room for them stays as it is."""
    if not isinstance(scene, NOTED):
        return scene
    return replace(scene, note=" ".join(note for note in (scene.note, *notes) if note))
