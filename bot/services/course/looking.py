"""A look at a card, and a question about it, without losing one's place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.course.showing import LookScene, Telling
from bot.services.exercises.attempting import lesson_in
from bot.services.pictures import drawn
from bot.tutor.course.ideas import is_asked, to_try
from bot.tutor.course.tries import LOOK, answer_try, tries_state
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity

if TYPE_CHECKING:
    from bot.services.exercises.ports import PastAttempts
    from bot.services.exercises.questions import Questions
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.pictures import Pictures
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.people import Press

NO_CARD = "That card left the lesson. Type `/glossary` to find the word elsewhere."
NO_QUESTION = "There is no question about that just now. `/practise` asks others of the lesson."
WAITING = (
    "What I could ask about that waits in your open checkpoint. Type `/learn` to go on with it; "
    "afterwards you can try these questions here."
)


@dataclass(frozen=True, slots=True)
class Looking:
    course: Course
    history: PastAttempts
    questions: Questions
    pictures: Pictures

    async def look(
        self, press: Press, lesson_id: str, card_id: str, telling: Telling = Telling.OPEN
    ) -> LookScene:
        """Show a card to read; no bookmark moves, and nothing is kept.

        A card that was not tried yet keeps its point back, unless it is told whole. Raise
        TutorError when the lesson is not loaded, or has no such card.
        """
        lesson, card = self._card(lesson_id, card_id)
        tries = await self.history.attempts(press.person, [Activity.TRIES], lesson.id)
        state = tries_state(entry for attempt in tries for entry in attempt.entries)
        given = state.given.get(card.id, LOOK if telling is Telling.WHOLE else None)
        told = None if card.tried is None or given is None else answer_try(card.tried, given)
        scene = LookScene(lesson, card, telling, told, is_asked(lesson, card))
        if card.picture is None:
            return scene
        spec = card.picture.before if scene.waits else card.picture.after
        picture = await drawn(self.pictures, spec, "card.png")
        return replace(scene, picture=picture, undrawn=spec is not None and picture is None)

    async def ask(self, press: Press, lesson_id: str, card_id: str) -> QuestionScene:
        """Ask one question about a card, as practice; or come back to the practice that is open.

        Raise TutorError when the lesson is not loaded, or asks nothing about this card.
        """
        lesson, card = self._card(lesson_id, card_id)
        asked = Activity.QUESTIONS, Activity.MISTAKES
        attempts = await self.history.attempts(press.person, asked, lesson.id)
        question = to_try(lesson, card.id, attempts)
        if question is None:
            raise TutorError(WAITING if is_asked(lesson, card) else NO_QUESTION)
        return await self.questions.practise(press, lesson, [question.id])

    def _card(self, lesson_id: str, card_id: str) -> tuple[Lesson, Card]:
        lesson = lesson_in(self.course, lesson_id)
        card = lesson.card(card_id) if card_id else None
        if card is None:
            raise TutorError(NO_CARD)
        return lesson, card
