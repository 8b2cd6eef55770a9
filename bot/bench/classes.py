"""Simulated classes with three planted misconceptions, and how often these are named first.

A class answers what an instructor might post in a week: questions about each planted misconception,
and some that can show none of them. A part of the class is convinced of a planted one: who is gives
the answer that shows it with a chance of 0.8, in a question that has one. All other answers are
right with a chance of 0.7, and else a slip at random.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bot.bench.class_answers import possible_answers
from bot.bench.report import Report, Row
from bot.registries import REGISTRIES
from bot.settings import Settings
from bot.taught import taught
from bot.tutor.classroom.beliefs import PostedAnswers, beliefs_of
from bot.tutor.classroom.mending import questions_about
from bot.tutor.course.asked import questions_named
from bot.tutor.exercises.history import item_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.bench.class_answers import PossibleAnswers
    from bot.tutor.classroom.beliefs import ClassBelief
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.replies import Reply

SIZES = (3, 4, 5, 10, 15, 20, 30, 100)
GOAL_FROM, GOAL = 15, 0.9
LEAST = 5  # people, with fewer of whom nothing may be named
CLASSES, FEW_CLASSES = 500, 40
PLANTED = 3
SURE, RIGHT = 0.8, 0.7


@dataclass(frozen=True, slots=True)
class SimulatedWeek:
    """What is posted, and how many believe: both ends of the share of a class, drawn for each.

    `about` questions are posted about each planted misconception, and `others` can show none.
    """

    name: str
    about: int = 2
    others: int = 2
    convinced: tuple[float, float] = (0.3, 0.6)


USUAL = SimulatedWeek("two questions about each, two others, 30-60 % believe")
HARDER = (
    SimulatedWeek("one question about each, five others, 30-60 % believe", 1, 5),
    SimulatedWeek("two questions about each, four others, 20-30 % believe", 2, 4, (0.2, 0.3)),
)


@dataclass(frozen=True, slots=True)
class SimulatedClass:
    """What was planted, and what the answers say."""

    planted: frozenset[str]
    beliefs: tuple[ClassBelief, ...]

    @property
    def named(self) -> frozenset[str]:
        """The first three that are named; those with too few answers are not."""
        first = self.beliefs[:PLANTED]
        return frozenset(one.misconception.id for one in first if one.enough)

    @property
    def found(self) -> bool:
        return self.named == self.planted


@dataclass(frozen=True, slots=True)
class ClassSimulation:
    """A course, and which of its questions can show each misconception."""

    course: Course
    about: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, course: Course) -> ClassSimulation:
        ids = [one.id for one in course.misconceptions]
        return cls(course, {id_: questions_about(course, id_) for id_ in ids})

    def classes(self, week: SimulatedWeek, size: int, count: int) -> list[SimulatedClass]:
        """Let `count` classes of one size answer; the same arguments give the same classes."""
        randomness = Random(f"{week}-{size}")
        return [self.simulated(week, size, randomness) for _ in range(count)]

    def simulated(self, week: SimulatedWeek, size: int, randomness: Random) -> SimulatedClass:
        planted, posts = self._posted(week, randomness)
        people: list[set[str]] = [set() for _ in range(size)]
        for id_ in planted:
            share = randomness.uniform(*week.convinced)
            for person in randomness.sample(people, round(share * size)):
                person.add(id_)
        answer = partial(_answers, people=people, randomness=randomness)
        beliefs = beliefs_of(map(answer, posts), self.course.misconceptions)
        return SimulatedClass(frozenset(planted), beliefs)

    def _posted(
        self, week: SimulatedWeek, randomness: Random
    ) -> tuple[list[str], list[PossibleAnswers]]:
        """Draw what is planted and what is posted; no question is posted twice."""
        names: dict[str, None] = {}
        planted: list[str] = []
        while len(names) < PLANTED * week.about:
            known = [id_ for id_, about in self.about.items() if len(about) >= week.about]
            planted = randomness.sample(known, PLANTED)
            drawn = [randomness.sample(self.about[id_], week.about) for id_ in planted]
            names = dict.fromkeys(name for some in drawn for name in some)
        telling = {name for id_ in planted for name in self.about[id_]}
        every = [item_of(one.id, each.id) for one in self.course.lessons for each in one.questions]
        silent = [name for name in every if name not in telling]
        randomness.shuffle(silent)
        posts = [*self._possible(names, randomness)]
        others = self._possible(silent, randomness)
        return planted, [*posts, *islice(others, week.others)]

    def _possible(self, names: Iterable[str], randomness: Random) -> Iterator[PossibleAnswers]:
        for question in questions_named(self.course, names):
            post = possible_answers(question, randomness)
            if post is not None:
                yield post


def _answers(post: PossibleAnswers, people: list[set[str]], randomness: Random) -> PostedAnswers:
    entries = [
        replace(post.entry(_reply(post, frozenset(held), randomness)), author=number)
        for number, held in enumerate(people, start=1)
    ]
    return PostedAnswers(post.question, post.drawn, tuple(entries))


def _reply(post: PossibleAnswers, held: frozenset[str], randomness: Random) -> Reply:
    distractors = post.showing(held)
    if distractors and randomness.random() < SURE:
        return randomness.choice(distractors)
    if randomness.random() < RIGHT:
        return post.right
    return randomness.choice(post.wrong)[0]


def class_rows(simulation: ClassSimulation, count: int) -> list[Row]:
    """Return the share of classes whose planted misconceptions are the first three, by size."""
    rows = []
    for week in (USUAL, *HARDER):
        for size in SIZES:
            made = simulation.classes(week, size, count)
            name = f"{size} people"
            if size < LEAST:
                silent = _share(made, lambda one: not one.named)
                rows.append(Row(week.name, f"{name}: too few answers", silent, "", at_least=1))
                continue
            goal = GOAL if size >= GOAL_FROM and week is USUAL else None
            found = _share(made, lambda one: one.found)
            rows.append(Row(week.name, f"{name}: all three first", found, "", at_least=goal))
    return rows


def _share(made: list[SimulatedClass], which: Callable[[SimulatedClass], bool]) -> float:
    return sum(map(which, made)) / len(made)


def classes_report(*, quick: bool) -> Report:
    """Simulate classes on the course that comes with Nudge."""
    course, *_ = taught(Settings(database=Path("none")), REGISTRIES)
    rows = class_rows(ClassSimulation.of(course), FEW_CLASSES if quick else CLASSES)
    return Report(tuple(rows), (), {})
