"""What is told after an answer: the card that mends it as a whole, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.questions import Questions
from bot.services.exercises.scenes import MendingScene
from bot.tutor.course.cards import CardPicture, ChoiceTry, TryAnswer
from bot.tutor.exercises.questions.plot import PlotTask
from bot.tutor.exercises.replies import Chosen
from bot.ui.exercises.helping import UNDRAWN, mending_card
from tests.content.every_kind import PLOT, read
from tests.fakes import FakePictures
from tests.ui.reading import sent

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses

TRIED = ChoiceTry(
    "How often is a blind guess right?",
    (
        TryAnswer("half", "Half of the time", "This is called chance level.", fits=True),
        TryAnswer("never", "Never", "Now and then it is.", fits=False),
    ),
)


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def questions(services: Services, course: Course, pictures: FakePictures) -> Questions:
    """Ask about a lesson whose card has a try and a picture, and say one thing twice."""
    [plot] = read(PLOT)
    assert isinstance(plot.task, PlotTask)
    lesson = course.lessons[0]
    drawn = CardPicture(None, plot.task.specs[plot.task.choice.key.id])
    card = replace(lesson.cards[0], tried=TRIED, picture=drawn, then="The point.")
    echo = replace(lesson.questions[0], explanation="Yes!")
    mended = replace(lesson, cards=(card,), questions=(echo,))
    whole = replace(course, lessons=(mended, *course.lessons[1:]))
    return replace(services.questions, course=whole, pictures=pictures)


async def read_the_card(questions: Questions, press: Presses) -> MendingScene:
    scene = await questions.begin(press(), questions.course.lessons[0])
    scene = await questions.answer(press(), scene.attempt, scene.mark, Chosen("three"), None)
    card = await questions.read_card(press(), scene.attempt, scene.mark)
    assert isinstance(card, MendingScene)
    return card


async def test_the_card_is_told_with_its_picture_and_what_fits(
    questions: Questions, press: Presses, pictures: FakePictures
) -> None:
    scene = await read_the_card(questions, press)
    assert scene.told == "**Half of the time** · This is called chance level."
    assert [picture.file_name for picture in scene.pictures] == ["card.png"]
    assert len(pictures.asked) == 1
    card = str(sent(mending_card(scene)))
    told = ("It says something.", TRIED.ask, "chance level", "card.png", "The point.")
    places = [card.index(line) for line in told]
    assert places == sorted(places)
    assert UNDRAWN not in card


async def test_a_picture_that_cannot_be_drawn_is_missed_in_words(
    questions: Questions, press: Presses, pictures: FakePictures
) -> None:
    pictures.broken = True
    scene = await read_the_card(questions, press)
    assert scene.pictures == ()
    assert UNDRAWN in str(sent(mending_card(scene)))


async def test_what_the_feedback_says_is_not_explained_once_more(
    questions: Questions, press: Presses
) -> None:
    begun = await questions.begin(press(), questions.course.lessons[0])
    scene = await questions.answer(press(), begun.attempt, begun.mark, Chosen("two"), None)
    assert scene.verdict is not None
    told = f"{scene.verdict.feedback} {scene.ending}"
    assert told.count("Yes") == 1
