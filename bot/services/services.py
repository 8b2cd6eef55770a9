"""All services in one value, which the bot carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.games import Games
from bot.services.guide import Guide
from bot.services.lessons import Lessons
from bot.services.matching import Matching
from bot.services.progress import Progress
from bot.services.questions import Questions
from bot.services.training import Training

if TYPE_CHECKING:
    from random import Random

    from bot.services.ports import Attempts, Notebook, Readings, Runs, Trainer
    from bot.tutor.course import Course


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything that is remembered, one port for each kind."""

    readings: Readings
    attempts: Attempts
    notebook: Notebook
    runs: Runs


@dataclass(frozen=True, slots=True)
class Services:
    lessons: Lessons
    matching: Matching
    questions: Questions
    games: Games
    training: Training
    progress: Progress
    guide: Guide


def build_services(
    course: Course, memory: Memory, trainer: Trainer, randomness: Random
) -> Services:
    """Put the services together; `randomness` shuffles options and definitions."""
    matching = Matching(course, memory.attempts, randomness)
    questions = Questions(course, memory.attempts, randomness)
    games = Games(course, memory.attempts)
    return Services(
        lessons=Lessons(course, memory.readings, memory.attempts, matching, questions, games),
        matching=matching,
        questions=questions,
        games=games,
        training=Training(memory.runs, trainer),
        progress=Progress(course, memory.readings, memory.attempts, memory.notebook, memory.runs),
        guide=Guide(course),
    )
