"""Options that are right or wrong, each with its own feedback; shared by several kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.attempts import fitted
from bot.tutor.exercises.questions.inputs import Choice
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.shapes import (
    FEEDBACK,
    FlagKey,
    Flaw,
    IdKey,
    LineKey,
    RowsKey,
    Shape,
    TagKey,
    rows_in,
)

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True, slots=True)
class Option:
    """One answer on offer.

    `misconception` is the id of the wrong idea it stands for, `card` that of the card that mends
    it, "" for the card of the question.
    """

    id: str
    text: str
    right: bool
    feedback: str
    misconception: str | None
    card: str = ""


MENDING = LineKey(40, needed=False)
"""The key of a row's own card, which mends the answer of this row."""
OPTION: Shape = {
    "id": IdKey(),
    "text": LineKey(100),
    "right": FlagKey(),
    FEEDBACK: LineKey(300),
    "misconception": TagKey(),
    "card": MENDING,
}


def options_key(most: int) -> RowsKey:
    """Return the key of two to `most` options."""
    return RowsKey(OPTION, 2, most)


def read_options(table: Mapping[str, Any], text: str = "text") -> tuple[Option, ...]:
    """Return the options of a table without flaws; `text` is the key of an option's words."""
    return tuple(
        Option(
            *(row["id"], row[text], row["right"]),
            *(row[FEEDBACK], row["misconception"], row["card"]),
        )
        for _, row in rows_in(table, "option")
    )


def count_right(table: Mapping[str, Any]) -> tuple[int, int]:
    """Count the right options, and all options, of a table that may have flaws."""
    options = rows_in(table, "option")
    return sum(row.get("right") is True for _, row in options), len(options)


def not_one_right(table: Mapping[str, Any]) -> Iterable[Flaw]:
    right, options = count_right(table)
    if options and right != 1:
        wrong = f"{right} options are right and it must be exactly one"
        yield Flaw("", wrong, "write right = true in one option only")


def shuffled(ids: Sequence[str], randomness: Random) -> Drawn:
    return Drawn(tuple(randomness.sample(ids, len(ids))))


def refitted(drawn: Drawn, ids: Sequence[str]) -> Drawn:
    """Drop the ids that left the lesson, and append those that are new."""
    order = tuple(fitted(drawn.order, ids))
    return drawn if order == drawn.order else replace(drawn, order=order)


def choices_in(drawn: Drawn, texts: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return the options as they are shown; `texts` are by id."""
    return tuple(Choice(id_, texts[id_]) for id_ in drawn.order)
