"""The matching exercise: start it, pick a term, pick a definition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.attempting import (
    UPDATED,
    Rules,
    close_if_done,
    lesson_in,
    of_activity,
    own_attempt,
    revision_in,
    take_step,
)
from bot.services.exercises.scenes import MatchingScene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity, WantedAttempt, mark_of
from bot.tutor.exercises.matching import after_pair, draw_matching, matching_state, pair_up
from bot.tutor.exercises.typed_pairs import heard_pair

if TYPE_CHECKING:
    from random import Random

    from bot.services.exercises.ports import Attempts
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.matching import MatchingExercise, MatchingState
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Matching:
    """Methods that take an attempt raise NotYoursError if it belongs to another person.

    All methods raise TutorError when the lesson or its exercise is gone.
    """

    course: Course
    attempts: Attempts
    randomness: Random

    async def begin(self, press: Press, lesson: Lesson) -> MatchingScene:
        """Start the lesson's exercise, or come back to the one that is open."""
        plan = draw_matching(_exercise(lesson), self.randomness)
        attempt = await self.attempts.begin(
            press, WantedAttempt(lesson.id, Activity.MATCHING, plan)
        )
        state = self._replay(attempt)
        await close_if_done(self.attempts, attempt, _score(state))
        return self._scene(attempt, state)

    async def show(self, press: Press, attempt: int, term: str | None = None) -> MatchingScene:
        """Show where the person is; `term` is the one they picked."""
        own = await own_attempt(self.attempts, press, attempt)
        scene = self._scene(own, self._replay(own))
        still_open = term in scene.state.terms and term not in scene.state.matched
        return replace(scene, term=term if still_open else None)

    async def pair(
        self, press: Press, attempt: int, mark: str, term: str, letter: str
    ) -> MatchingScene:
        """Judge one pair, store it, and only then say whether it was right.

        After a wrong one the term stays picked.

        A press on an older card changes nothing.
        """

        def judge(current: Attempt, state: MatchingState) -> Entry | None:
            if state.finished or self._scene(current, state).mark != mark:
                return None
            return pair_up(state, term, letter)

        rules = Rules(self._replay, after_pair, _score, revision_in(self.course))
        step = await take_step(self.attempts, press, attempt, rules, judge)
        scene = self._scene(step.attempt, step.state)
        verdict = _verdict(scene.exercise, step.attempt.entries)
        kept = term if term in scene.state.terms and term not in scene.state.matched else None
        return replace(scene, term=kept, note=verdict if step.counted else f"{UPDATED} {verdict}")

    async def typed(self, press: Press, attempt: int, text: str) -> MatchingScene | None:
        """Take a message for a pair; None when it names none. Raise TutorError as `pair` does."""
        scene = await self.show(press, attempt)
        heard = heard_pair(scene.exercise, scene.state, text)
        if heard is None or scene.state.finished:
            return None
        return await self.pair(press, attempt, scene.mark, *heard)

    def _replay(self, attempt: Attempt) -> MatchingState:
        attempt = of_activity(attempt, Activity.MATCHING)
        exercise = _exercise(lesson_in(self.course, attempt.lesson))
        return matching_state(exercise, attempt.plan, attempt.entries)

    def _scene(self, attempt: Attempt, state: MatchingState) -> MatchingScene:
        lesson = lesson_in(self.course, attempt.lesson)
        mark = mark_of(state.step, lesson.revision)
        return MatchingScene(lesson, _exercise(lesson), attempt.id, mark, state)


def _score(state: MatchingState) -> float | None:
    return state.score if state.finished else None


def _exercise(lesson: Lesson) -> MatchingExercise:
    if lesson.matching is None:
        raise TutorError("This lesson has no matching exercise any more. Type `/learn` to go on.")
    return lesson.matching


def _verdict(exercise: MatchingExercise, entries: tuple[Entry, ...]) -> str:
    """Say how the last pair went; "" when the lesson no longer has it."""
    ids = {pair.id for pair in exercise.pairs}
    if not entries or not {entries[-1].item, entries[-1].choice} <= ids:
        return ""
    entry = entries[-1]
    term = exercise.pair(entry.item).term
    if entry.right:
        return f"✅ Right: **{term}** is matched."
    return f"❌ Not that one for **{term}**. {exercise.feedback(entry.item, entry.choice)}"
