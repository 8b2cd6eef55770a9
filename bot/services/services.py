"""All services in one value, which the bot carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.course.guide import Guide
from bot.services.course.lessons import Lessons
from bot.services.course.progress import ProgressPage
from bot.services.data.own_data import OwnData
from bot.services.exercises.matching import Matching
from bot.services.exercises.questions import Questions
from bot.services.game.games import Games
from bot.services.lab.following import Following
from bot.services.lab.past_runs import PastRuns
from bot.services.lab.training import Training

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from bot.services.course.ports import Bookmarks, Notebook
    from bot.services.data.ports import Tables
    from bot.services.exercises.ports import Attempts
    from bot.services.lab.ports import Engine, Runs, Shelf
    from bot.trainings.catalogue import Catalogue
    from bot.tutor.course.course import Course
    from bot.tutor.data.table import DataTable


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything that is stored, one port for each kind."""

    bookmarks: Bookmarks
    attempts: Attempts
    notebook: Notebook
    runs: Runs
    shelf: Shelf
    tables: Tables


@dataclass(frozen=True, slots=True)
class Services:
    lessons: Lessons
    matching: Matching
    questions: Questions
    games: Games
    training: Training
    following: Following
    past_runs: PastRuns
    own_data: OwnData
    progress: ProgressPage
    guide: Guide


def build_services(
    course: Course,
    memory: Memory,
    engine: Engine,
    randomness: Random,
    tables: Mapping[str, DataTable],
    catalogue: Catalogue,
) -> Services:
    """Put the services together.

    `randomness` shuffles options and definitions; `tables` are those that come with the
    course; `catalogue` holds the names that a training may use.
    """
    matching = Matching(course, memory.attempts, randomness)
    questions = Questions(course, memory.attempts, randomness)
    games = Games(course, memory.attempts)
    following = Following(memory.runs, memory.shelf, catalogue)
    past_runs = PastRuns(memory.shelf, memory.tables, engine, tables, catalogue)
    return Services(
        lessons=Lessons(course, memory.bookmarks, memory.attempts, matching, questions, games),
        matching=matching,
        questions=questions,
        games=games,
        training=Training(memory.runs, memory.tables, engine, following, past_runs),
        following=following,
        past_runs=past_runs,
        own_data=OwnData(memory.tables, tuple(tables), catalogue),
        progress=ProgressPage(
            course, memory.bookmarks, memory.attempts, memory.notebook, memory.shelf
        ),
        guide=Guide(course),
    )
