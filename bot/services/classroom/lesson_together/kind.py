"""How a lesson is taken together: its card in the channel with its picture, and when it goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.classroom.lesson_together.scenes import LessonTogetherScene
from bot.services.exercises.attempting import lesson_in
from bot.services.exercises.drawing import option_pictures
from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.pictures import drawn
from bot.tutor.classroom.lesson_together.state import LessonTogether, is_complete
from bot.tutor.classroom.lesson_together.way import LESSON, LessonStage, way_of
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.game.together import LASTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from bot.services.pictures import Pictures
    from bot.services.scene import Scene
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering

LESSON_TOGETHER = "lesson-together"


def lesson_kind(course: Course, pictures: Pictures) -> GatheringKind:
    """Return the kind of a lesson together; `pictures` draws what its cards show."""

    async def with_pictures(scene: Scene) -> Scene:
        return await pictured(pictures, scene) if isinstance(scene, LessonTogetherScene) else scene

    return GatheringKind(
        LESSON_TOGETHER,
        share_right,
        lambda found, attempts: LessonTogetherScene(state_of(course, found, attempts)),
        complete=lambda found, attempts: is_complete(state_of(course, found, attempts)),
        lasts=lasts,
        drawn=with_pictures,
    )


def state_of(course: Course, found: Gathering, attempts: Sequence[Attempt]) -> LessonTogether:
    """Work out where a lesson stands. Raise TutorError while the lesson is switched off."""
    lesson = lesson_in(course, found.plan.terms.get(LESSON, ""))
    return LessonTogether(lesson, found, tuple(attempts))


def lasts(found: Gathering) -> timedelta | None:
    """Return how long the next phase lasts, None where the lesson closes instead."""
    return LASTS if found.phase + 1 < len(way_of(found.plan)) else None


async def pictured(pictures: Pictures, scene: LessonTogetherScene) -> LessonTogetherScene:
    """Draw what the card in the channel shows: another picture before a try than after it."""
    state = scene.state
    question, card = state.question, state.card
    if question is not None:
        return replace(scene, pictures=await option_pictures(pictures, state.asked(question)))
    if card is None or card.picture is None:
        return scene
    spec = card.picture.before if state.stage is LessonStage.TRY else card.picture.after
    picture = await drawn(pictures, spec, "card.png")
    if picture is None:
        return replace(scene, undrawn=spec is not None)
    return replace(scene, pictures=(picture,))


def share_right(attempt: Attempt) -> float | None:
    """Return the share of answers to questions that were right, 0 to 1; None without any."""
    judged = [one.right for one in attempt.entries if one.kind == EntryKind.ANSWER]
    return sum(map(bool, judged)) / len(judged) if judged else None
