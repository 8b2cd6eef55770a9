"""Cards that list lessons fit Discord also where a course has many, with long titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.services.course.scenes import MendedScene, PracticeScene
from bot.services.course.showing import LessonProgress, ProgressScene
from bot.tutor.course.course import Term
from bot.tutor.course.figures import Figure, ideas_figure
from bot.tutor.course.ideas import Idea
from bot.tutor.course.mending import CheckpointOutcome, Practised
from bot.tutor.course.path import LessonPart
from bot.tutor.course.record import Count
from bot.tutor.lab.runs import Trainings
from bot.tutor.pictures.progress import IdeaState
from bot.ui.course.buttons import builds_on, reading
from bot.ui.course.endings import worth_reading
from bot.ui.course.guide import _menus
from bot.ui.course.practice import mended_card, practice_card
from bot.ui.course.progress import _lesson_lines, progress_card
from bot.ui.kit.rooms import ROOMS
from tests.three_lessons import lesson
from tests.ui.reading import sent

TITLE = ("word " * 20)[:80].strip()
LESSONS = [replace(lesson(1), number=number, title=TITLE) for number in range(1, 26)]


def test_only_some_of_many_shaky_cards_are_named() -> None:
    card = replace(LESSONS[0].cards[0], title=TITLE)
    shaky = tuple((lesson, card) for lesson in LESSONS)
    view = mended_card(MendedScene(right=0, asked=1, shaky=shaky, left=25))
    assert view.content_length() <= 4000
    text = str(sent(view))
    assert "(lesson 8) and 17 more." in text
    assert "0 of 1 is right now" in text


@pytest.mark.parametrize("count", [12, 13, 30, 60])
@pytest.mark.parametrize("state", [IdeaState.FIRM, IdeaState.SHAKY])
def test_a_course_of_many_lessons_and_ideas_fits_on_the_progress_card(
    count: int, state: IdeaState
) -> None:
    """Thirty lessons of thirty ideas, each with the longest title, each with the longest line."""
    cards = tuple(replace(LESSONS[0].cards[0], title=TITLE, id=f"c{n}") for n in range(30))
    lessons = [replace(LESSONS[0], number=n, cards=cards) for n in range(1, count + 1)]
    lines = tuple(
        LessonProgress(one, LessonPart.DONE, None, Count(4, 6, (1.0,)), met=False)
        for one in lessons
    )
    ideas = tuple(Idea(one, card, state, ()) for one in lessons for card in one.cards)
    figures = (Figure("Lessons: 0 of 30 finished", ""), ideas_figure(ideas))
    scene = ProgressScene(lines, ideas, figures, Trainings(9, (), 9, 0.5), lessons[0], 9)
    view = progress_card(scene, ROOMS)  # beyond a limit this raises
    text = str(sent(view))
    assert f"and {30 * count - 5} more" in text
    assert f"{count}. word" in text or count == 60
    assert "not begun" in _lesson_lines([LessonProgress(one, None, None) for one in lessons])


def test_a_practice_names_only_some_of_many_cards() -> None:
    cards = tuple(replace(LESSONS[0].cards[0], title=TITLE, id=f"c{n}") for n in range(30))
    practised = Practised(CheckpointOutcome(0, 30, cards, gone=3), cards)
    view = practice_card(PracticeScene(LESSONS[0], 1, practised, True, True, True, LESSONS[1]))
    text = str(sent(view))
    assert text.count("and 22 more") == 2
    assert "3 questions that you missed left the lesson since" in text


def test_a_debrief_names_only_some_of_many_cards() -> None:
    cards = tuple(replace(LESSONS[0].cards[0], title=TITLE, id=f"c{n}") for n in range(30))
    assert len(worth_reading(cards)) < 700
    assert worth_reading(cards[:6], read=False) == "Worth reading:", "all six have a button"
    assert [len(row) for row in reading(cards[:6], 1)] == [5, 1]
    assert [len(row) for row in reading(cards, 1)] == [5, 5]
    assert worth_reading(cards).startswith("Worth reading again: **word")
    assert worth_reading(cards).endswith("and 12 more, and these:")


def test_lessons_that_stand_alike_are_named_together() -> None:
    three, seven, eight = (replace(LESSONS[0], id=f"l{n}", number=n) for n in (3, 7, 8))
    unfinished = "lessons 3 and 7, which you have not finished yet"
    assert builds_on([three, seven], frozenset()) == unfinished
    again = "lesson 8, whose questions you may want to try again"
    assert builds_on([three, seven, eight], {"l8"}) == f"{unfinished}, and on {again}"


def test_the_menus_of_a_lesson_with_many_words_say_which_they_hold() -> None:
    terms = [Term(f"w{n}", f"word {n}", "What it means.", (), "") for n in range(26)]
    labels = [str(menu.item.placeholder) for menu in _menus(None, terms)]
    assert labels == ["Other words (words 1 to 13)", "Other words (words 14 to 26)"]
    assert [m.item.placeholder for m in _menus(None, terms[:3])] == ["Other words (3)"]
