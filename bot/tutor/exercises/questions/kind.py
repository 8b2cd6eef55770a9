"""What every kind of question is: how its table is read, and what its questions can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from bot.tutor.shapes import TableKind

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.replies import Reply


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for one question: the ids of its options as shown, and numbers by name."""

    order: tuple[str, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a reply was judged: `right`, a `credit` of 0 to 1, and the feedback for this very reply.

    `right` is None where only the person can say so: such a question takes one reply. `reply` is
    the reply as it was understood, where that is more than what was sent. `card` is the id of the
    card that mends this very reply, "" for that of the question. `follow_up` is what the same
    question asks next, after this reply and before it has a credit. `missed` is said of what the
    reply left out, once the question is closed. `headline` says in a few words what was amiss, ""
    where nothing but the credit tells it. `veiled` is the feedback without the answer, for as long
    as another try is left; "" where the feedback does not hold it. `exact` says that the reply is
    the right answer as it would be told, so that telling it adds nothing.
    """

    right: bool | None
    credit: float
    feedback: str = ""
    misconception: str | None = None
    reply: Reply | None = None
    card: str = ""
    follow_up: QuestionTask | None = None
    missed: str = ""
    headline: str = ""
    veiled: str = ""
    exact: bool = False


class QuestionTask(Protocol):
    """What is asked in one question, without its stem. Nothing here raises but TutorError."""

    def draw(self, randomness: Random) -> Drawn:
        """Draw what differs from person to person, once at the beginning of an attempt."""
        ...

    def fit(self, drawn: Drawn) -> Drawn:
        """Adapt what was drawn earlier to a lesson that may have changed since."""
        ...

    def shown(self, drawn: Drawn) -> Input:
        """Return what a person answers with, which is one of the five shared inputs."""
        ...

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        """Judge a reply. Raise TutorError, and nothing is counted, for one that cannot count."""
        ...

    def told(self, drawn: Drawn) -> str:
        """Tell the right answer, as Markdown."""
        ...


QuestionKind = TableKind[QuestionTask]
"""Beside the keys of its shape, the table of a question has those that every question has."""


@dataclass(frozen=True, slots=True)
class SubStep:
    """One step of a worked question: what is asked, and its answer as a sum of drawn numbers."""

    ask: str
    answer: str | float


@dataclass(frozen=True, slots=True)
class Question:
    """A question of some kind: its stem, its task, and what is explained once it is answered.

    `card` is the id of the card that mends a wrong answer, `goal` the number of the lesson's goal
    that it asks about, counted from 1. `hints` are shown one after the other, `steps` split it.
    """

    id: str
    stem: str
    explanation: str
    task: QuestionTask
    card: str = ""
    goal: int = 1
    kind: str = ""
    hints: tuple[str, ...] = ()
    steps: tuple[SubStep, ...] = ()
