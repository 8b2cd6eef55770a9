"""Short messages beside a card of a lesson: turn it, try it, have it told another way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.course.cards import CardPressed
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.moves.move import CARD, HERE, REPEAT
from bot.tutor.course.bookmarks import number_in
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import LOOK
from bot.tutor.exercises.attempts import by_letter

if TYPE_CHECKING:
    from bot.services.conversation.place import Meant, Place
    from bot.services.course.cards import Cards
    from bot.services.course.lessons import Lessons
    from bot.services.course.scenes import CardScene
    from bot.services.scene import Scene
    from bot.tutor.course.cards import Card
    from bot.tutor.course.standing import Position
    from bot.tutor.people import Press

ON = frozenset({Intent.CONTINUE, Intent.SKIP})
LOOKS = frozenset({Intent.GIVE_ANSWER, Intent.DONT_KNOW, Intent.TOO_HARD, Intent.COMPUTED})
TELLS = frozenset({Intent.DIFFERENTLY, Intent.TOO_HARD, Intent.DONT_KNOW})
TRIES = frozenset({Intent.ANSWER, Intent.IS_IT, Intent.CHANGE})
AGAIN = frozenset({Intent.BACK, Intent.DIFFERENTLY})
SHOWN = frozenset({Intent.GIVE_ANSWER, Intent.WAS_RIGHT, Intent.HINT})
"""Wishes about a try that was made: the card tells what came of it."""
UNGRADED = "Nothing is graded here: say what you think, or type *next* and I show you."
ONE_TELLING = (
    "I have no other telling of this card. Ask me about any word of it, such as *what is a …?*, "
    "or type *next* to go on."
)


@dataclass(frozen=True, slots=True)
class CardMoves:
    lessons: Lessons
    cards: Cards

    async def act(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        """Do what is meant with the open card; None when it means nothing there.

        Raise TutorError for a number that cannot be kept.
        """
        position = place.position
        return None if position is None else await self._on(press, place, position, meant)

    async def _on(
        self, press: Press, place: Place, position: Position, meant: Meant
    ) -> Scene | None:
        number = number_in(position.lesson, position.bookmark)
        card = position.lesson.cards[number - 1]
        pressed = CardPressed(position.bookmark.id, card.id)
        if meant.intent in TRIES:
            tried = await self._try(press, pressed, card, meant)
            return tried or (None if _waits(place) else await self.cards.show(press, pressed))
        if meant.intent in AGAIN and meant.reply in {HERE, REPEAT, CARD}:
            return await self.cards.show(press, pressed)
        if _waits(place) and meant.intent is not Intent.BACK:
            return await self._at_try(press, pressed, meant.intent)
        return await self._at_card(press, pressed, number, meant.intent)

    async def show(self, press: Press, place: Place) -> CardScene | None:
        """Show the card where the bookmark lies; None off the cards."""
        position, card = place.position, _card_at(place)
        if position is None or card is None:
            return None
        return await self.cards.show(press, CardPressed(position.bookmark.id, card.id))

    def name_of(self, place: Place) -> str:
        """Return the card where the bookmark lies as "lesson/card", "" off the cards."""
        position, card = place.position, _card_at(place)
        return "" if position is None or card is None else f"{position.lesson.id}/{card.id}"

    async def _try(
        self, press: Press, pressed: CardPressed, card: Card, meant: Meant
    ) -> Scene | None:
        if card.tried is None or not meant.reply:
            return None
        if not isinstance(card.tried, ChoiceTry):
            return await self.cards.give(press, pressed, meant.reply)
        answer = by_letter(meant.reply, [one.id for one in card.tried.answers])
        return None if answer is None else await self.cards.give(press, pressed, answer)

    async def _at_try(self, press: Press, pressed: CardPressed, intent: Intent) -> Scene | None:
        if intent in ON | LOOKS:
            return await self.cards.give(press, pressed, LOOK)
        if intent is Intent.DIFFERENTLY:
            return await self._told_again(press, pressed)
        if intent in {Intent.HINT, Intent.WAS_RIGHT, Intent.WHY}:
            return replace(await self.cards.show(press, pressed), note=UNGRADED)
        return None

    async def _at_card(
        self, press: Press, pressed: CardPressed, number: int, intent: Intent
    ) -> Scene | None:
        if intent in ON | {Intent.BACK}:
            back = intent is Intent.BACK
            following = max(1, number - 1) if back else number + 1
            return await self.lessons.turn(press, pressed.bookmark, following, back=back)
        if intent in TELLS:
            return await self._told_again(press, pressed)
        return await self.cards.show(press, pressed) if intent in SHOWN else None

    async def _told_again(self, press: Press, pressed: CardPressed) -> CardScene:
        scene = await self.cards.show(press, replace(pressed, again=True))
        return scene if scene.card.again else replace(scene, again=False, note=ONE_TELLING)


def _card_at(place: Place) -> Card | None:
    """Return the card where the bookmark lies; None off the cards."""
    if place.position is None:
        return None
    cards = place.position.lesson.cards
    number = number_in(place.position.lesson, place.position.bookmark)
    return cards[number - 1] if number <= len(cards) else None


def _waits(place: Place) -> bool:
    """Whether the card waits for its try."""
    return place.open is Open.TRY
