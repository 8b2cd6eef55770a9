"""What tests of services share: the real store in an empty folder, and a course of two lessons."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING, Protocol

import pytest

from bot.content.course import load_course
from bot.memories import memory_in
from bot.registries import REGISTRIES
from bot.services.conversation.reader import Spoken, TalkReader
from bot.services.given import Memory, Outside
from bot.services.services import build_services
from bot.store.database import Database
from bot.trainings.catalogue import CATALOGUE
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.people import Press
from tests.conftest import shipped_taught, trained
from tests.content.small_course import LESSON, write_course
from tests.fakes import FakePictures, HandClock, HeardMessages, QuickEngine
from tests.services.lab.listening import ANA
from tests.services.threads import FakeThreads
from tests.store.building import SteppingClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.services.services import Services
    from bot.settings import Settings
    from bot.tutor.course.course import Course, Lesson

SECOND_CARD = """
## Another card {#another-card}

It says something else.

### Say it differently

It says that again.
"""


class Presses:
    """Makes presses, each with an id of its own."""

    def __init__(self) -> None:
        self.ids = count(1)

    def __call__(self, person: int = ANA, guild: int | None = None) -> Press:
        return Press(next(self.ids), person, guild)


class Teach(Protocol):
    """Build the services on another course and the same database, as an edit and a restart do."""

    def __call__(self, course: Course, /) -> Services: ...


@pytest.fixture
def press() -> Presses:
    return Presses()


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    opened = Database(settings.database, SteppingClock())
    opened.start()
    yield opened
    opened.close()


@pytest.fixture
def memory(database: Database) -> Memory:
    return memory_in(database, CATALOGUE)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Load two lessons. The first has two cards and a game; the second needs the first."""
    changed = {"first/lesson.md": LESSON + SECOND_CARD}
    loaded, problems = load_course(write_course(tmp_path / "lessons", changed), LESSON_KINDS)
    assert not problems
    return loaded


@pytest.fixture
def lesson(course: Course) -> Lesson:
    return course.lessons[0]


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def teach(memory: Memory, pictures: FakePictures) -> Teach:
    told = HeardMessages(), FakeThreads()
    outside = Outside(QuickEngine(), *told, HandClock(), Random(1), pictures)

    def build(course: Course) -> Services:
        spoken = Spoken(shipped_taught()[2].words, TalkReader(course, trained()))
        return build_services(course, memory, outside, {}, REGISTRIES, spoken)

    return build


@pytest.fixture
def services(course: Course, teach: Teach) -> Services:
    return teach(course)
