"""Reading a lesson: turn its cards, one's own or those that are read together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.services.course.cards import Cards
    from bot.services.course.lessons import Lessons
    from bot.services.scene import Scene
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Reading:
    lessons: Lessons
    cards: Cards

    async def turn(
        self, press: Press, bookmark: int, number: int, *, public: bool, back: bool = False
    ) -> Scene:
        """Turn to a card, counted from 1; past the last one the next part begins.

        A `public` card is turned for everybody. Whoever goes `back` stays on the cards, even where
        the lesson became shorter. Raise NotYoursError for another person's bookmark,
        TutorError when there is none, or when the lesson is not loaded.
        """
        turn = self.cards.turn_shared
        shared = await turn(press, bookmark, number, back=back) if public else None
        return shared or await self.lessons.turn(press, bookmark, number, back=back)
