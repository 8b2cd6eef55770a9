"""Two to eight lines are put in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import Choice, PutInOrder, letters_of
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import MENDING, choices_in, refitted, shuffled
from bot.tutor.shapes import (
    FEEDBACK,
    Flaw,
    IdKey,
    LineKey,
    LinesKey,
    RowsKey,
    Shape,
    TagKey,
    repeated,
    rows_in,
)

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.replies import Reply


@dataclass(frozen=True, slots=True)
class Swapped:
    """What to say when the second of two neighbours is put before the first."""

    ids: tuple[str, str]
    feedback: str
    misconception: str | None
    card: str = ""


@dataclass(frozen=True, slots=True)
class OrderTask:
    """`items` are in the right order."""

    items: tuple[Choice, ...]
    swapped: tuple[Swapped, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)

    def draw(self, randomness: Random) -> Drawn:
        """Shuffle the lines, from an order that does not hang on the right one.

        The right order may come out: if it never did, what is shown would say what is not right.
        """
        by_text = sorted(self.items, key=lambda item: item.text)
        return shuffled([item.id for item in by_text], randomness)

    def fit(self, drawn: Drawn) -> Drawn:
        return refitted(drawn, self.ids)

    def shown(self, drawn: Drawn) -> PutInOrder:
        return PutInOrder(choices_in(drawn, {item.id: item.text for item in self.items}))

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        """Give the share of neighbours that stand next to each other in the right order.

        Of n lines a blind order keeps 1 in n of its neighbours on average.
        """
        given = self.shown(drawn).taken(reply).ids
        place = {id_: spot for spot, id_ in enumerate(given)}
        neighbours = list(pairwise(self.ids))
        kept = sum(place[second] - place[first] == 1 for first, second in neighbours)
        if kept == len(neighbours):
            return Verdict(right=True, credit=1.0)
        swap = next(both for both in neighbours if place[both[0]] > place[both[1]])
        line = next((line for line in self.swapped if line.ids == swap), None)
        return Verdict(
            right=False,
            credit=kept / len(neighbours),
            feedback=line.feedback if line else self._plain_line(*swap, drawn),
            misconception=line.misconception if line else None,
            card=line.card if line else "",
        )

    def told(self, drawn: Drawn) -> str:
        letters = letters_of(self.shown(drawn).options, self.ids)
        lines = (
            f"{number}. **{letter}** · {item.text}"
            for number, (letter, item) in enumerate(zip(letters, self.items, strict=True), 1)
        )
        return "\n".join(["**The right order:**", *lines])

    def _plain_line(self, first: str, second: str, drawn: Drawn) -> str:
        before, after = letters_of(self.shown(drawn).options, [first, second])
        return f"{before} comes before {after}: ask what {after} needs to be there first."


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from repeated(table, "item", "text")
    ids = [row.get("id") for _, row in rows_in(table, "item")]
    for place, row in rows_in(table, "swapped"):
        names = tuple(row.get("pair", ()))
        if len(names) == 2 and names not in set(pairwise(ids)):
            wrong = f'"{names[0]}" does not stand right before "{names[1]}" in the right order'
            yield Flaw(f"swapped[{place}].pair", wrong, "name two neighbours, in the right order")


def _read(table: Mapping[str, Any]) -> OrderTask:
    return OrderTask(
        tuple(Choice(row["id"], row["text"]) for _, row in rows_in(table, "item")),
        tuple(
            Swapped(
                (row["pair"][0], row["pair"][1]),
                *(row[FEEDBACK], row["misconception"], row["card"]),
            )
            for _, row in rows_in(table, "swapped")
        ),
    )


ITEM: Shape = {"id": IdKey(), "text": LineKey(90)}
SWAPPED: Shape = {
    "pair": LinesKey(2, 2, 40),
    FEEDBACK: LineKey(300),
    "misconception": TagKey(),
    "card": MENDING,
}
SHAPE: Shape = {"item": RowsKey(ITEM, 2, 8), "swapped": RowsKey(SWAPPED, 0, 7)}
ORDER = QuestionKind("order", SHAPE, _flaws, _read)
