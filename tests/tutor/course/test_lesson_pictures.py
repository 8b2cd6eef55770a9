"""The pictures of a course are listed once each, in the order in which people meet them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.by_hand.hands_on import HandsOnView
from bot.tutor.course.cards import Card, CardPicture, HandsOn
from bot.tutor.course.course import Course, Lesson
from bot.tutor.course.lesson_pictures import pictures_of
from bot.tutor.pictures.curves import SigmoidPicture
from bot.tutor.pictures.kind import PictureSpec

ONE, TWO, THREE, FOUR = (SigmoidPicture((float(k),)) for k in range(4))


@dataclass(frozen=True)
class StepWithAPicture:
    """A hands-on step that shows one picture all the time."""

    picture: PictureSpec | None

    def begin(self) -> str:
        return "first"

    def view(self, state: str) -> HandsOnView:
        return HandsOnView(state, (), picture=self.picture)


def card(before: PictureSpec | None, after: PictureSpec | None) -> Card:
    return Card("Title", "Text", picture=CardPicture(before, after))


def lesson(*cards: Card) -> Lesson:
    end = Card("The end", "Well done.")
    return Lesson("one", 1, "One", "", 5, (), cards, end, None, (), None, "")


def test_every_picture_of_every_card_is_listed_once() -> None:
    step = HandsOn("Find it", StepWithAPicture(FOUR), "Done")
    bare = HandsOn("Find it", StepWithAPicture(None), "Done")
    first = lesson(card(TWO, ONE), Card("No picture", "Text"), card(None, TWO))
    second = lesson(Card("A step", "Text", hands_on=step), Card("Bare", "", hands_on=bare))
    third = lesson(card(THREE, None))
    course = Course("Course", (first, second, third), (), ())
    assert pictures_of(course) == (TWO, ONE, FOUR, THREE)
