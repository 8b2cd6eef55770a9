"""Reading a lesson: turn its cards by a button, or say in a DM what the buttons would do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.course.cards import CardPressed
from bot.tutor.course.bookmarks import AHEAD, PRACTISING, number_in
from bot.tutor.course.card_words import CardWord, card_word
from bot.tutor.course.tries import LOOK, heard_try

if TYPE_CHECKING:
    from bot.services.course.cards import Cards
    from bot.services.course.lessons import Lessons
    from bot.services.scene import Scene
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Lesson
    from bot.tutor.people import Press


OFF_CARDS = (AHEAD, PRACTISING)
"""Where questions are asked although the cards are not read to their end."""


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

    async def typed(self, press: Press, text: str) -> Scene | None:
        """Do with the open card what a message says; None when it is not about that card.

        The open card is that of the lesson touched last. In a server others read the answer, so
        there it is never about a card. Raise TutorError for a number that cannot be kept.
        """
        place = await self._open_card(press) if press.in_dm else None
        if place is None:
            return None
        bookmark, lesson, number = place
        card, word = lesson.cards[number - 1], card_word(text)
        pressed = CardPressed(bookmark.id, card.id)
        if word is None:
            answer = heard_try(card.tried, text) if card.tried else None
            return None if answer is None else await self.cards.give(press, pressed, answer)
        return await self._said(press, pressed, number, word)

    async def _said(self, press: Press, pressed: CardPressed, number: int, word: CardWord) -> Scene:
        if word is CardWord.BACK:
            return await self.lessons.turn(press, pressed.bookmark, max(1, number - 1))
        again = word is CardWord.DIFFERENTLY
        scene = await self.cards.show(press, replace(pressed, again=again))
        if word is CardWord.NEXT and not scene.asks:
            return await self.lessons.turn(press, pressed.bookmark, number + 1)
        if scene.asks and not again:
            return await self.cards.give(press, pressed, LOOK)
        return scene

    async def _open_card(self, press: Press) -> tuple[Bookmark, Lesson, int] | None:
        """Return the bookmark that was touched last, its lesson and card, if it lies on one."""
        bookmark = next(iter(await self.lessons.bookmarks.all_of(press.person)), None)
        lesson = self.lessons.course.lesson(bookmark.lesson) if bookmark else None
        if bookmark is None or lesson is None or bookmark.card_id in OFF_CARDS:
            return None
        number = number_in(lesson, bookmark)
        return None if number > len(lesson.cards) else (bookmark, lesson, number)
