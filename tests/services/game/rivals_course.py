"""A course of one lesson that has nothing but the game with the shipped sentences."""

from __future__ import annotations

from bot.tutor.course.course import Course, Lesson
from tests.tutor.game.material import GAME


def course_with_game() -> Course:
    cards: tuple[()] = ()
    what = ("one", 1, "One", "A lesson.", 5, (), cards, None, None, (), GAME, "abcd")
    return Course("", (Lesson(*what),), (), ())  # type: ignore[arg-type]  # it has no closing words
