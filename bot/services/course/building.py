"""Builds the lessons out of what they are read, asked and played with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.course.cards import Cards
from bot.services.course.endings import Endings
from bot.services.course.lessons import Lessons
from bot.services.course.parts import LessonParts
from bot.services.course.practice import Practice
from bot.services.course.rescoring import Rescoring
from bot.services.exercises.matching import Matching
from bot.services.exercises.questions import Questions

if TYPE_CHECKING:
    from random import Random

    from bot.services.course.ports import Bookmarks
    from bot.services.exercises.ports import Attempts, PastAttempts, Rejudging
    from bot.services.game.games import Games
    from bot.services.pictures import Pictures
    from bot.tutor.course.course import Course


@dataclass(frozen=True, slots=True)
class LessonStores:
    bookmarks: Bookmarks
    history: PastAttempts
    attempts: Attempts
    rejudging: Rejudging


def build_lessons(
    course: Course, kept: LessonStores, games: Games, randomness: Random, pictures: Pictures
) -> Lessons:
    """Build them; `games` are those that some lessons end with."""
    questions = Questions(course, kept.attempts, kept.rejudging, randomness, pictures)
    matching = Matching(course, kept.attempts, randomness)
    read = kept.bookmarks, kept.history
    practice = Practice(course, *read, kept.attempts, questions)
    cards = Cards(course, kept.bookmarks, kept.attempts, pictures)
    asked = matching, questions, games, practice, Endings(course, kept.history)
    return Lessons(course, *read, LessonParts(cards, *asked), Rescoring(course, kept.rejudging))
