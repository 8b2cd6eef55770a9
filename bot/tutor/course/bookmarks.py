"""Where a person is in a lesson.

A place is the id of a card, so that an edit of the lesson moves nobody; or, off the cards, one of
the names below, which no card can have.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.course.course import Lesson

END, SEEN = "+end", "+seen"
"""All cards are read; and what came out at the checkpoint was looked at as well."""
AHEAD, PRACTISING = "+ahead", "+practice"
"""At the checkpoint before the cards are read; and at practice."""


class UnknownPageError(TutorError):
    """There is no such bookmark, or not any more."""

    def __init__(self) -> None:
        super().__init__("I do not know this lesson page any more. Type `/learn` to go on.")


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A card, counted from 1, its id or a name from above, and the revision of the lesson."""

    card: int
    id: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A person's place in one lesson.

    `card` counts from 1; one past the last card means that the cards are read. `furthest` is the
    highest card so far. `person` is the owner's Discord id. `card_id` is the id of the card or one
    of the names above, `revision` that of the lesson when it was opened last; what an older program
    kept has neither.
    """

    id: int
    person: int
    lesson: str
    card: int
    furthest: int
    touched_at: datetime
    finished_at: datetime | None
    card_id: str = ""
    revision: str = ""


def place_at(lesson: Lesson, number: int) -> CardPlace:
    """Return the place of a card, counted from 1; one past the last card is the end."""
    number = max(1, min(number, len(lesson.cards) + 1))
    name = lesson.cards[number - 1].id if number <= len(lesson.cards) else END
    return CardPlace(number, name, lesson.revision)


def number_in(lesson: Lesson, bookmark: Bookmark) -> int:
    """Return the number of the bookmark's card in the lesson as it is now, one past it at the end.

    A card that left the lesson leaves its number behind, clipped to the cards there are.
    """
    last = len(lesson.cards)
    if bookmark.card_id in {END, SEEN}:
        return last + 1
    ids = [card.id for card in lesson.cards]
    if bookmark.card_id in ids and bookmark.card_id:
        return ids.index(bookmark.card_id) + 1
    return max(1, min(bookmark.card, last if bookmark.card_id else last + 1))


def turned(lesson: Lesson, bookmark: Bookmark, number: int) -> CardPlace:
    """Return where a bookmark goes that is turned to a card, or past the cards.

    Whoever is past them, and has seen what came out at the checkpoint, has seen it.
    """
    place = place_at(lesson, number)
    return replace(place, id=SEEN) if bookmark.card_id == SEEN and place.id == END else place


def leads_back(lesson: Lesson, bookmark: Bookmark, number: int, pressed: int) -> bool:
    """Whether a card leads to an earlier place than its reader's, who reads further on by now.

    `pressed` is the number of that card, `number` the one it leads to. From the card where the
    bookmark lies one may go back: there is the reader.
    """
    here = number_in(lesson, bookmark)
    return number < here and pressed != here


def is_on_card(lesson: Lesson, bookmark: Bookmark) -> bool:
    """Whether somebody reads a card, and is not at an exercise, a result or a practice."""
    beside = bookmark.card_id in {END, SEEN, AHEAD, PRACTISING}
    return not beside and number_in(lesson, bookmark) <= len(lesson.cards)


def is_updated(lesson: Lesson, bookmark: Bookmark) -> bool:
    """Whether the lesson was edited since the person was in it; unknown of an older bookmark."""
    return bookmark.revision not in {"", lesson.revision}
