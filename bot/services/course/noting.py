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
from bot.tutor.course.bookmarks import is_on_card, number_in

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Lesson

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


def stays_at(lesson: Lesson, bookmark: Bookmark) -> str:
    """Say that an earlier card was only looked at."""
    if not is_on_card(lesson, bookmark):
        return "This is a look back: your place stays as it is, further on in this lesson."
    here = number_in(lesson, bookmark)
    return f"This is a look back: your place stays at card {here} of this lesson."


def has_room(scene: Scene) -> bool:
    return isinstance(scene, NOTED)


def noted(scene: Scene, *notes: str) -> Scene:
    """Add notes to a scene; one without room for them stays as it is."""
    if not isinstance(scene, NOTED):
        return scene
    return replace(scene, note=" ".join(note for note in (scene.note, *notes) if note))
