"""Reads what is taught: the lessons, the tables of data, and what the talk is made of."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.content.conversation.fixed_words import load_fixed_words
from bot.content.conversation.phrases import FOLDER
from bot.content.conversation.trained import load_trained, trained_problems
from bot.content.course import load_course
from bot.content.data import load_data
from bot.content.sentences import load_sentences
from bot.services.conversation.reader import Spoken, TalkReader
from bot.settings import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from bot.services.given import Registries
    from bot.settings import Settings
    from bot.tutor.course.course import Course
    from bot.tutor.data.table import DataTable

    Taught = tuple[Course, dict[str, DataTable], Spoken]

log = logging.getLogger(__name__)


def taught(settings: Settings, registries: Registries) -> Taught:
    """Load the lessons and the tables of data, and log what is left out."""
    sentences, wrong = load_sentences(settings.lessons, compared=False)
    tables, more = load_data(settings.lessons, sentences)
    course, problems = load_course(settings.lessons, registries.lesson_kinds, tables, sentences)
    for problem in (*wrong, *problems, *more):
        log.error("Switched off or left out: %s", problem)
    return course, tables, spoken_in(settings, course)


def talk_folder(settings: Settings) -> Path:
    """Return the folder whose talk is used."""
    own = (settings.lessons / FOLDER).is_dir()
    return settings.lessons if own else shipped("lessons")


def spoken_in(settings: Settings, course: Course) -> Spoken:
    """Load what the talk needs, and log what is left out.

    A course without a talk of its own is talked about as the shipped one is.
    """
    folder = talk_folder(settings)
    words, problems = load_fixed_words(folder)
    talk = load_trained(folder)
    for problem in (*problems, *trained_problems(folder, talk)):
        log.error("Left out of the talk: %s", problem)
    return Spoken(words, TalkReader(course, talk))
