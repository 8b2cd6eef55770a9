"""The cards of a lesson: what is asked before the point is made, what is drawn, what one does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.tutor.by_hand.hands_on import HandsOnTask
    from bot.tutor.course.facts import Fact
    from bot.tutor.pictures.kind import PictureSpec


@dataclass(frozen=True, slots=True)
class TryAnswer:
    """An answer on offer, and the line that is said to whoever gives it.

    `fits` is None where nothing fits or fails, as in a belief.
    """

    id: str
    text: str
    feedback: str
    fits: bool | None
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class ChoiceTry:
    """Choose one of two to four answers before the card goes on. A belief has none that fits."""

    ask: str
    answers: tuple[TryAnswer, ...]

    @property
    def belief(self) -> bool:
        return all(answer.fits is None for answer in self.answers)


@dataclass(frozen=True, slots=True)
class NumberSlip:
    """A number that people arrive at, and the line that is said to them."""

    value: float
    feedback: str
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class NumberTry:
    """Type a number before the card goes on. `tolerance` is how far off still fits.

    `fits` is said when it fits, the line of a wrong number to whoever types that, else `other`.
    """

    ask: str
    answer: float
    tolerance: float
    fits: str
    wrong: tuple[NumberSlip, ...]
    other: str


Try = ChoiceTry | NumberTry


@dataclass(frozen=True, slots=True)
class CardPicture:
    """What is drawn on a card before its try was made, and after; None where nothing is."""

    before: PictureSpec | None
    after: PictureSpec | None


@dataclass(frozen=True, slots=True)
class HandsOn:
    """A step to do by hand on the card: `ask` says what to find.

    `done` is the line that comes back once it is found, with the task's values in braces.
    """

    ask: str
    task: HandsOnTask
    done: str


@dataclass(frozen=True, slots=True)
class Card:
    """One idea: a title and Markdown. Where there is a try, `then` is shown after it.

    `id` stays when the title is mended; the end of a lesson is a card without one. `again` tells
    the same in another image. `facts` are the numbers in the text that a training has to give.
    """

    title: str
    text: str
    id: str = ""
    then: str = ""
    again: str = ""
    tried: Try | None = None
    picture: CardPicture | None = None
    hands_on: HandsOn | None = None
    facts: tuple[Fact, ...] = ()
