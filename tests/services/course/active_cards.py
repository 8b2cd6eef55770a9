"""A lesson whose cards ask, draw and are worked by hand, as plain values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.by_hand.steps.bounds import Bound
from bot.tutor.by_hand.steps.train import TrainTask
from bot.tutor.by_hand.steps.valley import StepTask
from bot.tutor.course.cards import (
    Card,
    CardPicture,
    ChoiceTry,
    HandsOn,
    NumberSlip,
    NumberTry,
    TryAnswer,
)
from bot.tutor.pictures.curves import SigmoidPicture

if TYPE_CHECKING:
    from bot.tutor.course.course import Course, Lesson

BEFORE, AFTER = SigmoidPicture((0.0,)), SigmoidPicture((1.0,))
WAY = Card(
    "Which way is down?",
    "You stand in fog.",
    id="which-way",
    then="The **gradient** is this slope.",
    again="Nudge a ball.",
    tried=ChoiceTry(
        "Which way should `w` move?",
        (
            TryAnswer("up", "Up, to a larger `w`", "Growing is the way down.", fits=True),
            TryAnswer("down", "Down", "Here a smaller `w` is higher.", fits=False),
        ),
    ),
    picture=CardPicture(BEFORE, AFTER),
)
STEP = Card(
    "One step",
    "The weight is at 1.",
    id="one-step",
    then="The steps get shorter.",
    again="Slope says which way.",
    tried=NumberTry(
        "Where is `w` after one step?",
        answer=1.4,
        tolerance=0.005,
        fits="Minus a minus makes plus.",
        wrong=(NumberSlip(0.6, "That step went uphill."),),
        other="Go in two moves.",
    ),
    hands_on=HandsOn("Press Step twice.", StepTask(1.0, 0.1), "Now w is {w}."),
)
BELIEF = Card(
    "What do you think?",
    "Networks are made of numbers.",
    id="belief",
    then="They add and multiply.",
    again="Sums, and no more.",
    tried=ChoiceTry(
        "Does a network think?",
        (
            TryAnswer("yes", "It thinks as we do when it sees a dog", "Many say so.", None),
            TryAnswer("no", "It adds and multiplies", "That is what it does.", None),
        ),
    ),
)
BEAT = Card(
    "Beat it",
    "Pick a rate.",
    id="beat-it",
    again="Try some.",
    picture=CardPicture(AFTER, AFTER),
    hands_on=HandsOn(
        "Get below 0.125.",
        TrainTask(
            (
                Task(View.TRAIN, (Variant("", TrainingSpec()),), "rate 1"),
                Task(View.TRAIN, (Variant("", TrainingSpec(learning_rate=10)),), "rate 10"),
            ),
            Bound("train loss", below=True, limit=0.125),
        ),
        "{choice} ends at {value}.",
    ),
)


def with_active_cards(course: Course) -> tuple[Course, Lesson]:
    """Return a course whose first lesson has these cards, and that lesson."""
    first, *others = course.lessons
    lesson = replace(first, cards=(WAY, STEP, BELIEF, BEAT), seed=54)
    return replace(course, lessons=(lesson, *others)), lesson
