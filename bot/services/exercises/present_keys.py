"""Attempts by the present keys: what a correction changed is kept before anything is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.asking import Asking, NothingLeftError
from bot.services.exercises.attempting import own_attempt
from bot.tutor.course.asked import revision_for
from bot.tutor.course.rejudging import change_in
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.questions.state import final_score

if TYPE_CHECKING:
    from bot.services.exercises.ports import Attempts, Rejudging
    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.questions.state import QuestionsState
    from bot.tutor.people import Press


CORRECTIONS = frozenset({EntryKind.REJUDGED, EntryKind.TOLD})
"""One of these comes last where a corrected key brought an attempt to its end."""


@dataclass(frozen=True, slots=True)
class PresentKeys:
    """Nobody waits for the start to come to their attempt: it is looked at when it is touched."""

    course: Course
    attempts: Attempts
    rejudging: Rejudging

    async def own(self, press: Press, attempt_id: int) -> Attempt:
        """Load an attempt by the present keys, closed where a corrected one brought its end.

        Raise what `own_attempt` raises, and TutorError for one at another exercise.
        """
        own = await self.judged(press, await own_attempt(self.attempts, press, attempt_id))
        if own.closed or not own.entries or own.entries[-1].kind not in CORRECTIONS:
            return own
        score = final_score(Asking(self.course).replay(own))
        if score is None:
            return own
        await self.attempts.close(own.id, score)
        return replace(own, closed=True, score=score)

    async def state(self, attempt: Attempt) -> QuestionsState:
        """Replay; close an attempt that has no question left, and raise NothingLeftError."""
        state = Asking(self.course).replay(attempt)
        if not state.drawn:
            await self.attempts.close(attempt.id, None)
            raise NothingLeftError
        return state

    async def look(self, press: Press, attempt_id: int) -> QuestionScene:
        """Return the question that is asked now, where it is not shown: nothing is told by it."""
        own = await self.own(press, attempt_id)
        return Asking(self.course).scene(own, await self.state(own))

    async def judged(self, press: Press, attempt: Attempt) -> Attempt:
        """Return the person's attempt with what the present keys changed in it, once that is kept.

        Most attempts have nothing of the kind, and nothing is written.
        """
        change = change_in(self.course, attempt)
        if not change.notes and change.score is None:
            return attempt
        await self.rejudging.keep(revision_for(self.course, attempt), [change])
        return await own_attempt(self.attempts, press, attempt.id)

    async def told(self, press: Press, scene: QuestionScene) -> QuestionScene:
        """Add, once, what a corrected key made of the answers in this lesson."""
        news = await news_of(self.rejudging, press, scene.lesson.id)
        return replace(scene, note=f"{scene.note} {news}".strip()) if news else scene


async def news_of(rejudging: Rejudging, press: Press, lesson: str | None = None) -> str:
    """Say once how many answers count for more since their key was corrected; "" for none.

    `lesson` is the id of one to ask for alone.
    """
    told = await rejudging.tell(press, lesson)
    worth = "as right" if all(each.right for each in told) else "for more"
    questions = len({each.question for each in told})
    if not told:
        return ""
    keys = f"keys of {questions} questions were" if questions > 1 else "key of one question was"
    yours = "answer now counts" if len(told) == 1 else "answers now count"
    return f"The {keys} corrected; your {yours} {worth}."
