"""What one person did in the course, and what can be read from it: ideas, counts, mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.course.ideas import ideas_of
from bot.tutor.course.mending import WHOLE, with_help
from bot.tutor.course.tries import LOOK, tries_state
from bot.tutor.exercises.attempts import FIRST, PRACTICE, Activity
from bot.tutor.exercises.history import helped_in, item_of, mistakes_in, worth_of

if TYPE_CHECKING:
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.course.ideas import Idea
    from bot.tutor.course.standing import Standing
    from bot.tutor.exercises.attempts import Attempt

ACTIVITIES = (
    Activity.QUESTIONS,
    Activity.MISTAKES,
    Activity.TRIES,
    Activity.MATCHING,
    Activity.GAME,
)
"""What a record is read from."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what was asked were right at the first try.

    `credits` are what the first tries at questions were worth, 0 to 1, in the order of asking; it
    is () for other exercises. `helped` counts the right ones that came after a hint or in steps.
    """

    right: int
    asked: int
    credits: tuple[float, ...] = ()
    helped: int = 0

    @property
    def words(self) -> str:
        tries = f"right at the first try{with_help(self.right, self.helped)}"
        if self.right == self.asked == 1:
            return tries
        return f"{'all' if self.right == self.asked else f'{self.right} of'} {self.asked} {tries}"


@dataclass(frozen=True, slots=True)
class Record:
    """All that a person did. `attempts` are those of ACTIVITIES, in the order of beginning."""

    course: Course
    standing: Standing
    attempts: tuple[Attempt, ...]

    def begun(self, lesson: Lesson) -> frozenset[str]:
        """Return the activities of a lesson that were begun, as far as they count."""
        own = (one for one in self.attempts if one.lesson == lesson.id and one.scope == FIRST)
        return frozenset(one.activity for one in own)

    def ideas(self, lesson: Lesson) -> tuple[Idea, ...]:
        bookmark = self.standing.bookmark(lesson)
        return ideas_of(lesson, bookmark, self.tried, self.attempts)

    @property
    def tried(self) -> frozenset[tuple[str, str]]:
        """The cards that were tried, looked at or worked by hand, as (lesson, card)."""
        return frozenset(
            (attempt.lesson, entry.item)
            for attempt in self.attempts
            if attempt.activity == Activity.TRIES
            for entry in attempt.entries
        )

    def first(self, lesson: Lesson, activity: str) -> Count | None:
        """Count the first attempt at an exercise that came to its end; None without one."""
        ended = (
            one
            for one in self.attempts
            if (one.lesson, one.activity, one.scope) == (lesson.id, activity, FIRST)
            and one.score is not None
        )
        attempt = next(ended, None)
        return None if attempt is None else _counted(attempt)

    def practice(self, lesson: Lesson) -> Count | None:
        """Count the practice that came to its end last; None without one."""
        kind = (lesson.id, Activity.QUESTIONS, PRACTICE)
        ended = [
            one
            for one in self.attempts
            if (one.lesson, one.activity, one.scope) == kind and one.closed
        ]
        return _counted(ended[-1]) if ended else None

    def cards_done(self, lesson: Lesson) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the titles of the cards that were answered first, and of those done by hand."""
        kept = (one for one in self.attempts if one.activity == Activity.TRIES)
        own = [one for one in kept if one.lesson == lesson.id]
        state = tries_state(entry for attempt in own for entry in attempt.entries)
        answered = {card for card, given in state.given.items() if given != LOOK}
        return _titles(lesson, answered), _titles(lesson, set(state.found))

    @property
    def mistakes(self) -> tuple[str, ...]:
        """The questions that are still asked and were missed last, named "lesson/question"."""
        lessons = self.course.lessons
        known = {item_of(each.id, one.id) for each in lessons for one in each.questions}
        return tuple(item for item in mistakes_in(self.attempts) if item in known)

    @property
    def to_practise(self) -> Lesson | None:
        """The lesson touched last that has questions and whose checkpoint was taken."""
        touched = (self.course.lesson(kept.lesson) for kept in self.standing.bookmarks)
        asked = (one for one in touched if one is not None and one.questions)
        return next((one for one in asked if self.standing.checkpoints(one)), None)


def _counted(attempt: Attempt) -> Count | None:
    """Count what was right at the first try; None where nothing was answered."""
    if attempt.activity == Activity.QUESTIONS:
        worth = worth_of(attempt)
        right = {item for item, credit in worth.items() if credit >= WHOLE}
        helped = len(right & helped_in(attempt))
        return Count(len(right), len(worth), tuple(worth.values()), helped) if worth else None
    asked = len(attempt.plan.items)
    # The score is the share that was right, of as many as were drawn.
    return Count(round((attempt.score or 0.0) * asked), asked) if asked else None


def _titles(lesson: Lesson, ids: set[str]) -> tuple[str, ...]:
    """Name cards by their titles; one that left the lesson by its id."""
    known = tuple(card.title for card in lesson.cards if card.id in ids)
    return (*known, *sorted(ids - {card.id for card in lesson.cards}))
