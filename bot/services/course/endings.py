"""What comes after the cards of a lesson: the result of a checkpoint, the debrief, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.course.scenes import CourseDoneScene, DebriefScene, DoneScene, ResultScene
from bot.tutor.course.bookmarks import AHEAD
from bot.tutor.course.did import beliefs_in
from bot.tutor.course.figures import lesson_figures
from bot.tutor.course.ideas import came_to
from bot.tutor.course.mending import outcome_of
from bot.tutor.course.path import LessonPart, off_practice, part_of
from bot.tutor.course.record import ACTIVITIES, Record
from bot.tutor.course.standing import (
    PASS_FIRST,
    ROUNDING,
    met,
    missing_for,
    next_lesson,
    passed,
    tried_of,
)
from bot.tutor.course.walked import passed_since, way_of
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import FIRST, Activity

if TYPE_CHECKING:
    from bot.services.exercises.ports import PastAttempts
    from bot.services.scene import Scene
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.course.figures import Figure
    from bot.tutor.course.mending import CheckpointOutcome
    from bot.tutor.course.standing import Position, Standing
    from bot.tutor.people import Press

AT_END = {LessonPart.DEBRIEF, LessonPart.DONE}


@dataclass(frozen=True, slots=True)
class Endings:
    course: Course
    history: PastAttempts

    async def at(self, press: Press, position: Position, part: LessonPart) -> Scene:
        """Show the ending that somebody is at: a result, the debrief, or what is next."""
        lesson, bookmark = position.lesson, position.bookmark
        if part is LessonPart.DONE:
            return await self.done(press, lesson, position.standing)
        outcome = await self._outcome(press, lesson) if part is LessonPart.RESULT else None
        if outcome is not None and outcome.asked:
            ahead, read = bookmark.card_id == AHEAD, _read_any(lesson, bookmark, outcome)
            return ResultScene(lesson, bookmark.id, outcome, ahead=ahead, read=read)
        return await self.debrief(press, lesson, position.standing)

    async def debrief(self, press: Press, lesson: Lesson, standing: Standing) -> DebriefScene:
        """Show a lesson's closing words and what one did; it is finished only at its end."""
        bookmark, scores = standing.bookmark(lesson), standing.first_scores(lesson)
        at_end = bookmark and part_of(lesson, off_practice(lesson, bookmark), scores) in AT_END
        outcome = await self._outcome(press, lesson) if Activity.QUESTIONS in scores else None
        # Below the mark the result has told what is worth reading again.
        untold = at_end and scores.get(Activity.QUESTIONS, 0.0) >= PASS_FIRST - ROUNDING
        return DebriefScene(
            lesson,
            bookmark.id if bookmark and at_end else None,
            scores,
            outcome=outcome,
            again=outcome.again if outcome is not None and untold else (),
            passed=passed(lesson, standing) or Activity.QUESTIONS not in scores,
            figures=await self._figures(press, lesson, standing),
            read=outcome is None or _read_any(lesson, bookmark, outcome),
            way=self._way(lesson, standing),
        )

    async def _figures(
        self, press: Press, lesson: Lesson, standing: Standing
    ) -> tuple[Figure, ...]:
        attempts = await self.history.attempts(press.person, ACTIVITIES, lesson.id)
        return lesson_figures(Record(self.course, standing, attempts), lesson)

    def _way(self, lesson: Lesson, standing: Standing) -> str:
        """Say what a person did beyond the numbers; the last lesson looks back on the course."""
        is_last = lesson.id == self.course.lessons[-1].id
        told = (passed_since(lesson, standing), way_of(self.course, standing) if is_last else "")
        return " ".join(filter(None, told))

    async def done(
        self, press: Press, lesson: Lesson, standing: Standing
    ) -> DoneScene | CourseDoneScene:
        """Point to the next lesson; after the last one, to the end of the course."""
        following = next_lesson(self.course, lesson, standing)
        if following is None:
            return await self.course_done(press, standing)
        kept = standing.bookmark(lesson)
        missing = missing_for(self.course, following, standing)
        return DoneScene(
            lesson,
            following,
            known=_is_unread(lesson, kept),
            met=met(lesson, standing),
            missing=missing,
            tried=tried_of(missing, standing),
        )

    async def course_done(self, press: Press, standing: Standing) -> CourseDoneScene:
        """Name all lessons; there is at least one. Raise TutorError when none could be loaded."""
        lessons = self.course.lessons
        if not lessons:
            raise TutorError("All lessons are switched off while they are mended. Try `/train`.")
        beliefs = beliefs_in(
            self.course, await self.history.attempts(press.person, [Activity.TRIES])
        )
        unpassed = tuple(lesson for lesson in lessons if not met(lesson, standing))
        return CourseDoneScene(lessons, beliefs, unpassed, way_of(self.course, standing))

    async def _outcome(self, press: Press, lesson: Lesson) -> CheckpointOutcome | None:
        """Tell what came out at the first checkpoint; None where none came to its end."""
        attempts = await self.history.attempts(press.person, [Activity.QUESTIONS], lesson.id)
        taken = (one for one in attempts if one.scope == FIRST and one.score is not None)
        first = next(taken, None)
        return None if first is None else outcome_of(lesson, first)


def _read_any(lesson: Lesson, bookmark: Bookmark | None, outcome: CheckpointOutcome) -> bool:
    """Tell whether a card that is worth reading was read before."""
    return any(card in outcome.again for card in lesson.cards[: came_to(lesson, bookmark)])


def _is_unread(lesson: Lesson, kept: Bookmark | None) -> bool:
    """Tell whether cards were left unread; what an older program finished was read as it was."""
    return kept is not None and kept.revision != "" and kept.furthest <= len(lesson.cards)
