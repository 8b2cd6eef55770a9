"""The shipped course, and what answers are looked up in, made once."""

from __future__ import annotations

from functools import cache

from bot.content.course import load_course
from bot.content.data import load_data
from bot.tutor.conversation.answers.choosing import Library, library_of
from bot.tutor.conversation.answers.numbers import NumberIndex, number_index
from bot.tutor.course.kinds import LESSON_KINDS
from tests.content.shipped import LESSONS

TABLES, _ = load_data(LESSONS)
COURSE, PROBLEMS = load_course(LESSONS, LESSON_KINDS, TABLES)


@cache
def library() -> Library:
    return library_of(COURSE)


@cache
def numbers() -> NumberIndex:
    return number_index(COURSE, library().passages)
