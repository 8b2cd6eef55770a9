"""A made-up lesson of three cards and a bank of questions, taken together by a few people."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from bot.tutor.classroom.lesson_together.doing import (
    answer_letters,
    answer_typed,
    read_it,
    try_letter,
    try_number,
)
from bot.tutor.classroom.lesson_together.state import LessonTogether, is_complete
from bot.tutor.classroom.lesson_together.way import LessonStage, draw_lesson, way_of
from bot.tutor.course.cards import Card, ChoiceTry, NumberSlip, NumberTry, TryAnswer
from bot.tutor.course.course import Lesson
from bot.tutor.exercises.attempts import LETTERS, Attempt, Entry
from bot.tutor.exercises.gatherings import CLOSING, JOINED, Gathering, Member
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.inputs import ChooseOne, ChooseSeveral
from bot.tutor.exercises.questions.kind import Question
from bot.tutor.exercises.questions.multiple import MultipleChoice
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.options import Option
from bot.tutor.exercises.questions.single import SingleChoice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.course.cards import Try
    from bot.tutor.exercises.questions.kind import QuestionTask

NOW = datetime(2026, 11, 27, tzinfo=UTC)
HOST = 11
CHOICE = ChoiceTry(
    "Which one?",
    (
        TryAnswer("yes", "This one", "Yes: said of this.", True),
        TryAnswer("no", "That one", "Said of that.", False),
    ),
)
NUMBER = NumberTry(
    "How many?", 3, 0.01, "Yes, three.", (NumberSlip(5, "Five is too many."),), "Not near."
)
CARDS = (
    Card("First", "The first text.", "first", then="After the first.", tried=CHOICE),
    Card("Read", "Only to read.", "read"),
    Card("Second", "The second text.", "second", then="After the second.", tried=NUMBER),
)


def options(key: str) -> tuple[Option, ...]:
    names = ("one", "two", "three")
    return tuple(Option(n, f"Option {n}", n == key, f"About {n}.", None) for n in names)


BANK = (
    Question("single", "Single?", "Single: why.", SingleChoice(options("one")), "first", kind="s"),
    Question(
        "multiple", "Several?", "Several: why.", MultipleChoice(options("two")), "second", kind="m"
    ),
    Question(
        "number",
        "A number?",
        "Number: why.",
        NumberTask("4", 0.01, (), "Not near.", "", ()),
        "second",
        kind="n",
    ),
)
LESSON = Lesson(
    id="made-up",
    number=1,
    title="Made up",
    summary="A made-up lesson.",
    minutes=5,
    needs=(),
    cards=CARDS,
    debrief=Card("End", "The end."),
    matching=None,
    questions=BANK,
    game=None,
    revision="abcdef",
)
PLAN = draw_lesson(LESSON, Random(1))
LAST = len(way_of(PLAN)) - 1


def turned(lesson: Lesson = LESSON) -> Lesson:
    """Return the lesson with every key turned round, in the tries and in the questions."""
    answers = tuple(replace(one, fits=not one.fits) for one in CHOICE.answers)
    tries: dict[str, Try] = {
        "first": replace(CHOICE, answers=answers),
        "second": replace(NUMBER, answer=7.0),
    }
    tasks: dict[str, QuestionTask] = {
        "single": SingleChoice(options("three")),
        "multiple": MultipleChoice(options("three")),
        "number": NumberTask("9", 0.01, (), "Not near.", "", ()),
    }
    return replace(
        lesson,
        cards=tuple(
            replace(c, tried=tries[c.id], then="Otherwise.") if c.id in tries else c
            for c in lesson.cards
        ),
        questions=tuple(
            replace(q, task=tasks[q.id], explanation="Else.") for q in lesson.questions
        ),
    )


@dataclass
class Course:
    """The lesson as its people go through it; each one's entries lie in an attempt of their own."""

    people: tuple[int, ...] = (11, 12, 13)
    phase: int = 0
    lesson: Lesson = LESSON
    entries: dict[int, tuple[Entry, ...]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    since: Mapping[int, int] = field(default_factory=dict)
    closed: bool = False
    joined: int = 0  # as it is noted when somebody is deleted

    @property
    def state(self) -> LessonTogether:
        members = tuple(
            Member(one, "", NOW, NOW if one in self.gone else None, self.since.get(one, 0))
            for one in self.people
        )
        due = NOW + timedelta(days=1)
        phase, closed_at = (CLOSING, NOW) if self.closed else (self.phase, None)
        noted = {JOINED: str(self.joined)} if self.joined else {}
        plan = replace(PLAN, terms={**PLAN.terms, **noted})
        found = Gathering(
            *(1, "lesson-together", 9, 77, 5, HOST, plan, phase, NOW, due), closed_at, members
        )
        attempts = tuple(
            Attempt(n, one, "", "lesson-together", Plan(), made, None)
            for n, (one, made) in enumerate(self.entries.items())
        )
        return LessonTogether(self.lesson, found, attempts)

    @property
    def stage(self) -> LessonStage:
        return self.state.stage

    def add(self, person: int, entry: Entry) -> None:
        entry = replace(entry, author=person, turn=entry.turn or str(self.phase))
        self.entries[person] = (*self.entries.get(person, ()), entry)

    def do(self, person: int, *, right: bool = True) -> None:
        """Do what the present phase asks of one person."""
        self.add(person, done(self.state, right=right))

    def on(self) -> None:
        """Go on to the next phase, or close after the last one."""
        if self.phase == LAST:
            self.closed = True
        else:
            self.phase += 1

    def settle(self) -> None:
        while not self.closed and is_complete(self.state):
            self.on()


def done(state: LessonTogether, *, right: bool = True) -> Entry:
    """Return what somebody who is right, or is not, does in the present phase."""
    card, question = state.card, state.question
    if card is not None and state.stage is LessonStage.TRY:
        is_choice = isinstance(card.tried, ChoiceTry)
        return try_letter(state, "BA"[right]) if is_choice else try_number(state, "53"[right])
    if question is None or state.stage is LessonStage.RESULT:
        return read_it(state)
    asked = state.asked(question)
    if not isinstance(asked, ChooseOne | ChooseSeveral):
        return answer_typed(state, "64"[right])
    key = {"single": "one", "multiple": "two"}[question.id]
    letters = {one.id: letter for letter, one in zip(LETTERS, asked.options, strict=False)}
    return answer_letters(state, letters[key if right else "three"])
