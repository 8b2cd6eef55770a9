"""Beyond the path: the checkpoint before the cards, practice, and one's mistakes once more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.course.scenes import MendedScene, NoMistakesScene, PracticeScene
from bot.services.exercises.attempting import lesson_in
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.course.bookmarks import AHEAD, PRACTISING
from bot.tutor.course.mending import WHOLE, cards_of, draw_practice, ids_in, practised
from bot.tutor.course.standing import Standing, next_lesson
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import ASKING, FIRST, PRACTICE, Activity
from bot.tutor.exercises.history import asked_in, item_of, met, mistakes_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services.course.ports import Bookmarks
    from bot.services.exercises.ports import Attempts, PastAttempts
    from bot.services.exercises.questions import Questions
    from bot.services.scene import Scene
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.course.standing import Position
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.people import Press

OTHER = "`/practise lesson:` takes another one."
NOTHING_ASKED = (
    "You have not answered a question yet, so there is nothing to redo. Questions come in the "
    "lessons: type `/learn` to begin one."
)


@dataclass(frozen=True, slots=True)
class Practice:
    """All methods raise TutorError if the lesson is not loaded or has no questions."""

    course: Course
    bookmarks: Bookmarks
    history: PastAttempts
    attempts: Attempts
    questions: Questions

    async def ahead(self, press: Press, lesson_id: str) -> Scene:
        """Take a lesson's checkpoint at once; whoever took it before practises."""
        lesson = self._asking(lesson_id)
        attempts = await self._attempts(press, lesson)
        if any(_is_checkpoint(one) and one.closed for one in attempts):
            return await self.practise(press, lesson_id)
        await self.bookmarks.open(press, lesson.id, lesson.revision, AHEAD)
        return await self.checkpoint(press, lesson)

    async def checkpoint(self, press: Press, lesson: Lesson) -> Scene:
        """Begin a lesson's checkpoint, or come back to it; what was practised is asked last."""
        attempts = await self._attempts(press, lesson)
        return await self.questions.begin(press, lesson, asked_in(attempts, lesson.id))

    async def practise(self, press: Press, lesson_id: str) -> Scene:
        """Ask other questions of a lesson, or come back to the practice that is open."""
        lesson = self._asking(lesson_id)
        await self.bookmarks.open(press, lesson.id, lesson.revision, PRACTISING)
        return await self._ask(press, lesson, await self._attempts(press, lesson))

    async def at(self, press: Press, position: Position) -> Scene:
        """Show the open practice of a lesson, or what the last one showed."""
        lesson, standing = position.lesson, position.standing
        attempts = await self._attempts(press, lesson)
        closed = [one for one in attempts if one.closed]
        last = next((one for one in reversed(closed) if _is_practice(one)), None)
        if last is None or any(_is_practice(one) and not one.closed for one in attempts):
            return await self._ask(press, lesson, attempts)
        before = [one for one in closed if one.id < last.id]
        finished = position.bookmark.finished_at is not None
        return PracticeScene(
            lesson,
            position.bookmark.id,
            practised(lesson, [*before, last]),
            passed=position.passed,
            read=position.read,
            finished=finished,
            following=next_lesson(self.course, lesson, standing) if finished else None,
        )

    async def ask_for(self, press: Press, typed: str | None, *, mistakes: bool = False) -> Scene:
        """Practise a lesson by its name or number, else one that fits; or redo mistakes.

        It says which lesson that is, and why. Raise TutorError for a lesson that is not there, and
        where nothing was asked yet.
        """
        lesson = self._named(typed) if typed else None
        if mistakes:
            return await self.redo(press, lesson.id if lesson else "")
        if lesson is not None:
            return await self.practise(press, lesson.id)
        chosen, why = await self._chosen(press)
        scene = await self.practise(press, chosen.id)
        return replace(scene, note=why) if isinstance(scene, QuestionScene) else scene

    async def redo(self, press: Press, lesson_id: str = "") -> Scene:
        """Ask what went wrong once more, until it is right: in one lesson, or in the course."""
        lesson = lesson_in(self.course, lesson_id) if lesson_id else None
        items = await self._mistakes(press, self.course.lessons if lesson is None else (lesson,))
        if items:
            return await self.questions.redo(press, items)
        if not met(await self.history.attempts(press.person, ASKING)):
            raise TutorError(NOTHING_ASKED)
        return NoMistakesScene(lesson)

    async def redone(self, press: Press, attempt_id: int) -> Scene:
        """Tell what came out when mistakes were asked once more; an open one goes on.

        Raise NotYoursError for another person's attempt, TutorError for an unknown one.
        """
        attempt = await self.questions.keys.own(press, attempt_id)
        if not attempt.closed or attempt.activity != Activity.MISTAKES:
            return await self.questions.show(press, attempt_id)
        credits_now = {name: one.latest for name, one in met([attempt]).items()}
        missed = [name for name, credit in credits_now.items() if credit < WHOLE]
        shaky = tuple(
            (lesson, card)
            for lesson in self.course.lessons
            for card in cards_of(lesson, ids_in(lesson, missed))
        )
        left = await self._mistakes(press, self.course.lessons)
        right = len(credits_now) - len(missed)
        return MendedScene(right, len(credits_now), shaky, len(left), attempt.id)

    async def _mistakes(self, press: Press, lessons: Iterable[Lesson]) -> list[str]:
        """Return what was missed last in these lessons, named "lesson/question"."""
        known = {item_of(each.id, one.id) for each in lessons for one in each.questions}
        attempts = await self.history.attempts(press.person, ASKING)
        return [item for item in mistakes_in(attempts) if item in known]

    async def opened(self, press: Press) -> Lesson | None:
        """Return the lesson whose practice was begun last and is not at its end."""
        attempts = await self.history.attempts(press.person, [Activity.QUESTIONS])
        begun = (one for one in reversed(attempts) if _is_practice(one) and not one.closed)
        lessons = (self.course.lesson(one.lesson) for one in begun)
        return next((one for one in lessons if one is not None and one.questions), None)

    async def _chosen(self, press: Press) -> tuple[Lesson, str]:
        """Return the lesson to practise where none was named, and why it is that one."""
        begun = await self.opened(press)
        if begun is not None:
            return begun, f"Your practice of lesson {begun.number} goes on here. {OTHER}"
        lesson = await self._latest(press)
        why = f"This is practice of lesson {lesson.number}, whose questions you answered last."
        return lesson, f"{why} {OTHER}"

    async def _latest(self, press: Press) -> Lesson:
        """Find the lesson touched last that has questions and whose checkpoint was taken."""
        person = press.person
        standing = Standing(await self.bookmarks.all_of(person), await self.history.scores(person))
        touched = (self.course.lesson(kept.lesson) for kept in standing.bookmarks)
        asked = (one for one in touched if one and one.questions and standing.checkpoints(one))
        lesson = next(asked, None)
        if lesson is None:
            raise TutorError(
                "There is nothing to practise yet: that comes after the first checkpoint of a "
                "lesson. Type `/learn` to go on."
            )
        return lesson

    def _named(self, typed: str) -> Lesson:
        lesson = self.course.find(typed)
        if lesson is None:
            raise TutorError("I cannot find that lesson. Start typing its name, and pick it.")
        return lesson

    async def _ask(self, press: Press, lesson: Lesson, attempts: tuple[Attempt, ...]) -> Scene:
        """Practise; where every question waits in the open checkpoint, go on with that."""
        items = draw_practice(lesson, attempts)
        if not items and not any(_is_practice(one) and not one.closed for one in attempts):
            return await self.checkpoint(press, lesson)
        return await self.questions.practise(press, lesson, items or _ids(lesson))

    async def _attempts(self, press: Press, lesson: Lesson) -> tuple[Attempt, ...]:
        return await self.history.attempts(press.person, ASKING, lesson.id)

    def _asking(self, lesson_id: str) -> Lesson:
        lesson = lesson_in(self.course, lesson_id)
        if not lesson.questions:
            raise TutorError("This lesson has no questions to practise. Type `/learn` to go on.")
        return lesson


def _ids(lesson: Lesson) -> list[str]:
    return [question.id for question in lesson.questions]


def _is_practice(attempt: Attempt) -> bool:
    return attempt.activity == Activity.QUESTIONS and attempt.scope == PRACTICE


def _is_checkpoint(attempt: Attempt) -> bool:
    return attempt.activity == Activity.QUESTIONS and attempt.scope == FIRST
