"""The shipped course, and what answers are looked up in, made once."""

from __future__ import annotations

from functools import cache

from bot.tutor.conversation.answers.choosing import Library, library_of
from bot.tutor.conversation.answers.numbers import NumberIndex, number_index
from tests.conftest import shipped_lessons

COURSE, _ = shipped_lessons()


@cache
def library() -> Library:
    return library_of(COURSE)


@cache
def numbers() -> NumberIndex:
    return number_index(COURSE, library().passages)
