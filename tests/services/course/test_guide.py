"""Help and the glossary: words are found however they are spelled, or near ones are offered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.content.data import load_data
from bot.services.course.guide import Guide
from bot.settings import shipped
from bot.tutor.course.course import Term
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.tutor.course.course import Course


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Guide through the shipped course, whose glossary is what people look words up in."""
    tables, _ = load_data(shipped("lessons"))
    return Guide(load_course(shipped("lessons"), LESSON_KINDS, tables)[0])


def test_help_names_all_lessons(course: Course) -> None:
    assert Guide(course).help().lessons == course.lessons


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("neuron", "neuron"),
        ("  Neuron! ", "neuron"),
        ("the weight", "weight"),
        ("model", "neural network"),
        ("neural-network", "neural network"),
        ("neurall network", "neural network"),
        ("wieghts", "weight"),
    ],
)
def test_a_word_is_explained_however_it_is_spelled(guide: Guide, typed: str, name: str) -> None:
    assert guide.explain(typed).term.name == name


def test_an_explanation_names_the_lesson_that_teaches_the_word(course: Course) -> None:
    scene = Guide(course).explain("total")
    assert scene.term.name == "sum"
    assert scene.lesson == course.lessons[0]
    without = replace(course, lessons=course.lessons[1:])
    assert Guide(without).explain("total").lesson is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("netw", "Did you mean: neural network?"),
        ("neurology", "Did you mean: neuron"),
        ("e", "Did you mean: "),
        ("qqqqqq", "`/glossary` lists all words."),
    ],
)
def test_an_unknown_word_offers_near_ones_or_says_what_to_do(
    guide: Guide, typed: str, words: str
) -> None:
    with pytest.raises(TutorError) as refused:
        guide.explain(typed)
    assert str(refused.value).startswith("That word is not in the glossary yet. ")
    assert words in str(refused.value)
    assert str(refused.value).count(",") <= 2


def test_what_is_typed_is_suggested_with_at_most_25_names(guide: Guide) -> None:
    assert len(guide.course.glossary) > 25
    assert len(guide.suggest("")) == 25
    assert guide.suggest("NEUR")[:2] == ("neuron", "neural network")
    assert all("neur" in name for name in guide.suggest("NEUR"))
    assert guide.suggest("qqqqqq") == ()


def test_names_alone_are_suggested(course: Course) -> None:
    carry = Term("carry", "carry", "What is taken over.", ("carrying",), "first")
    taught = replace(course, glossary=(*course.glossary, carry))
    assert Guide(taught).suggest("") == ("sum", "carry")
