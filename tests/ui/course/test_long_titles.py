"""Cards that list lessons fit Discord also where a course has many, with long titles."""

from __future__ import annotations

from dataclasses import replace

from bot.services.course.scenes import MendedScene
from bot.services.course.showing import LessonProgress
from bot.ui.course.practice import mended_card
from bot.ui.course.progress import MOST_TITLE, _lesson_line
from tests.three_lessons import lesson

TITLE = ("word " * 20)[:80].strip()
LESSONS = [replace(lesson(1), number=number, title=TITLE) for number in range(1, 26)]


def test_only_some_of_many_shaky_cards_are_named() -> None:
    card = replace(LESSONS[0].cards[0], title=TITLE)
    shaky = tuple((lesson, card) for lesson in LESSONS)
    view = mended_card(MendedScene(right=0, asked=1, shaky=shaky, left=25))
    assert view.content_length() <= 4000
    text = str(view.to_components())  # type: ignore[no-untyped-call]  # discord.py leaves it so
    assert "(lesson 8) and 17 more." in text
    assert "0 of 1 is right now" in text


def test_the_lines_of_many_lessons_are_short() -> None:
    lines = [_lesson_line(LessonProgress(one, None, None), MOST_TITLE) for one in LESSONS]
    assert sum(map(len, lines)) < 25 * 60
    assert lines[0].endswith("…: not begun")
