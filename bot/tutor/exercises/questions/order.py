"""Two to eight lines are put in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import Choice, PutInOrder, letters_of
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import choices_in, refitted, shuffled
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


@dataclass(frozen=True, slots=True)
class OrderTask:
    """`items` are in the right order."""

    items: tuple[Choice, ...]
    swapped: tuple[Swapped, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)

    def draw(self, randomness: Random) -> Drawn:
        """Shuffle the lines; if that gives the right order, turn it round."""
        drawn = shuffled(self.ids, randomness)
        return Drawn(drawn.order[::-1]) if drawn.order == self.ids else drawn

    def fit(self, drawn: Drawn) -> Drawn:
        return refitted(drawn, self.ids)

    def shown(self, drawn: Drawn) -> PutInOrder:
        return PutInOrder(choices_in(drawn, {item.id: item.text for item in self.items}))

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        """Give Kendall's tau (Biometrika 30, 1938), at least 0: a blind order is worth nothing."""
        given = self.shown(drawn).taken(reply).ids
        place = {id_: spot for spot, id_ in enumerate(given)}
        pairs = list(combinations(self.ids, 2))
        kept = sum(place[first] < place[second] for first, second in pairs)
        if kept == len(pairs):
            return Verdict(right=True, credit=1.0)
        swap = next(both for both in pairwise(self.ids) if place[both[0]] > place[both[1]])
        line = next((line for line in self.swapped if line.ids == swap), None)
        return Verdict(
            right=False,
            credit=max(0.0, 2 * kept / len(pairs) - 1),
            feedback=line.feedback if line else self._plain_line(*swap, drawn),
            misconception=line.misconception if line else None,
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
        return f"{before} comes before {after}."


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
            Swapped((row["pair"][0], row["pair"][1]), row[FEEDBACK], row["misconception"])
            for _, row in rows_in(table, "swapped")
        ),
    )


ITEM: Shape = {"id": IdKey(), "text": LineKey(90)}
SWAPPED: Shape = {"pair": LinesKey(2, 2, 40), FEEDBACK: LineKey(300), "misconception": TagKey()}
SHAPE: Shape = {"item": RowsKey(ITEM, 2, 8), "swapped": RowsKey(SWAPPED, 0, 7)}
ORDER = QuestionKind("order", SHAPE, _flaws, _read)
