"""Questions about a concept or a wrong idea, and the one that is ready to post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.classroom.mending import questions_about
from bot.tutor.classroom.terms import PostTerms
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.classroom.drafting import Drafting
    from bot.services.classroom.scenes import DraftPostScene, PickScene
    from bot.services.classroom.today import ClassToday
    from bot.tutor.people import Press

MOST_LIKE = 25
CONCEPT = "card:"


@dataclass(frozen=True, slots=True)
class ReadyPosts:
    """All methods but `ideas_like` raise NotAnInstructorError for anybody but an instructor."""

    drafting: Drafting
    today: ClassToday

    def ideas_like(self, typed: str) -> list[tuple[str, str]]:
        """Return concepts and wrong ideas whose words hold what was typed, with their keys."""
        course, wanted = self.drafting.course, typed.strip().casefold()
        ideas = [(f"Wrong idea: {one.belief}", one.id) for one in course.misconceptions]
        cards = [
            (f"Lesson {lesson.number}: {card.title}", f"{CONCEPT}{lesson.id}/{card.id}")
            for lesson in course.lessons
            for card in lesson.cards
            if any(question.card == card.id for question in lesson.questions)
        ]
        found = [one for one in (*cards, *ideas) if wanted in one[0].casefold()]
        return [one for one in found if len(one[1]) <= 100][:MOST_LIKE]

    async def about(self, press: Press, typed: str) -> PickScene:
        """Offer the questions about an idea, by its key or by words that name it."""
        await self.drafting.allowed(press)
        found = [*self._named(typed), *self.ideas_like(typed)]
        if not found:
            raise TutorError("I know no such idea. Pick one of those that are offered as you type.")
        title, key = found[0]
        return await self.drafting.about(press, title, self._questions(key))

    async def preview(self, press: Press, misconception: str) -> DraftPostScene:
        """Preview the question about a wrong idea that was not posted yet, or longest ago."""
        scene = await self.today.show(press)
        discussed = scene.first
        if (
            discussed is not None
            and discussed.ready is not None
            and discussed.belief.misconception.id == misconception
        ):
            items = [discussed.ready.question.id]
        else:
            items = list(questions_about(self.drafting.course, misconception)[:1])
        results = (await self.drafting.allowed(press)).results
        return await self.drafting.preview(press, items, PostTerms(results=results))

    def _named(self, key: str) -> list[tuple[str, str]]:
        """Return the idea of a key with its title; [] for words that are no key."""
        course = self.drafting.course
        ideas = {one.id: f"Wrong idea: {one.belief}" for one in course.misconceptions}
        if key in ideas:
            return [(ideas[key], key)]
        lesson_id, _, card_id = key.removeprefix(CONCEPT).partition("/")
        lesson = course.lesson(lesson_id) if key.startswith(CONCEPT) else None
        card = lesson.card(card_id) if lesson is not None else None
        if lesson is None or card is None:
            return []
        return [(f"Lesson {lesson.number}: {card.title}", key)]

    def _questions(self, key: str) -> tuple[str, ...]:
        if not key.startswith(CONCEPT):
            return questions_about(self.drafting.course, key)
        lesson_id, _, card_id = key.removeprefix(CONCEPT).partition("/")
        lesson = self.drafting.course.lesson(lesson_id)
        asked = lesson.questions if lesson is not None else ()
        return tuple(f"{lesson_id}/{one.id}" for one in asked if one.card == card_id)
