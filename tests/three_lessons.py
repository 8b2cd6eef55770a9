"""A made-up course of three lessons, each on the one before, that tests can edit as its authors do.

Each has three cards with ids and twelve questions of two goals; nothing else, so that only the way
through is tested.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.course.cards import Card, ChoiceTry, TryAnswer
from bot.tutor.course.course import Course, Lesson
from bot.tutor.exercises.questions.kind import Question
from bot.tutor.exercises.questions.options import Option
from bot.tutor.exercises.questions.single import SingleChoice

if TYPE_CHECKING:
    from collections.abc import Callable

IDS = ("one", "two", "three")
CARDS = ("apple", "berry", "cherry")
BANK = 12
BELIEF = ChoiceTry(
    "Can a network be wrong?",
    (TryAnswer("no", "Never", "Many think so.", None), TryAnswer("yes", "Often", "It can.", None)),
)


def question(number: int, key: str = "right") -> Question:
    """Return question q1 to q12; `key` is the id of its right option."""
    options = tuple(
        Option(name, f"Answer {name} {number}", name == key, f"About {name}.", None)
        for name in ("right", "wrong", "other")
    )
    return Question(
        id=f"q{number}",
        stem=f"Question number {number}?",
        explanation="That is why.",
        task=SingleChoice(options),
        card=CARDS[number % 3],
        goal=1 + number % 2,
        kind=("single", "multiple", "number", "order")[number % 4],
    )


def lesson(number: int) -> Lesson:
    cards = tuple(Card(f"{name.title()} {number}", f"About {name}.", name) for name in CARDS)
    if number == 1:
        cards = (replace(cards[0], tried=BELIEF, then="It can."), *cards[1:])
    return Lesson(
        id=IDS[number - 1],
        number=number,
        title=f"Lesson called {IDS[number - 1]}",
        summary="A short one.",
        minutes=5,
        needs=IDS[number - 2 : number - 1] if number > 1 else (),
        cards=cards,
        debrief=Card(f"The end of {IDS[number - 1]}", "That was it."),
        matching=None,
        questions=tuple(question(item) for item in range(1, BANK + 1)),
        game=None,
        revision=f"first-{number}",
        goals=(f"Tell an apple {number}", f"Eat a berry {number}"),
    )


def three_lessons() -> Course:
    return Course("Three lessons", tuple(lesson(number) for number in (1, 2, 3)), (), ())


def edited(course: Course, lesson_id: str, edit: Callable[[Lesson], Lesson]) -> Course:
    """Return the course with one lesson edited, which gives it another revision."""
    return replace(
        course,
        lessons=tuple(
            replace(edit(one), revision=f"next-{one.number}") if one.id == lesson_id else one
            for one in course.lessons
        ),
    )


def with_new_card(lesson: Lesson) -> Lesson:
    """Put a card before the others."""
    return replace(lesson, cards=(Card("Apricot", "About apricots.", "apricot"), *lesson.cards))


def without_berry(lesson: Lesson) -> Lesson:
    return replace(lesson, cards=tuple(card for card in lesson.cards if card.id != "berry"))


def with_key(item: int, key: str) -> Callable[[Lesson], Lesson]:
    """Return an edit that corrects the key of one question."""

    def edit(lesson: Lesson) -> Lesson:
        mended = (question(n, key if n == item else "right") for n in range(1, BANK + 1))
        return replace(lesson, questions=tuple(mended))

    return edit
