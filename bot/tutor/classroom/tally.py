"""What a class answered to one question, counted: the value, and what is said of it in a line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.tutor.exercises.questions.inputs import Choice

UNKNOWN = "other answers"


class Family(StrEnum):
    """What the rows of a tally count.

    ONE: who chose the option. SEVERAL: who picked the option, among others. ORDER: who put two
    neighbours of the right order into this order. PAIRS: who gave the term its own definition.
    NUMBER: whose number lies here. WORDS: who typed it. IDEAS: whose answer has the idea.
    """

    ONE = "one"
    SEVERAL = "several"
    ORDER = "order"
    PAIRS = "pairs"
    NUMBER = "number"
    WORDS = "words"
    IDEAS = "ideas"


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How many of the answers fit a row. `letter` is the one shown beside it, "" without one.

    `right` is None where the row is neither a right answer nor a wrong one. `feedback` and
    `misconception` are those of the lesson for whoever answered so, or for an order the other way
    round.
    """

    key: str
    letter: str
    text: str
    count: int
    right: bool | None = None
    feedback: str = ""
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class TypedNumbers:
    """The right number with its unit, how many typed it, and all the wrong ones, ascending."""

    answer: float
    unit: str
    hits: int
    wrong: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Confusions:
    """How often each term (a row) got each definition (a column, in the order of the letters).

    `own` is the column of the definition that belongs to the term.
    """

    terms: tuple[str, ...]
    definitions: tuple[Choice, ...]
    own: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class ClassTally:
    """What was answered to a question. Nothing in it is a text that a person typed.

    `answered` counts all answers, also the `unfit` ones, which fit the question no more since it
    was edited: these are in no row. `right` counts the right ones, of IDEAS those with at least
    `need` of them. `slips` are the commonest wrong numbers or pairs, the commonest first.
    `misconceptions` counts the answers that show each of them, in the order of the question.
    """

    family: Family
    answered: int
    right: int
    rows: tuple[TallyRow, ...]
    unfit: int = 0
    slips: tuple[TallyRow, ...] = ()
    misconceptions: Mapping[str, int] = field(default_factory=Counter)
    numbers: TypedNumbers | None = None
    confusions: Confusions | None = None
    need: int = 0


def commonest(tally: ClassTally) -> str | None:
    """Return the misconception that most answers show, of several the first in the question."""
    found = [tag for tag, count in tally.misconceptions.items() if count]
    return max(found, key=lambda tag: tally.misconceptions[tag], default=None)


def counted_tags(tags: Iterable[str | None], shown: Iterable[Iterable[str | None]]) -> Counter[str]:
    """Count in how many answers each tag shows, once an answer; the tags keep their order."""
    counts = Counter({tag: 0 for tag in tags if tag is not None})
    for one in shown:
        counts.update({tag for tag in one if tag is not None})
    return Counter({tag: count for tag, count in counts.items() if count})


def tags_in(rows: Iterable[TallyRow]) -> Counter[str]:
    """Count the tags of rows of which an answer is in one at most."""
    counts = Counter[str]()
    for row in rows:
        if row.misconception and row.count:
            counts[row.misconception] += row.count
    return counts


def headline(tally: ClassTally) -> str:
    """Say in a line how many were right."""
    if not tally.answered:
        return "No answers"
    of = f"{tally.right} of {tally.answered}"
    if tally.family is Family.IDEAS:
        ideas = "idea" if tally.need == 1 else "ideas"
        return f"{of} had at least {tally.need} {ideas} of {len(tally.rows)}"
    return f"{of} had it right"
