"""One attempt at an exercise: a plan drawn at its start, then entries that are only ever added.

The state of an attempt is never stored: it is computed from the entries, so that what was shown and
what is stored cannot differ. The step of an entry is its position in the sequence, counted from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.tutor.exercises.plans import Plan
    from bot.tutor.exercises.replies import Reply

FIRST = "first"
"""The scope of the attempt that counts for a person's progress; others are practice."""
PRACTICE = "practice"
"""The scope of what is done again, or beyond what counts."""


class Activity(StrEnum):
    """The activities of a lesson. There are others: any name that a registry knows may be one."""

    MATCHING = "matching"
    QUESTIONS = "questions"
    GAME = "game"
    GAME_SKIPPED = "game-skipped"
    """Somebody left the game out: it counts as done for its lesson, and has no entries."""
    TRIES = "tries"
    MISTAKES = "mistakes"


ASKING = (Activity.QUESTIONS, Activity.MISTAKES)
"""The activities that ask questions."""


class EntryKind(StrEnum):
    """The kinds of entries that the exercises of a lesson make; a game may make others.

    WORDS is an answer in one's own words that is judged by the ANSWER after it. HINT, SPLIT and
    STEP are help on the way to an answer: a hint, asking for the steps, a reply to one of them.
    """

    PAIR = "pair"
    ANSWER = "answer"
    WORDS = "words"
    HINT = "hint"
    SPLIT = "split"
    STEP = "step"
    PREDICTION = "prediction"
    CORRECTION = "correction"
    RULE = "rule"
    REJUDGED = "rejudged"
    """No entry of a person: by a corrected key their answer to `item` is worth more."""
    TOLD = "told"
    """The person was told of the note at the step that `choice` names."""
    TRY = "try"
    HANDS_ON = "hands-on"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a person did. `item` is what it was about, `choice` what they chose or typed.

    `confidence` is in percent. `right` is None where nothing was graded, else `credit` may say how
    right it was, 0 to 1. `reply` is an answer that is more than one word. `author` is the Discord
    id of whoever did it, None once they were deleted. `turn` names the turn it was done in: each
    author has one entry a turn. `revision` is that of the content it was judged by.
    """

    kind: str
    item: str
    choice: str
    right: bool | None = None
    confidence: int | None = None
    reply: Reply | None = None
    credit: float | None = None
    author: int | None = None
    turn: str = ""
    revision: str = ""


LETTERS = "ABCDEFGHIJ"


def by_letter(letter: str, shown: Sequence[str]) -> str | None:
    """Return the id that is shown beside a letter; None when no such letter is shown."""
    return dict(zip(LETTERS, shown, strict=False)).get(letter.upper())


def mark_of(step: int, revision: str) -> str:
    """Name the exact state a card shows: its step, and four characters of the lesson's revision.

    A button carries the mark, so that a press on an older card changes nothing.
    """
    return f"{step}-{revision[:4]}"


def fitted(shown: Sequence[str], existing: Sequence[str]) -> list[str]:
    """Adapt an order drawn earlier to a lesson that changed: drop lost ids, append new ones."""
    return [id_ for id_ in shown if id_ in existing] + [id_ for id_ in existing if id_ not in shown]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt at an exercise, with all its entries in order. `score` is 0 to 1 at its end.

    It belongs to a `person` (a Discord id), to a `gathering`, or to a person within a gathering,
    whose `phase` was this when the attempt was read. `lesson` is empty where it is about none.
    `scope` says what it is for: FIRST, or practice. A closed attempt without a score was broken
    off.
    """

    id: int
    person: int | None
    lesson: str
    activity: str
    plan: Plan
    entries: tuple[Entry, ...]
    score: float | None
    scope: str = FIRST
    gathering: int | None = None
    phase: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Touched:
    """An attempt, open or closed, and when its person began it or did something in it last."""

    attempt: Attempt
    at: datetime


@dataclass(frozen=True, slots=True)
class WantedAttempt:
    """What somebody begins. In a gathering it is the person's own, or with `of_group` its own.

    `joins` lets whoever begins their own attempt join the gathering with it, as in a post that
    everybody may answer; otherwise only members may begin.
    """

    lesson: str
    activity: str
    plan: Plan
    scope: str = FIRST
    gathering: int | None = None
    of_group: bool = False
    joins: bool = True

    @property
    def open_to_all(self) -> bool:
        """Whether one need not be a member to begin it."""
        return self.joins and not self.of_group


@dataclass(frozen=True, slots=True)
class Result:
    """The lesson, the activity and the score (0 to 1) of an attempt that came to its end."""

    lesson: str
    activity: str
    score: float


@dataclass(frozen=True, slots=True)
class Scored:
    """An attempt that came to its end, in short; `items` is how many were drawn for it."""

    lesson: str
    activity: str
    scope: str
    score: float
    items: int


@dataclass(frozen=True, slots=True)
class Gained:
    """An answer to a question, named "lesson/question", that counts for more by a corrected key."""

    question: str
    right: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What a new judgement changes in an attempt: its score, and notes about its answers.

    `score` is None where it stays.
    """

    attempt: int
    notes: tuple[Entry, ...] = ()
    score: float | None = None
