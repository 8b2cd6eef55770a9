"""What a person did is read again once a press, however much of it there is."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.services.exercises.matching import Matching
from bot.services.exercises.questions import Questions
from bot.services.game.games import Games
from bot.services.game.talk import GameTalk
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.exercises.attempts import FIRST, Activity, Attempt, Entry, EntryKind, mark_of
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.replies import Paired
from bot.tutor.game.drawing import draw_game
from bot.tutor.people import Press
from tests.fakes import FakePictures, NoCorrections
from tests.services.game.nobody import NoHistory, NoJudgements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import WantedAttempt

ANA = Press(1, 7)


class CountedEntries(tuple[Entry, ...]):
    """Entries that count how often they are gone through."""

    replays = 0

    def __iter__(self) -> Iterator[Entry]:
        self.replays += 1
        return super().__iter__()


class OneAttempt:
    """Remembers one attempt, and takes every entry."""

    def __init__(self, lesson: Lesson, activity: str, plan: Plan, *entries: Entry) -> None:
        self.entries = CountedEntries(entries)
        self.attempt = Attempt(1, ANA.person, lesson.id, activity, plan, self.entries, None)

    async def begin(self, _press: Press, _wanted: WantedAttempt) -> Attempt:
        return self.attempt

    async def get(self, _attempt: int) -> Attempt | None:
        return self.attempt

    async def add(
        self, _press: Press, _attempt: Attempt, _entry: Entry, _score: float | None
    ) -> bool:
        self.entries.replays -= 1  # to put the new entry behind them, they are copied
        return True

    async def enter(
        self, _press: Press, _wanted: WantedAttempt, _phase: int, _judge: object
    ) -> tuple[Attempt, bool]:
        return self.attempt, False

    async def close(self, _attempt: int, _score: float | None) -> None: ...

    async def latest(self, _person: int, _activity: str, _scope: str = FIRST) -> Attempt | None:
        return self.attempt

    async def results(self, _person: int, _scope: str = FIRST) -> tuple[()]:
        return ()


@pytest.fixture
def course(settings: Settings) -> Course:
    return load_course(settings.lessons, LESSON_KINDS)[0]


@pytest.fixture
def lesson(course: Course) -> Lesson:
    found = course.game_lesson()
    assert found is not None
    return found


async def test_an_answer_is_judged_with_one_look_for_other_keys_and_one_replay(
    course: Course, lesson: Lesson
) -> None:
    ids = tuple(question.id for question in lesson.questions)
    memory = OneAttempt(lesson, Activity.QUESTIONS, Plan(ids))
    questions = Questions(course, memory, NoCorrections(), Random(1))
    await questions.choose(ANA, 1, mark_of(0, lesson.revision), "A", None)
    assert memory.entries.replays == 2


async def test_a_pair_is_judged_with_one_replay(course: Course, lesson: Lesson) -> None:
    assert lesson.matching is not None
    memory = OneAttempt(lesson, Activity.MATCHING, Plan(orders={"definitions": ()}))
    matching = Matching(course, memory, Random(1))
    term = lesson.matching.pairs[0].id
    await matching.pair(ANA, 1, mark_of(0, lesson.revision), term, "B")
    assert memory.entries.replays == 1


def games_with(course: Course, memory: OneAttempt) -> Games:
    stores = memory, NoHistory(), NoJudgements()
    return Games(course, *stores, FakePictures(), Random(1), Activity.GAME)


FEATURES = Entry("features", "", "", reply=Paired((("slang", "casual"), ("polite", "formal"))))


async def test_a_prediction_is_judged_with_one_replay(course: Course, lesson: Lesson) -> None:
    assert lesson.game is not None
    memory = OneAttempt(lesson, Activity.GAME, draw_game(lesson.game, Random(1)), FEATURES)
    games = games_with(course, memory)
    await games.predict(ANA, 1, mark_of(1, lesson.revision), "formal", 80)
    assert memory.entries.replays == 1


async def test_a_typed_correction_is_taken_with_three_replays(
    course: Course, lesson: Lesson
) -> None:
    assert lesson.game is not None
    wrong = Entry(EntryKind.PREDICTION, "assistance", "casual", right=False, confidence=80)
    plan = draw_game(lesson.game, Random(1))
    memory = OneAttempt(lesson, Activity.GAME, plan, FEATURES, wrong)
    scene = await GameTalk(games_with(course, memory)).hear(ANA, "slang too high")
    assert scene is not None
    assert scene.state.said
    assert memory.entries.replays == 3  # whether one is awaited, what is shown, and the judgement
